package io.github.wiremocklro.internal.jetty;

import com.github.tomakehurst.wiremock.http.HttpServer;
import java.util.function.Supplier;

/**
 * A server that is made anew when it starts again. One of Jetty that was stopped would turn away
 * whatever comes over HTTP/2, and WireMock's has no threads any more for delayed replies.
 */
final class RestartableHttpServer implements HttpServer {
  private final Supplier<HttpServer> maker;
  private HttpServer current;
  private boolean used;

  RestartableHttpServer(Supplier<HttpServer> maker) {
    this.maker = maker;
    this.current = maker.get();
  }

  @Override
  public synchronized void start() {
    if (used && !current.isRunning()) {
      current = maker.get();
    }
    used = true;
    current.start();
  }

  @Override
  public void stop() {
    used().stop();
  }

  @Override
  public boolean isRunning() {
    return current().isRunning();
  }

  @Override
  public int port() {
    return current().port();
  }

  @Override
  public int httpsPort() {
    return current().httpsPort();
  }

  private synchronized HttpServer used() {
    used = true;
    return current;
  }

  private synchronized HttpServer current() {
    return current;
  }
}
