package io.github.wiremocklro.bench;

import static io.github.wiremocklro.operation.After.never;
import static io.github.wiremocklro.operation.OperationScript.operation;

import io.github.wiremocklro.WireMockLroServer;
import io.github.wiremocklro.operation.JsonObject;
import io.github.wiremocklro.operation.OperationScript;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.PrintStream;
import java.util.Arrays;

/**
 * The fake as the standalone jar runs it, with so many operations from the start; for each line on
 * its standard input it tells of its heap and its threads.
 */
final class FakeServer {
  static final String PARENT = "projects/p/locations/l";

  /** What the operations from the start are called, but for their number. */
  static final String OPERATION = PARENT + "/operations/op-";

  private static final JsonObject METADATA =
      JsonObject.of(
              "@type", "type.googleapis.com/google.cloud.dataplex.v1.OperationMetadata",
              "apiVersion", "v1")
          .with("target", PARENT + "/lakes/sales")
          .with("verb", "create");

  private FakeServer() {}

  /** Returns the script of the operation of a number, which does not end. */
  static OperationScript script(int number) {
    return operation().name(OPERATION + number).metadata(METADATA).doneAfter(never());
  }

  public static void main(String[] arguments) throws IOException {
    System.setErr(withoutNotFound(System.err));
    int operations = Integer.parseInt(arguments[0]);
    String[] options = Arrays.copyOfRange(arguments, 1, arguments.length);
    WireMockLroServer server = WireMockLroServer.fromCommandLine(options);
    for (int i = 0; i < operations; i++) {
      server.start(script(i));
    }
    server.start();
    BufferedReader in = new BufferedReader(new InputStreamReader(System.in));
    while (in.readLine() != null) {
      System.out.println(Footprint.here());
    }
    server.close();
  }

  /** Clients ask on purpose for what is gone, so often that nobody could see anything else. */
  private static PrintStream withoutNotFound(PrintStream log) {
    return new PrintStream(log, true) {
      @Override
      public void println(String line) {
        if (!line.contains("NOT_FOUND: ")) {
          super.println(line);
        }
      }
    };
  }
}
