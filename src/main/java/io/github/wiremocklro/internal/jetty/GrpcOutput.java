package io.github.wiremocklro.internal.jetty;

import io.github.wiremocklro.internal.grpc.GrpcReply;
import io.github.wiremocklro.internal.grpc.GrpcStatus;
import io.github.wiremocklro.internal.grpc.MessageEncoding;
import io.github.wiremocklro.internal.grpc.Metadata;
import io.github.wiremocklro.internal.grpc.MetadataNames;
import io.github.wiremocklro.internal.grpc.Room;
import io.github.wiremocklro.internal.grpc.StatusTrailers;
import io.github.wiremocklro.operation.Code;
import io.github.wiremocklro.operation.StatusException;
import java.io.IOException;
import java.nio.ByteBuffer;
import wiremock.org.eclipse.jetty.http.HttpField;
import wiremock.org.eclipse.jetty.http.HttpFields;
import wiremock.org.eclipse.jetty.http.HttpHeader;
import wiremock.org.eclipse.jetty.http.HttpStatus;
import wiremock.org.eclipse.jetty.http.PreEncodedHttpField;
import wiremock.org.eclipse.jetty.server.HttpChannel;
import wiremock.org.eclipse.jetty.server.HttpOutput;
import wiremock.org.eclipse.jetty.server.Request;
import wiremock.org.eclipse.jetty.server.Response;
import wiremock.org.eclipse.jetty.util.BufferUtil;
import wiremock.org.eclipse.jetty.util.Callback;

/** Replies on the wire. No method of it waits for the client to take what it sends. */
final class GrpcOutput {
  private static final HttpField GRPC =
      new PreEncodedHttpField(HttpHeader.CONTENT_TYPE, "application/grpc");
  private static final HttpField ENCODINGS =
      new PreEncodedHttpField("grpc-accept-encoding", MessageEncoding.ALL);
  private static final HttpFields OK =
      HttpFields.from(new PreEncodedHttpField(StatusTrailers.STATUS, "0"));
  private static final int PREFIX = 5;

  /** Of shorter ones not even all streams that there can be take much. */
  private static final int LONG = 16 << 10;

  private final HttpChannel channel;
  private final Response response;
  private final Room room;

  /** What ends a reply that has begun; null while that is not known. */
  private HttpFields trailers = OK;

  /**
   * Creates the output of a call.
   *
   * @param room what long messages are taken from until the client has them
   */
  GrpcOutput(Request request, Room room) {
    this.room = room;
    this.channel = request.getHttpChannel();
    this.response = request.getResponse();
  }

  /**
   * Sends a message that others may follow.
   *
   * @throws StatusException if there is no room for it; then nothing is sent
   */
  void sendPart(GrpcReply reply, byte[] message, Callback callback) {
    Callback sent = inRoom(message.length, callback);
    if (!response.isCommitted()) {
      begin(reply.metadata());
      response.setTrailers(() -> trailers);
    }
    channel.write(framed(message), false, sent);
  }

  /** Ends a reply of as many messages as were sent. */
  void sendEnd(Callback callback) {
    sendStatus(Metadata.EMPTY, GrpcStatus.OK, callback);
  }

  /** Sends what is the whole reply, or the rest of it; an error where there is no room for it. */
  void sendLast(GrpcReply reply, Callback callback) {
    Callback sent;
    try {
      sent = inRoom(length(reply.content()), callback);
    } catch (StatusException e) {
      send(GrpcReply.of(e), callback);
      return;
    }
    send(reply, sent);
  }

  private void send(GrpcReply reply, Callback callback) {
    GrpcReply.Content content = reply.content();
    if (content instanceof GrpcReply.Message message) {
      begin(reply.metadata());
      response.setTrailers(() -> OK);
      HttpOutput out = response.getHttpOutput();
      out.setInterceptor(new TrailersBehind(out.getInterceptor()));
      out.sendContent(framed(message.bytes()), callback);
    } else if (content instanceof GrpcReply.Failure failure) {
      sendStatus(reply.metadata(), failure.status(), callback);
    } else if (content instanceof GrpcReply.Http page && !response.isCommitted()) {
      send(reply.metadata(), page, callback);
    } else if (content instanceof GrpcReply.Truncated truncated) {
      ByteBuffer frame = framed(truncated.bytes());
      frame.limit(frame.limit() / 2);
      if (!response.isCommitted()) {
        begin(reply.metadata());
      }
      channel.write(frame, false, Callback.from(() -> reset(callback), callback::failed));
    } else {
      reset(callback);
    }
  }

  private static int length(GrpcReply.Content content) {
    if (content instanceof GrpcReply.Message message) {
      return message.bytes().length;
    }
    return content instanceof GrpcReply.Http page ? page.body().length : 0;
  }

  private Callback inRoom(int length, Callback callback) {
    if (length < LONG) {
      return callback;
    }
    room.take(length);
    return Callback.from(() -> room.giveBack(length), callback);
  }

  private void begin(Metadata metadata) {
    response.setStatus(HttpStatus.OK_200);
    response.getHttpFields().put(GRPC);
    add(metadata);
  }

  private void add(Metadata metadata) {
    for (Metadata.Entry entry : metadata.entries()) {
      if (MetadataNames.isSendable(entry)) {
        response.getHttpFields().add(entry.name(), entry.value());
      }
    }
  }

  /** Without a message before it, it is one frame of headers (Trailers-Only). */
  private void sendStatus(Metadata metadata, GrpcStatus status, Callback callback) {
    if (response.isCommitted()) {
      trailers = fields(status);
      response.completeOutput(callback);
      return;
    }
    begin(metadata);
    if (status.code() == Code.UNIMPLEMENTED.number()) {
      response.getHttpFields().put(ENCODINGS);
    }
    fields(status).forEach(response.getHttpFields()::add);
    response.getHttpOutput().sendContent(BufferUtil.EMPTY_BUFFER, callback);
  }

  private void send(Metadata metadata, GrpcReply.Http page, Callback callback) {
    response.setStatus(page.status());
    if (!page.contentType().isEmpty()) {
      response.setContentType(page.contentType());
    }
    add(metadata);
    response.getHttpOutput().sendContent(ByteBuffer.wrap(page.body()), callback);
  }

  private void reset(Callback callback) {
    channel.abort(new IOException("a fault"));
    callback.succeeded();
  }

  private static HttpFields fields(GrpcStatus status) {
    HttpFields.Mutable fields = HttpFields.build();
    StatusTrailers.of(status).forEach(entry -> fields.add(entry.name(), entry.value()));
    return fields;
  }

  private static ByteBuffer framed(byte[] message) {
    ByteBuffer frame = ByteBuffer.allocate(PREFIX + message.length);
    return frame.put((byte) 0).putInt(message.length).put(message).flip();
  }
}
