package io.github.wiremocklro.internal.wiremock;

import static com.github.tomakehurst.wiremock.client.ResponseDefinitionBuilder.like;
import static java.nio.charset.StandardCharsets.UTF_8;

import com.github.tomakehurst.wiremock.client.ResponseDefinitionBuilder;
import com.github.tomakehurst.wiremock.http.HttpHeaders;
import com.github.tomakehurst.wiremock.http.ResponseDefinition;
import io.github.wiremocklro.internal.engine.Answer;
import io.github.wiremocklro.internal.json.Json;
import io.github.wiremocklro.operation.Code;
import io.github.wiremocklro.operation.FaultBody;
import io.github.wiremocklro.operation.FaultReply;
import io.github.wiremocklro.operation.InvalidArgumentException;
import io.github.wiremocklro.operation.JsonObject;
import io.github.wiremocklro.operation.Status;
import io.github.wiremocklro.operation.StatusException;
import java.nio.charset.IllegalCharsetNameException;
import java.nio.charset.UnsupportedCharsetException;
import java.time.Duration;
import java.util.function.Function;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * What goes back over HTTP: a status and a JSON body, of an error as much as of success.
 *
 * <p>The body is handed on as bytes, for WireMock evaluates templates in text, and a client's data
 * must never be one.
 */
public record Reply(
    int httpStatus, JsonObject body, @Nullable Duration retryAfter, @Nullable FaultReply fault) {
  /** To the letter as Google's front end sends it. */
  public static final String JSON = "application/json; charset=UTF-8";

  private static final String CONTENT_TYPE = "Content-Type";
  private static final int OK = 200;

  /** Returns the reply to a client's call, with what happens to it on its way. */
  static Reply toCall(Supplier<Answer<JsonObject>> call, ErrorLog log) {
    return caught(() -> of(call.get(), log), e -> toClient(e, log));
  }

  /** Returns the reply that a call gives with a status of its own, or the error that it throws. */
  static Reply to(int success, Supplier<JsonObject> call) {
    return caught(
        () -> new Reply(success, call.get(), null, null), e -> error(e, ErrorBody.withReason(e)));
  }

  private static Reply caught(Supplier<Reply> reply, Function<StatusException, Reply> error) {
    try {
      return reply.get();
    } catch (StatusException e) {
      return error.apply(e);
    } catch (UnsupportedCharsetException | IllegalCharsetNameException e) {
      // Of the request, when its body is first read as text: ErrorFilter answers it.
      throw e;
    } catch (OutOfMemoryError e) {
      throw e; // Whoever has called this decides whether the server can go on.
    } catch (RuntimeException | Error e) {
      // Also errors of the class path, such as a method that another version does not have.
      return failure(e);
    }
  }

  /** Returns the reply to a call that has failed, and tells of it where nobody is told so. */
  static Reply failure(Throwable e) {
    if (e instanceof StatusException answer) {
      return error(answer);
    }
    if (e instanceof InvalidArgumentException problem) {
      return invalid(problem);
    }
    FailureLog.failed("wiremock-lro failed to answer a request", e);
    Status status = Status.of(Code.INTERNAL, "wiremock-lro failed: " + e);
    return error(new StatusException(status, "INTERNAL"));
  }

  public static Reply error(StatusException e) {
    return error(e, ErrorBody.of(e));
  }

  private static Reply error(StatusException e, JsonObject body) {
    return new Reply(e.status().code().httpStatus(), body, e.retryAfter(), null);
  }

  private static Reply toClient(StatusException e, ErrorLog log) {
    log.tell(e);
    return error(e);
  }

  private static Reply invalid(InvalidArgumentException e) {
    return new Reply(Code.INVALID_ARGUMENT.httpStatus(), ErrorBody.of(e), null, null);
  }

  private static Reply of(Answer<JsonObject> answer, ErrorLog log) {
    StatusException error = answer.error();
    JsonObject value = answer.value() == null ? JsonObject.EMPTY : answer.value();
    Reply reply = error == null ? new Reply(OK, value, null, null) : toClient(error, log);
    return answer.fault() == null
        ? reply
        : new Reply(reply.httpStatus, reply.body, reply.retryAfter, answer.fault().reply());
  }

  /** Returns this reply in place of what a mapping says of status and body; its headers stay. */
  ResponseDefinition in(ResponseDefinition mapped) {
    return in(mapped, Json::bytes);
  }

  /**
   * Returns this reply in place of what a mapping says of status and body.
   *
   * @param writer makes text of the body
   */
  ResponseDefinition in(ResponseDefinition mapped, Function<JsonObject, byte[]> writer) {
    return in(mapped, httpStatus, writer.apply(body));
  }

  /** Returns whether the call has succeeded, and the client will be told so. */
  boolean showsSuccess() {
    return httpStatus == OK
        && !(fault instanceof FaultBody)
        && !(fault instanceof FaultReply.Dropped);
  }

  /** Returns this reply in another form than its own. */
  ResponseDefinition in(ResponseDefinition mapped, int status, byte[] content) {
    HttpHeaders headers = mapped.getHeaders();
    boolean typed =
        content.length == 0 || (headers != null && headers.getHeader(CONTENT_TYPE).isPresent());
    ResponseDefinitionBuilder reply = like(mapped).withBodyFile(null);
    return fill(typed ? reply : reply.withHeader(CONTENT_TYPE, JSON), status, content);
  }

  /** Returns this reply alone. */
  ResponseDefinition alone() {
    return fill(json(), httpStatus, Json.bytes(body));
  }

  /**
   * Returns this reply alone, as text: of a request that nothing matched, WireMock keeps no bytes.
   */
  ResponseDefinition asText() {
    return json().withStatus(httpStatus).withBody(new String(Json.bytes(body), UTF_8)).build();
  }

  private static ResponseDefinitionBuilder json() {
    return new ResponseDefinitionBuilder().withHeader(CONTENT_TYPE, JSON);
  }

  private ResponseDefinition fill(ResponseDefinitionBuilder builder, int status, byte[] content) {
    builder.withStatus(status).withBody(content);
    if (retryAfter != null) {
      builder.withHeader("Retry-After", String.valueOf(retryAfter.toSeconds()));
    }
    return (fault == null ? builder : FaultyReply.with(fault, builder, content)).build();
  }
}
