package io.github.wiremocklro.internal.jetty;

import com.github.tomakehurst.wiremock.common.HttpsSettings;
import com.github.tomakehurst.wiremock.common.JettySettings;
import com.github.tomakehurst.wiremock.common.Notifier;
import com.github.tomakehurst.wiremock.core.Options;
import com.github.tomakehurst.wiremock.http.AdminRequestHandler;
import com.github.tomakehurst.wiremock.http.HttpServer;
import com.github.tomakehurst.wiremock.http.HttpServerFactory;
import com.github.tomakehurst.wiremock.http.RequestHandler;
import com.github.tomakehurst.wiremock.http.StubRequestHandler;
import com.github.tomakehurst.wiremock.jetty.JettyFaultInjectorFactory;
import com.github.tomakehurst.wiremock.jetty11.Jetty11HttpServer;
import com.github.tomakehurst.wiremock.servlet.FaultInjectorFactory;
import io.github.wiremocklro.internal.wiremock.BoundedReading;
import io.github.wiremocklro.internal.wiremock.FewCopies;
import io.github.wiremocklro.internal.wiremock.GrpcCalls;
import io.github.wiremocklro.internal.wiremock.JournalReaders;
import io.github.wiremocklro.internal.wiremock.LroServices;
import java.time.Duration;
import java.util.EnumSet;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import wiremock.jakarta.servlet.DispatcherType;
import wiremock.jakarta.servlet.Filter;
import wiremock.org.eclipse.jetty.io.NetworkTrafficListener;
import wiremock.org.eclipse.jetty.server.AbstractConnector;
import wiremock.org.eclipse.jetty.server.ConnectionFactory;
import wiremock.org.eclipse.jetty.server.Connector;
import wiremock.org.eclipse.jetty.server.Handler;
import wiremock.org.eclipse.jetty.server.HttpConfiguration;
import wiremock.org.eclipse.jetty.server.ServerConnector;
import wiremock.org.eclipse.jetty.server.handler.HandlerCollection;
import wiremock.org.eclipse.jetty.server.handler.HandlerList;
import wiremock.org.eclipse.jetty.servlet.FilterHolder;
import wiremock.org.eclipse.jetty.servlet.ServletContextHandler;

/**
 * Makes WireMock's HTTP server with some things mended: requests in flight finish before it stops,
 * while new ones are answered 503; no web page reaches the admin API; a body keeps no thread while
 * it comes, and is not read if it is too long or takes too much memory; few read the journal at a
 * time; what WireMock itself fails on is answered in JSON; replies have the headers of Google's
 * front end; HTTPS has a certificate that clients accept; and on HTTP/2 a fault breaks one stream,
 * not all of them.
 */
public final class LroHttpServerFactory implements HttpServerFactory {
  private static final int MESSAGE_BYTES = 4 << 20;
  private static final int PART_OF_MEMORY = 8;
  private static final Duration BODY_PATIENCE = Duration.ofSeconds(10);

  /**
   * Longer than a wait, which is a minute at most. Jetty looks whether a connection is idle again
   * and again, and closes some just when their reply is sent: no delay of whole seconds, up to ten
   * minutes, ends at a multiple of this.
   */
  public static final Duration IDLE = Duration.ofMillis(97_300);

  private static final Duration PATIENCE_OF_READERS = Duration.ofSeconds(10);

  private static final Duration SLICE = Duration.ofMillis(100);

  private final Duration patience;
  private final Duration bodyPatience;
  private final LroServices services;
  private final GrpcServiceMaker grpc;
  private final BodyMemory halfBodies;
  private final BodyMemory halfReplies;

  /**
   * Creates a factory of servers.
   *
   * @param patience how long they wait for requests in flight; zero to cut them off
   * @param services whose limits hold for what comes from outside, and whose waits end when a
   *     server stops
   */
  public LroHttpServerFactory(Duration patience, LroServices services) {
    this(
        patience,
        services,
        (options, stubs, threads) -> new GrpcCalls(options, stubs, services, threads),
        BODY_PATIENCE,
        Runtime.getRuntime().maxMemory() / PART_OF_MEMORY);
  }

  /**
   * Creates a factory of servers with other bounds on bodies that are on their way.
   *
   * @param grpc makes what answers the calls of gRPC
   * @param bodyPatience how long a body may take to come
   * @param bodyMemory what bodies may take that have come in part; at least one has room
   */
  LroHttpServerFactory(
      Duration patience,
      LroServices services,
      GrpcServiceMaker grpc,
      Duration bodyPatience,
      long bodyMemory) {
    this.patience = patience;
    this.services = services;
    this.grpc = grpc;
    this.bodyPatience = bodyPatience;
    this.halfBodies = new BodyMemory(Math.max(bodyMemory, services.maxAdminBytes()));
    this.halfReplies = new BodyMemory(Math.max(bodyMemory, services.maxAdminBytes()));
  }

  /** As long as gRPC's own servers take them; what is served may have other limits. */
  private int maxMessageBytes() {
    return Math.max(MESSAGE_BYTES, services.limits().maxRequestBytes());
  }

  @Override
  public HttpServer buildHttpServer(
      Options options, AdminRequestHandler admin, StubRequestHandler stubs) {
    OwnCertificate.check(options, services.tls());
    return new RestartableHttpServer(() -> new LroHttpServer(options, admin, stubs));
  }

  private final class LroHttpServer extends Jetty11HttpServer {
    private final Notifier notifier;

