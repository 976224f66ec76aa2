package io.github.wiremocklro.standalone;

import com.github.tomakehurst.wiremock.WireMockServer;
import io.github.wiremocklro.WireMockLroServer;
import io.github.wiremocklro.internal.cli.About;
import io.github.wiremocklro.internal.cli.Apis;
import io.github.wiremocklro.internal.cli.Health;
import io.github.wiremocklro.internal.cli.LastResort;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.net.BindException;
import java.net.URI;
import java.nio.channels.UnresolvedAddressException;
import java.util.List;
import java.util.ServiceConfigurationError;
import org.jspecify.annotations.Nullable;

/**
 * Runs the server from the command line, with the options of WireMock's standalone server; or, as
 * {@code health}, asks one that runs whether it is up; or, as {@code apis}, tells what it would
 * make of APIs.
 *
 * <p>Exit status: 0 after {@code --help}, {@code --version} and {@code apis}, 1 if the server
 * cannot start, 2 if an option is wrong, 3 if the memory runs out. SIGTERM and SIGINT let requests
 * in flight finish first.
 */
public final class Main {
  private static final int CANNOT_START = 1;
  private static final int WRONG_OPTION = 2;

  private Main() {}

  /** Starts the server and returns; it runs on until the process is told to stop. */
  public static void main(String... arguments) {
    Thread.setDefaultUncaughtExceptionHandler(new LastResort(System.err));
    int status = run(System.out, System.err, arguments);
    if (status != 0) {
      // The threads of a half-started server would keep the process alive.
      System.exit(status);
    }
  }

  private static int run(PrintStream out, PrintStream err, String... arguments) {
    List<String> options = List.of(arguments);
    if (!options.isEmpty() && options.get(0).equals("health")) {
      return Health.check(out, err, Main.class, options.subList(1, options.size()));
    }
    if (!options.isEmpty() && options.get(0).equals("apis")) {
      return Apis.report(out, err, System.getenv(), options.subList(1, options.size()));
    }
    if (options.contains("--version")) {
      out.println("wiremock-lro " + About.version());
      return 0;
    }
    try {
      if (options.contains("--help")) {
        out.println(About.help());
      } else {
        start(out, arguments);
      }
      return 0;
    } catch (IllegalArgumentException e) {
      err.println("wiremock-lro: " + e.getMessage() + " (see --help)");
      return WRONG_OPTION;
    } catch (Exception | LinkageError | ServiceConfigurationError e) {
      // Of any kind: WireMock throws checked exceptions that it does not declare, and of the users'
      // extensions it loads what the class path has.
      err.println("wiremock-lro cannot start: " + explanation(e));
      return CANNOT_START;
    }
  }

  private static void start(PrintStream out, String... arguments) {
    WireMockLroServer server = WireMockLroServer.fromCommandLine(System.getenv(), arguments);
    Runtime.getRuntime().addShutdownHook(new Thread(server::close, "shutdown"));
    server.start();
    server.keptState().ifPresent(state -> out.println("state is kept in " + state));
    String url = server.baseUrl();
    out.printf(
        "wiremock-lro %s is up at %s%s (%d mappings; operations at %2$s/__admin/lro, admin API at %2$s/__admin/ext/lro)%n",
        About.version(),
        url,
        alsoAt(url, server.wireMock()),
        server.wireMock().listAllStubMappings().getMappings().size());
  }

  /** With {@code --https-port 0} there is no other way to find it. */
  private static String alsoAt(String url, WireMockServer server) {
    return server.isHttpEnabled() && server.isHttpsEnabled()
        ? " and https://%s:%d".formatted(URI.create(url).getHost(), server.httpsPort())
        : "";
  }

  private static String explanation(Throwable failure) {
    for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
      if (cause.getCause() instanceof BindException bind) {
        return refused(cause, bind.getMessage());
      }
      if (cause.getCause() instanceof UnresolvedAddressException) {
        return refused(cause, "no such host");
      }
      if (cause instanceof UncheckedIOException && cause != failure) {
        return String.valueOf(cause.getMessage());
      }
      if (String.valueOf(cause.getMessage()).startsWith("Insufficient configured threads")) {
        return "--container-threads: these are too few, as Jetty needs some for itself; choose more";
      }
    }
    String message = failure.getMessage();
    if (failure instanceof ServiceConfigurationError && failure.getCause() != null) {
      return message + ": " + failure.getCause();
    }
    boolean tells =
        failure instanceof RuntimeException || failure instanceof ServiceConfigurationError;
    return tells && message != null ? message : failure.toString();
  }

  /** The failure names host and port. */
  private static String refused(Throwable failure, @Nullable String reason) {
    return "%s (%s); choose another --port (0 for a free one), --https-port or --bind-address"
        .formatted(failure.getMessage(), reason);
  }
}
