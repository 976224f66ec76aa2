package io.github.wiremocklro.bench;

import static io.github.wiremocklro.operation.After.never;
import static io.github.wiremocklro.operation.OperationScript.operation;

import io.github.wiremocklro.WireMockLroServer;
import io.github.wiremocklro.operation.JsonObject;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.util.Arrays;

/**
 * The fake as the standalone jar runs it, with so many operations from the start; for each line on
 * its standard input it tells of its heap and its threads.
 */
final class FakeServer {
  /** What the operations from the start are called, but for their number. */
  static final String OPERATION = "projects/p/locations/l/operations/op-";

  private FakeServer() {}

  public static void main(String[] arguments) throws IOException {
    int operations = Integer.parseInt(arguments[0]);
    String[] options = Arrays.copyOfRange(arguments, 1, arguments.length);
    WireMockLroServer server = WireMockLroServer.fromCommandLine(options);
    JsonObject metadata =
        JsonObject.of(
                "@type", "type.googleapis.com/google.cloud.dataplex.v1.OperationMetadata",
                "apiVersion", "v1")
            .with("target", "projects/p/locations/l/lakes/sales")
            .with("verb", "create");
    for (int i = 0; i < operations; i++) {
      server.start(operation().name(OPERATION + i).metadata(metadata).doneAfter(never()));
    }
    server.start();
    BufferedReader in = new BufferedReader(new InputStreamReader(System.in));
    while (in.readLine() != null) {
      System.out.println(Footprint.here());
    }
    server.close();
  }
}
