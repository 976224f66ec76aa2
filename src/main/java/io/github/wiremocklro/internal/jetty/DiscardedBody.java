package io.github.wiremocklro.internal.jetty;

import java.io.IOException;
import java.time.Duration;
import wiremock.jakarta.servlet.AsyncContext;
import wiremock.jakarta.servlet.AsyncEvent;
import wiremock.jakarta.servlet.AsyncListener;
import wiremock.jakarta.servlet.DispatcherType;
import wiremock.jakarta.servlet.ReadListener;
import wiremock.jakarta.servlet.ServletInputStream;
import wiremock.org.eclipse.jetty.server.Request;

/**
 * The body of a request that is refused whatever it says. On HTTP/2 it is read, for clients look
 * for no answer before they have sent everything, and thrown away. It keeps no thread, and the
 * request comes once more when the body is over, or has taken too long.
 */
final class DiscardedBody implements ReadListener, AsyncListener {
  private static final int BUFFER = 8 << 10;

  private final AsyncContext request;
  private final ServletInputStream in;
  private final byte[] buffer = new byte[BUFFER];
  private boolean isOver;

  private DiscardedBody(AsyncContext request, ServletInputStream in) {
    this.request = request;
    this.in = in;
  }

  /**
   * Begins to read, if that has to be.
   *
   * @param patience how long the body may take to come
   * @return whether the answer has to wait until the request comes once more
   */
  static boolean isAwaited(Request request, Duration patience) throws IOException {
    if (!Http2.carries(request)
        || request.getDispatcherType() != DispatcherType.REQUEST
        || request.getHeader("Expect") != null) {
      return false;
    }
    AsyncContext async = request.startAsync();
    DiscardedBody body = new DiscardedBody(async, request.getInputStream());
    async.setTimeout(patience.toMillis());
    async.addListener(body);
    body.in.setReadListener(body);
    return true;
  }

  @Override
  public void onDataAvailable() throws IOException {
    while (!isOver && in.isReady() && in.read(buffer) >= 0) {
      // What it says does not matter.
    }
  }

  @Override
  public void onAllDataRead() {
    end();
  }

  @Override
  public void onError(Throwable failure) {
    end();
  }

  @Override
  public void onTimeout(AsyncEvent event) {
    end();
  }

  @Override
  public void onError(AsyncEvent event) {
    end();
  }

  @Override
  public void onComplete(AsyncEvent event) {}

  @Override
  public void onStartAsync(AsyncEvent event) {}

  private void end() {
    if (!isOver) {
      isOver = true;
      request.dispatch();
    }
  }
}
