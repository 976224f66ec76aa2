package io.github.wiremocklro.internal.cli;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Properties;

/** What the program says of itself. */
public final class About {
  private static final String PROPERTIES = "/io/github/wiremocklro/version.properties";

  private About() {}

  public static String version() {
    Properties properties = new Properties();
    try (InputStream in = About.class.getResourceAsStream(PROPERTIES)) {
      if (in != null) {
        properties.load(in);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return properties.getProperty("version", "(unknown version)");
  }

  public static String help() {
    return """
        wiremock-lro: a fake of Google's long-running operations.

        Listens on 127.0.0.1:8080 unless told otherwise. The shipped mappings are always there; with
        --root-dir, those in its mappings/ folder come on top and win. The options are those of
        WireMock's standalone server, with --bind-address 127.0.0.1,
        --max-request-journal-entries 1000, --use-chunked-encoding never,
        --async-response-enabled true and --async-response-threads 4 as defaults, after those
        that this server has of its own. Of --bind-address and --root-dir the last counts.

        Its own options may be set in the environment too: --max-operations 5 as
        WIREMOCK_LRO_MAX_OPERATIONS=5, --require-auth as WIREMOCK_LRO_REQUIRE_AUTH=true. The
        command line wins.

        With "health" as the first argument it asks a server that runs whether it is up, and exits
        with 0 or 1: give it the server's own --port, --bind-address, --https-port and
        --disable-http. Without any, the server is process 1, as in a container, or the one at
        127.0.0.1:8080.

        With "apis" as the first argument it prints what it would make of the methods of APIs: give
        it --api and --root-dir as the server has them. Without any, it is Dataplex.

        """
        + options();
  }

  /** Returns a description of all options. */
  public static String options() {
    return OwnOption.description() + "\n" + CommandLine.description();
  }
}
