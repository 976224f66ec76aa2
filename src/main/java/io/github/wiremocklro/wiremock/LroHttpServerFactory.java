package io.github.wiremocklro.wiremock;

import com.github.tomakehurst.wiremock.common.Notifier;
import com.github.tomakehurst.wiremock.core.Options;
import com.github.tomakehurst.wiremock.http.AdminRequestHandler;
import com.github.tomakehurst.wiremock.http.HttpServer;
import com.github.tomakehurst.wiremock.http.HttpServerFactory;
import com.github.tomakehurst.wiremock.http.StubRequestHandler;
import com.github.tomakehurst.wiremock.jetty11.Jetty11HttpServer;
import io.github.wiremocklro.operation.OperationsService;
import java.time.Duration;
import java.util.EnumSet;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import wiremock.jakarta.servlet.DispatcherType;
import wiremock.org.eclipse.jetty.server.Handler;
import wiremock.org.eclipse.jetty.server.handler.StatisticsHandler;
import wiremock.org.eclipse.jetty.servlet.FilterHolder;
import wiremock.org.eclipse.jetty.servlet.ServletContextHandler;

/**
 * Makes WireMock's HTTP server with two things mended: requests in flight finish before it stops,
 * while new ones are answered 503, and what WireMock itself fails on is answered in JSON.
 */
public final class LroHttpServerFactory implements HttpServerFactory {
  private final Duration patience;
  private final OperationsService operations;

  /**
   * Creates a factory for servers that wait this long for requests in flight; zero to cut them off.
   *
   * @param operations those whose waits end when the server stops
   */
  public LroHttpServerFactory(Duration patience, OperationsService operations) {
    this.patience = patience;
    this.operations = operations;
  }

  @Override
  public HttpServer buildHttpServer(
      Options options, AdminRequestHandler admin, StubRequestHandler stubs) {
    return new LroHttpServer(options, admin, stubs, this);
  }

  private static final class LroHttpServer extends Jetty11HttpServer {
    private final Duration patience;
    private final OperationsService operations;
    private final Notifier notifier;

    LroHttpServer(
        Options options,
        AdminRequestHandler admin,
        StubRequestHandler stubs,
        LroHttpServerFactory factory) {
      super(options, admin, stubs);
      this.patience = factory.patience;
      this.operations = factory.operations;
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
    protected void decorateMockServiceContextAfterConfig(ServletContextHandler mocks) {
      addErrorFilter(mocks);
    }

    @Override
    protected void decorateAdminServiceContextAfterConfig(ServletContextHandler admin) {
      addErrorFilter(admin);
    }

    private static void addErrorFilter(ServletContextHandler context) {
      context.addFilter(
          new FilterHolder(new ErrorFilter()), "/*", EnumSet.of(DispatcherType.REQUEST));
    }

    @Override
    public void stop() {
      if (!patience.isZero()
          && jettyServer.isRunning()
          && jettyServer.getHandler() instanceof StatisticsHandler inFlight) {
        await(inFlight);
      } else {
        operations.endWaits();
      }
      super.stop();
    }

    private void await(StatisticsHandler inFlight) {
      try {
        Future<Void> idle = inFlight.shutdown();
        // Only now, when no more come.
        operations.endWaits();
        idle.get(patience.toMillis(), TimeUnit.MILLISECONDS);
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
      } catch (ExecutionException | TimeoutException e) {
        notifier.error("Stopped with requests in flight: they took longer than " + patience);
      }
    }
  }
}