    LroHttpServer(Options options, AdminRequestHandler admin, StubRequestHandler stubs) {
      super(options, admin, stubs);
      this.notifier = options.notifier();
      jettyServer.setErrorHandler(new HttpErrors());
      if (OwnCertificate.isWanted(options)) {
        OwnCertificate.use(services.tls().identity(options.bindAddress()), httpsConnector);
        jettyServer.addBean(OwnCertificate.file(services.tls()));
      }
      for (Connector connector : jettyServer.getConnectors()) {
        if (connector instanceof AbstractConnector port) {
          port.setIdleTimeout(options.jettySettings().getIdleTimeout().orElse(IDLE.toMillis()));
          port.addBean(new FrontEndHeaders());
          ShortFrames.on(port);
        }
        for (ConnectionFactory protocol : connector.getConnectionFactories()) {
          if (protocol instanceof HttpConfiguration.ConnectionFactory http) {
            // Else the time of a body begins with its first byte, which may never come.
            http.getHttpConfiguration().setDelayDispatchUntilContent(false);
            http.getHttpConfiguration().addCustomizer(new WebScheme());
          }
        }
        new Http2Connections(connector).limit();
      }
      if (options.getHttp2PlainDisabled()) {
        httpConnector.addConnectionFactory(new Http2Off(NeedsHttp2.PLAIN_IS_OFF));
      }
    }

    @Override
    protected ServerConnector createHttpConnector(
        String host, int port, JettySettings settings, NetworkTrafficListener listener) {
      return GatheredWrites.of(super.createHttpConnector(host, port, settings, listener), options);
    }

    @Override
    protected ServerConnector createHttpsConnector(
        String host, HttpsSettings https, JettySettings settings, NetworkTrafficListener listener) {
      return GatheredWrites.of(
          super.createHttpsConnector(host, https, settings, listener), options);
    }

    /**
     * Called by the constructor of the superclass, as are those around it: what this class keeps
     * itself is not there yet, only what the factory has.
     */
    @Override
    protected Handler createHandler(
        Options options, AdminRequestHandler admin, StubRequestHandler stubs) {
      InFlight inFlight = new InFlight();
      Handler all = super.createHandler(options, admin, stubs);
      // One after the other: the context of the stubs would serve a request to the admin API that
      // comes once more, when its body is there.
      Handler first =
          all instanceof HandlerCollection several ? new HandlerList(several.getHandlers()) : all;
      Handler guarded = new AdminGuard(options, services.allowedHosts(), bodyPatience, first);
      inFlight.setHandler(
          new GrpcHandler(
              grpc.of(options, stubs, this::run),
              NeedsHttp2.of(options),
              maxMessageBytes(),
              halfBodies,
              halfReplies,
              bodyPatience,
              guarded));
      return inFlight;
    }

    private void run(Runnable task) {
      jettyServer.getThreadPool().execute(task);
    }

    @Override
    protected void decorateMockServiceContextAfterConfig(ServletContextHandler mocks) {
      addFilters(mocks, services.limits().maxRequestBytes());
      addFilter(mocks, new ClientFilter(services.clients()));
      String handler = StubRequestHandler.class.getName();
      RequestHandler stubs = (RequestHandler) mocks.getAttribute(handler);
      mocks.setAttribute(
          handler, new BoundedReading(new FewCopies(stubs, services), services.reading()));
      mocks.setErrorHandler(new HttpErrors(mocks.getErrorHandler()));
      String faults = JettyFaultInjectorFactory.class.getName();
      mocks.setAttribute(
          faults, new StreamFaults((FaultInjectorFactory) mocks.getAttribute(faults)));
    }

    @Override
    protected void decorateAdminServiceContextAfterConfig(ServletContextHandler admin) {
      addFilters(admin, services.maxAdminBytes());
      admin.setErrorHandler(new HttpErrors());
      String handler = AdminRequestHandler.class.getName();
      RequestHandler wireMock = (RequestHandler) admin.getAttribute(handler);
      admin.setAttribute(handler, new JournalReaders(wireMock, PATIENCE_OF_READERS));
    }

    private void addFilters(ServletContextHandler context, int maxBytes) {
      Filter bodies = new BodyFilter(new BodyLimit(maxBytes), halfBodies, bodyPatience);
      addFilter(context, new ErrorFilter());
      context.addFilter(new FilterHolder(bodies), "/*", EnumSet.of(DispatcherType.REQUEST));
    }

    /** Adds a filter of requests, also of those that come once more when their body is there. */
    private void addFilter(ServletContextHandler context, Filter filter) {
      context.addFilter(
          new FilterHolder(filter), "/*", EnumSet.of(DispatcherType.REQUEST, DispatcherType.ASYNC));
    }

    @Override
    public void stop() {
      if (!patience.isZero()
          && jettyServer.isRunning()
          && jettyServer.getHandler() instanceof InFlight inFlight) {
        await(inFlight);
      } else {
        services.operations().endWaits();
      }
      super.stop();
    }

    private void await(InFlight inFlight) {
      Future<Void> idle = inFlight.shutdown();
      for (Connector connector : jettyServer.getConnectors()) {
        new Http2Connections(connector).sayGoAway();
      }
      long slices = patience.dividedBy(SLICE);
      try {
        for (long slice = 0; slice < slices; slice++) {
          // Again and again: a request that came before may begin to wait only now.
          services.operations().endWaits();
          if (isReached(idle)) {
            return;
          }
        }
        notifier.error("Stopped with requests in flight: they took longer than " + patience);
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
      }
    }

    private boolean isReached(Future<Void> idle) throws InterruptedException {
      try {
        idle.get(SLICE.toMillis(), TimeUnit.MILLISECONDS);
        return true;
      } catch (TimeoutException e) {
        return false;
      } catch (ExecutionException e) {
        notifier.error("Stopped without knowing of requests in flight", e);
        return true;
      }
    }
  }
}
