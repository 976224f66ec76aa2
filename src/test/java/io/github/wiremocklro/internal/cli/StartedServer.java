package io.github.wiremocklro.internal.cli;

import io.github.wiremocklro.WireMockLroServer;
import java.util.ArrayList;
import java.util.List;

/** Servers from the command line, on a free port. */
final class StartedServer {
  private StartedServer() {}

  static WireMockLroServer with(String... options) {
    List<String> all = new ArrayList<>(List.of("--port", "0"));
    all.addAll(List.of(options));
    return WireMockLroServer.fromCommandLine(all.toArray(String[]::new)).start();
  }
}
