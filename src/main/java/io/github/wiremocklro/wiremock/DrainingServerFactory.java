package io.github.wiremocklro.wiremock;

import com.github.tomakehurst.wiremock.common.Notifier;
import com.github.tomakehurst.wiremock.core.Options;
import com.github.tomakehurst.wiremock.http.AdminRequestHandler;
import com.github.tomakehurst.wiremock.http.HttpServer;
import com.github.tomakehurst.wiremock.http.HttpServerFactory;
import com.github.tomakehurst.wiremock.http.StubRequestHandler;
import com.github.tomakehurst.wiremock.jetty11.Jetty11HttpServer;
import java.time.Duration;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import wiremock.org.eclipse.jetty.server.Handler;
import wiremock.org.eclipse.jetty.server.handler.StatisticsHandler;

/**
 * Makes servers that, when they stop, let requests in flight finish first; WireMock's own cuts them
 * off. New requests are answered 503 meanwhile.
 */
public final class DrainingServerFactory implements HttpServerFactory {
  private final Duration patience;

  /** Creates a factory for servers that wait this long for requests in flight. */
  public DrainingServerFactory(Duration patience) {
    this.patience = patience;
  }

  @Override
  public HttpServer buildHttpServer(
      Options options, AdminRequestHandler admin, StubRequestHandler stubs) {
    return new DrainingServer(options, admin, stubs, patience);
  }

  private static final class DrainingServer extends Jetty11HttpServer {
    private final Duration patience;
    private final Notifier notifier;

    DrainingServer(
        Options options, AdminRequestHandler admin, StubRequestHandler stubs, Duration patience) {
      super(options, admin, stubs);
      this.patience = patience;
      this.notifier = options.notifier();
    }

    /** Called by the constructor of the superclass, so this class can keep nothing of its own. */
    @Override
    protected Handler createHandler(
        Options options, AdminRequestHandler admin, StubRequestHandler stubs) {
      StatisticsHandler inFlight = new StatisticsHandler();
      inFlight.setHandler(super.createHandler(options, admin, stubs));
      return inFlight;
    }

    @Override
    public void stop() {
      if (jettyServer.isRunning()
          && jettyServer.getHandler() instanceof StatisticsHandler inFlight) {
        await(inFlight);
      }
      super.stop();
    }

    private void await(StatisticsHandler inFlight) {
      try {
        inFlight.shutdown().get(patience.toMillis(), TimeUnit.MILLISECONDS);
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
      } catch (ExecutionException | TimeoutException e) {
        notifier.error("Stopped with requests in flight: they took longer than " + patience);
      }
    }
  }
}
