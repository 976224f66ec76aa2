package io.github.wiremocklro.bench;

import java.io.IOException;
import java.nio.file.Files;

/** Plain WireMock with stubs, and mappings of users. */
final class Stubs {
  private static final String MAPPINGS = "/__admin/mappings";

  private Stubs() {}

  /**
   * Starts plain WireMock with one stub.
   *
   * @param url the key that matches the URL, and its value, in JSON
   * @param body what it answers, JSON itself
   */
  static ServerProcess plain(String method, String url, String body, String... options)
      throws IOException {
    String[] all = new String[options.length + 2];
    System.arraycopy(options, 0, all, 2, options.length);
    all[0] = "--root-dir";
    all[1] = Files.createTempDirectory("wiremock").toString();
    ServerProcess server = ServerProcess.plain(all);
    server.call(
        "POST",
        MAPPINGS,
        """
        {"request": {"method": "%s", %s},
         "response": {"status": 200, "headers": {"Content-Type": "application/json"}, "jsonBody": %s}}
        """
            .formatted(method, url, body));
    return server;
  }

  /**
   * Adds 200 mappings that match none of the calls that are measured.
   *
   * @param priority the key and its value, in JSON, or nothing
   * @param url the key that matches the URL
   */
  static ServerProcess withUserMappings(ServerProcess server, String priority, String url)
      throws IOException {
    for (int i = 0; i < 200; i++) {
      server.call(
          "POST",
          MAPPINGS,
          """
          {%s "request": {"method": "GET", "%s": "/v1/projects/p/locations/l/things/%d"},
           "response": {"status": 200}}
          """
              .formatted(priority, url, i));
    }
    return server;
  }

  static void add(ServerProcess server, String mapping) throws IOException {
    server.call("POST", MAPPINGS, mapping);
  }
}
