package io.github.wiremocklro.internal.jetty;

import io.github.wiremocklro.internal.grpc.GrpcErrors;
import io.github.wiremocklro.internal.grpc.GrpcReply;
import io.github.wiremocklro.internal.grpc.GrpcService;
import io.github.wiremocklro.internal.grpc.Room;
import io.github.wiremocklro.operation.StatusException;
import java.io.IOException;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import wiremock.jakarta.servlet.AsyncContext;
import wiremock.jakarta.servlet.ServletException;
import wiremock.jakarta.servlet.http.HttpServletRequest;
import wiremock.jakarta.servlet.http.HttpServletResponse;
import wiremock.org.eclipse.jetty.http.HttpHeader;
import wiremock.org.eclipse.jetty.http.HttpMethod;
import wiremock.org.eclipse.jetty.http2.IStream;
import wiremock.org.eclipse.jetty.server.Handler;
import wiremock.org.eclipse.jetty.server.Request;
import wiremock.org.eclipse.jetty.server.handler.HandlerWrapper;
import wiremock.org.eclipse.jetty.util.Callback;

/**
 * Takes the calls of gRPC (grpc/grpc, {@code doc/PROTOCOL-HTTP2.md}), and lets all other requests
 * through, gRPC-Web's too: those are HTTP's own, for which there may be stubs.
 */
final class GrpcHandler extends HandlerWrapper {
  private static final String GRPC = "application/grpc";
  private static final String GRPC_WITH_PROTOBUF = GRPC + "+proto";

  private final GrpcService service;
  private final NeedsHttp2 needsHttp2;
  private final int maxMessageBytes;
  private final Room room;
  private final Room replies;
  private final Duration patience;

  /**
   * Creates a handler.
   *
   * @param needsHttp2 what clients are told that come without HTTP/2
   * @param maxMessageBytes how long a message may be
   * @param room what messages may take that have come in part
   * @param replies what replies may take that clients have yet to take
   * @param patience how long a message may take to come
   */
  GrpcHandler(
      GrpcService service,
      NeedsHttp2 needsHttp2,
      int maxMessageBytes,
      Room room,
      Room replies,
      Duration patience,
      Handler next) {
    this.service = service;
    this.needsHttp2 = needsHttp2;
    this.maxMessageBytes = maxMessageBytes;
    this.room = room;
    this.replies = replies;
    this.patience = patience;
    setHandler(next);
  }

  @Override
  public void handle(
      String target, Request jetty, HttpServletRequest request, HttpServletResponse response)
      throws IOException, ServletException {
    String type = grpcType(jetty);
    if (type == null) {
      super.handle(target, jetty, request, response);
      return;
    }
    jetty.setHandled(true);
    if (!Http2.carries(jetty)) {
      FailureReply.send(jetty, response, needsHttp2.reply(jetty.isSecure()));
      return;
    }
    try {
      if (!type.equals(GRPC) && !type.equals(GRPC_WITH_PROTOBUF)) {
        throw GrpcErrors.notProtobuf(type);
      }
      GrpcHead head = GrpcHead.of(jetty, service::isStream);
      GrpcInput input = new GrpcInput(jetty.getInputStream(), head, maxMessageBytes, room);
      GrpcExchange.start(head, service, patience, jetty, input, replies);
    } catch (StatusException e) {
      refuse(jetty, e);
    }
  }

  /** Returns the type of the content of a call, without its parameters; null of other requests. */
  private static @Nullable String grpcType(Request request) {
    if (!HttpMethod.POST.is(request.getMethod())) {
      return null;
    }
    String value = request.getHttpFields().get(HttpHeader.CONTENT_TYPE);
    if (value == null || !value.regionMatches(true, 0, GRPC, 0, GRPC.length())) {
      return null;
    }
    int end = value.indexOf(';');
    String type = (end < 0 ? value : value.substring(0, end)).strip();
    return type.length() == GRPC.length() || type.charAt(GRPC.length()) == '+' ? type : null;
  }

  private void refuse(Request request, StatusException refusal) {
    IStream stream = Http2.stream(request);
    AsyncContext async = request.startAsync();
    Runnable end =
        () -> {
          Http2.askForNoMore(stream);
          async.complete();
        };
    new GrpcOutput(request, replies).sendLast(GrpcReply.of(refusal), Callback.from(end));
  }
}
