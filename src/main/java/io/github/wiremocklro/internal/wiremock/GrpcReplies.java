package io.github.wiremocklro.internal.wiremock;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.github.tomakehurst.wiremock.http.ChunkedDribbleDelay;
import com.github.tomakehurst.wiremock.http.HttpHeader;
import com.github.tomakehurst.wiremock.http.HttpHeaders;
import com.github.tomakehurst.wiremock.http.Response;
import io.github.wiremocklro.internal.api.GrpcTranscoder;
import io.github.wiremocklro.internal.grpc.GrpcReply;
import io.github.wiremocklro.internal.grpc.GrpcStatus;
import io.github.wiremocklro.internal.grpc.Metadata;
import io.github.wiremocklro.internal.json.Json;
import io.github.wiremocklro.operation.Code;
import io.github.wiremocklro.operation.FaultBody;
import io.github.wiremocklro.operation.FaultReply;
import io.github.wiremocklro.operation.InvalidArgumentException;
import io.github.wiremocklro.operation.JsonObject;
import java.time.Duration;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * What goes back over gRPC, made of what would go back over HTTP.
 *
 * @param transcoder makes the messages
 * @param type the full name of the message that a success is
 */
record GrpcReplies(GrpcTranscoder transcoder, String type) {
  private static final int OK = 200;
  private static final int MULTIPLE_CHOICES = 300;
  private static final String RETRY_AFTER = "Retry-After";
  private static final String OPERATION = "google.longrunning.Operation";
  private static final String EMPTY = "google.protobuf.Empty";
  private static final String ERROR = "error";

  /** Returns an answer of this library, with what happens to it on its way. */
  GrpcReply of(Reply reply) {
    if (reply.fault() instanceof FaultBody body) {
      return GrpcReply.of(
          content(body.status(), body.contentType(), body.text().getBytes(UTF_8), null));
    }
    if (reply.fault() instanceof FaultReply.Dropped) {
      return GrpcReply.of(new GrpcReply.Dropped());
    }
    GrpcReply.Content content = reply.httpStatus() == OK ? message(reply.body()) : failure(reply);
    if (reply.fault() instanceof FaultReply.Truncated) {
      return GrpcReply.of(new GrpcReply.Truncated(bytes(content)));
    }
    return reply.fault() instanceof FaultReply.Delay delay
        ? new GrpcReply(delay.delay(), Metadata.EMPTY, content)
        : GrpcReply.of(content);
  }

  /** Returns WireMock's reply to a request that a mapping has served, or a filter has stopped. */
  GrpcReply of(Response response) {
    HttpHeaders headers = response.getHeaders();
    return new GrpcReply(
        delay(response),
        GrpcHeaders.metadata(headers),
        response.getFault() == null ? content(response, headers) : new GrpcReply.Dropped());
  }

  private GrpcReply.Content content(Response response, HttpHeaders headers) {
    byte @Nullable [] body = response.getBody();
    byte[] bytes = body == null ? new byte[0] : body;
    return GrpcHeaders.announcedLength(headers) > bytes.length
        ? new GrpcReply.Truncated(bytes)
        : content(
            response.getStatus(), text(headers, "Content-Type"), bytes, text(headers, RETRY_AFTER));
  }

  /** Returns a reply over HTTP: a message, an error, or what no server of gRPC has written. */
  GrpcReply.Content content(
      int status, @Nullable String contentType, byte[] body, @Nullable String retryAfter) {
    boolean success = status >= OK && status < MULTIPLE_CHOICES;
    if (success && body.length == 0) {
      return type.equals(EMPTY)
          ? message(JsonObject.EMPTY)
          : notSent("there is no body; write {} for a message without fields");
    }
    JsonObject json = json(body);
    if (json != null && success) {
      return message(json);
    }
    return json != null && json.get(ERROR) instanceof JsonObject error
        ? failure(error, status, retryAfter)
        : new GrpcReply.Http(status, contentType == null ? "" : contentType, body);
  }

  private GrpcReply.Content message(JsonObject json) {
    try {
      return new GrpcReply.Message(bytes(json));
    } catch (InvalidArgumentException e) {
      return notSent(String.valueOf(e.getMessage()));
    }
  }

  private GrpcReply.Failure notSent(String problem) {
    return new GrpcReply.Failure(
        GrpcStatus.of(
            Code.INTERNAL, "The reply cannot be sent as a %s: %s".formatted(type, problem)));
  }

  /**
   * A fault lets an operation have both results. On the wire they can follow on each other, though
   * in a oneof of protobuf's the last one is seen.
   */
  private byte[] bytes(JsonObject json) {
    if (!type.equals(OPERATION) || !json.has(ERROR) || !json.has("response")) {
      return transcoder.message(type, json);
    }
    byte[] first = transcoder.message(type, json.without(ERROR));
    byte[] second = transcoder.message(type, JsonObject.of(ERROR, json.get(ERROR)));
    byte[] both = Arrays.copyOf(first, first.length + second.length);
    System.arraycopy(second, 0, both, first.length, second.length);
    return both;
  }

  private GrpcReply.Content failure(Reply reply) {
    Duration after = reply.retryAfter();
    JsonObject error = reply.body().get(ERROR) instanceof JsonObject told ? told : JsonObject.EMPTY;
    return failure(
        error, reply.httpStatus(), after == null ? null : String.valueOf(after.toSeconds()));
  }

  private GrpcReply.Failure failure(JsonObject error, int status, @Nullable String retryAfter) {
    return new GrpcReply.Failure(new ErrorStatus(transcoder).of(error, status, retryAfter));
  }

  /** What breaks off has to be as long as it would be, and no more is to be seen of it. */
  private static byte[] bytes(GrpcReply.Content content) {
    if (content instanceof GrpcReply.Message message) {
      return message.bytes();
    }
    return content instanceof GrpcReply.Failure failure ? failure.status().details() : new byte[0];
  }

  private static @Nullable JsonObject json(byte[] body) {
    String text = new String(body, UTF_8);
    try {
      return text.stripLeading().startsWith("{") ? Json.parseReply(text, "the reply") : null;
    } catch (InvalidArgumentException e) {
      return null;
    }
  }

  /** A message is sent in one piece: when WireMock would have sent the last. */
  private static Duration delay(Response response) {
    ChunkedDribbleDelay dribble = response.getChunkedDribbleDelay();
    long total = dribble == null ? 0 : dribble.getTotalDuration();
    return Duration.ofMillis(response.getInitialDelay() + total);
  }

  private static @Nullable String text(HttpHeaders headers, String name) {
    HttpHeader header = headers.getHeader(name);
    return header.isPresent() ? header.firstValue() : null;
  }
}
