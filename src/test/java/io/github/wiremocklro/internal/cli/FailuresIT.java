package io.github.wiremocklro.internal.cli;

import static io.github.wiremocklro.internal.cli.StandaloneProcess.json;
import static io.github.wiremocklro.internal.cli.StandaloneProcess.onFreePort;
import static org.assertj.core.api.Assertions.assertThat;

import com.github.tomakehurst.wiremock.extension.ResponseDefinitionTransformerV2;
import com.github.tomakehurst.wiremock.http.ResponseDefinition;
import com.github.tomakehurst.wiremock.stubbing.ServeEvent;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** What the program says of requests that it fails on. */
@Timeout(600)
class FailuresIT {
  @TempDir Path directory;

  @Test
  void aFailureIsWrittenToTheStandardErrorWithItsStackTraceOnce() throws Exception {
    List<String> classPath =
        List.of(
            System.getProperty("standalone.jar"),
            Path.of(FailuresIT.class.getProtectionDomain().getCodeSource().getLocation().toURI())
                .toString());
    try (StandaloneProcess server =
        StandaloneProcess.started(
                directory, classPath, onFreePort("--extensions", Failing.class.getName()))
            .whenUp()) {
      server.stub(
          """
          {"request": {"urlPath": "/failing"}, "response": {"transformers": ["failing"]}}
          """);

      HttpResponse<String> reply = server.get("/failing");

      assertThat(reply.statusCode()).isEqualTo(500);
      assertThat(json(reply).at("/error/message").asText()).contains(Failing.MESSAGE);
      assertThat(server.terminate().err())
          .containsOnlyOnce("NoSuchMethodError: " + Failing.MESSAGE)
          .contains("GET /failing", "\tat " + Failing.class.getName());
    }
  }

  /** An extension for another version of something. */
  public static final class Failing implements ResponseDefinitionTransformerV2 {
    static final String MESSAGE = "a method that is not there";

    @Override
    public String getName() {
      return "failing";
    }

    @Override
    public boolean applyGlobally() {
      return false;
    }

    @Override
    public ResponseDefinition transform(ServeEvent event) {
      throw new NoSuchMethodError(MESSAGE);
    }
  }
}
