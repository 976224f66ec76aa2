package io.github.wiremocklro.internal.jetty;

import java.nio.ByteBuffer;
import wiremock.org.eclipse.jetty.server.HttpOutput;
import wiremock.org.eclipse.jetty.util.BufferUtil;
import wiremock.org.eclipse.jetty.util.Callback;

/**
 * Keeps trailers back until the content is sent. Jetty queues both at once, and the trailers
 * overtake what of the content is longer than a frame or than the client's window.
 *
 * @param next what sends
 */
record TrailersBehind(HttpOutput.Interceptor next) implements HttpOutput.Interceptor {

  @Override
  public void write(ByteBuffer content, boolean isLast, Callback callback) {
    if (isLast && content.hasRemaining()) {
      Runnable end = () -> next.write(BufferUtil.EMPTY_BUFFER, true, callback);
      next.write(content, false, Callback.from(end, callback::failed));
    } else {
      next.write(content, isLast, callback);
    }
  }

  @Override
  public HttpOutput.Interceptor getNextInterceptor() {
    return next;
  }
}
