package io.github.wiremocklro.internal.cli;

import static io.github.wiremocklro.internal.wiremock.Eventually.await;
import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.wiremocklro.internal.cli.StandaloneProcess.Exit;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** The jar, which keeps its state in a file, as in a pod that is restarted. */
@Timeout(600)
class StateFileIT {
  private static final String OPERATION = "/v1/projects/p/locations/l/operations/op-1";
  private static final String CANCELLED_SOON =
      """
      {"operation": {"name": "projects/p/locations/l/operations/op-1"}, "doneAfter": "never",
       "onCancel": {"outcome": "cancelled", "after": {"time": "3600s"}}}""";

  @TempDir Path directory;

  private Path file() {
    return directory.resolve("state.json");
  }

  @Test
  void aServerThatWasKilledGoesOnWhereItWas() throws Exception {
    try (StandaloneProcess first = up()) {
      first.post("/__admin/ext/lro/operations", CANCELLED_SOON);
      first.post(OPERATION + ":cancel", "");
      await()
          .atMost(StandaloneProcess.PATIENCE_SECONDS, SECONDS)
          .until(() -> Files.readString(file()).contains("CANCEL_REQUESTED"));
      first.process().destroyForcibly();
      first.exit();
    }

    try (StandaloneProcess second = up()) {
      assertThat(second.get(OPERATION).body()).contains("\"done\":false");
      second.post("/__admin/ext/lro/clock:advance", "{\"by\": \"3600s\"}");

      assertThat(second.get(OPERATION).body()).contains("\"done\":true", "\"code\":1,");
    }
  }

  @Test
  void aServerThatIsStoppedWritesTheLastChangeAndTellsAtTheStartWhatWasThere() throws Exception {
    try (StandaloneProcess first = up()) {
      first.post("/__admin/ext/lro/operations", CANCELLED_SOON);
      Exit exit = first.terminate();

      assertThat(exit.out()).startsWith("state is kept in %s (a new file)\n".formatted(file()));
      assertThat(exit.err()).isEmpty();
    }

    try (StandaloneProcess second = up()) {
      assertThat(second.terminate().out())
          .startsWith("state is kept in %s (loaded: operations 1,".formatted(file()));
    }
    try (var files = Files.list(directory)) {
      assertThat(files).containsExactly(file());
    }
  }

  @Test
  void aFileThatIsNoStateStopsTheStart() throws Exception {
    Files.writeString(file(), "{\"version\": 7}");

    Exit exit = StandaloneProcess.run(directory, "--port", "0", "--state-file", "state.json");

    assertThat(exit)
        .isEqualTo(
            new Exit(
                2,
                "",
                "wiremock-lro: state.json: version: 7 is no version that this one reads, which is"
                    + " 1; load it with the wiremock-lro that saved it (see --help)\n"));
  }

  @Test
  void theEnvironmentSaysWhereTheStateIsKept() throws Exception {
    try (StandaloneProcess server =
        StandaloneProcess.started(
            directory, Map.of("WIREMOCK_LRO_STATE_FILE", "state.json"), "--port", "0")) {
      server.whenUp();

      assertThat(file()).exists();
    }
  }

  private StandaloneProcess up() throws Exception {
    return StandaloneProcess.up(directory, "--state-file", file().toString());
  }
}
