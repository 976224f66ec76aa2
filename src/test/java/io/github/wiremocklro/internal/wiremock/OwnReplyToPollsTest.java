package io.github.wiremocklro.internal.wiremock;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.wiremocklro.WireMockLroServer;
import io.github.wiremocklro.internal.wiremock.Rest.Reply;
import io.github.wiremocklro.operation.Code;
import io.github.wiremocklro.operation.Status;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A reply in a form of its own is a poll as any other. */
class OwnReplyToPollsTest {
  @TempDir private static Path root;

  @AutoClose private static WireMockLroServer fake;

  @BeforeAll
  static void start() throws IOException {
    Files.createDirectory(root.resolve("mappings"));
    Files.writeString(
        Files.createDirectory(root.resolve("__files")).resolve("job.json"),
        "{\"file\": \"{{operation.state}}\"}");
    fake =
        new WireMockLroServer(options -> options.usingFilesUnderDirectory(root.toString())).start();
  }

  private final OwnMappings mine = new OwnMappings(fake.baseUrl());
  private final Rest rest = mine.rest();
  private final String parent = mine.parent();
  private final String path = mine.path();

  @Test
  void isStillAPoll() {
    String operation = mine.started("{\"polls\": 2}");
    mine.map(
        "GET",
        path + "/1",
        "get-operation",
        operation,
        "\"body\": \"{{operation.state}} {{operation.done}}\"");

    assertThat(rest.get(path + "/1").body()).isEqualTo("RUNNING false");
    assertThat(rest.get(path + "/1").body()).isEqualTo("SUCCEEDED true");
    assertThat(fake.record(operation).calls().polled()).isEqualTo(2);
  }

  @Test
  void tellsWhenItBeganAndEnded() {
    fake.in(mine.project()).freezeClock();
    String operation = mine.started("{\"time\": \"60s\"}");
    Instant start = Instant.parse(fake.in(mine.project()).clock().time().toString());
    mine.map(
        "GET",
        path + "/1",
        "get-operation",
        operation,
        "\"body\": \"{{operation.createTime}}/{{operation.endTime}}\"");

    assertThat(rest.get(path + "/1").body()).isEqualTo(start + "/");
    fake.in(mine.project()).advanceClock(Duration.ofMinutes(2));
    assertThat(rest.get(path + "/1").body())
        .isEqualTo(start + "/" + start.plus(Duration.ofMinutes(1)));
  }

  @Test
  void mayHaveAnotherStatusUntilItIsDone() {
    String operation = mine.started("{\"polls\": 2}");
    mine.map(
        "GET",
        path + "/1",
        "get-operation",
        "{\"name\": \"%s\", \"statusUntilDone\": 202}".formatted(operation),
        """
        "headers": {"X-Progress": "{{#unless operation.done}}running{{/unless}}"}
        """);

    Reply running = rest.get(path + "/1");
    Reply done = rest.get(path + "/1");

    assertThat(running.status()).isEqualTo(202);
    assertThat(running.header("X-Progress")).isEqualTo("running");
    assertThat(done.status()).isEqualTo(200);
    assertThat(done.headers().firstValue("X-Progress")).isEmpty();
  }

  @Test
  void isOfTheWholeOperationWhateverFieldsAreAskedFor() {
    String operation = mine.started("{\"polls\": 2}");
    mine.map(
        "GET",
        path + "/1",
        "get-operation",
        "{\"name\": \"%s\", \"statusUntilDone\": 202}".formatted(operation),
        "\"headers\": {\"X-State\": \"{{operation.name}} {{operation.state}}\"}");

    Reply running = rest.get(path + "/1?fields=name");
    Reply done = rest.get(path + "/1?fields=done");

    assertThat(running.status()).isEqualTo(202);
    assertThat(running.header("X-State")).isEqualTo(operation + " RUNNING");
    assertThat(running.body()).isEqualTo("{\"name\":\"%s\"}".formatted(operation));
    assertThat(done.status()).isEqualTo(200);
    assertThat(done.header("X-State")).isEqualTo(operation + " SUCCEEDED");
    assertThat(done.body()).isEqualTo("{\"done\":true}");
  }

  @Test
  void isNoPollWhereTheFieldsThatAreAskedForAreNotThere() {
    String operation = mine.started("{\"polls\": 1}");
    mine.map("GET", path + "/1", "get-operation", operation, "\"status\": 203");

    assertThat(rest.get(path + "/1?fields=nope").error()).startsWith("400 INVALID_ARGUMENT");
    assertThat(fake.record(operation).calls().polled()).isZero();
  }

  @ParameterizedTest
  @ValueSource(strings = {"500", "\"soon\""})
  void mayNotHaveTheStatusOfAnErrorUntilItIsDone(String status) {
    Reply posted =
        rest.post(
            "/__admin/mappings",
            OwnMappings.mapping(
                "GET",
                path,
                "get-operation",
                "{\"statusUntilDone\": %s}".formatted(status),
                "\"status\": 200"));

    assertThat(posted.status()).isEqualTo(422);
    assertThat(posted.text("/errors/0/detail")).contains(".statusUntilDone", "200 to 299");
  }

  @Test
  void isRefusedUnderAWordThatIsNotKnownWhichIsToldThoseThatAre() {
    String parameters = "{\"statusUntilDon\": 202}";
    Reply posted =
        rest.post(
            "/__admin/mappings",
            OwnMappings.mapping("GET", path, "get-operation", parameters, "\"status\": 200"));

    assertThat(posted.status()).isEqualTo(422);
    assertThat(posted.text("/errors/0/detail"))
        .contains("statusUntilDon: 202", "use name, statusUntilDone,");
  }

  @Test
  void mayComeFromAFile() {
    String operation = mine.started("\"never\"");
    mine.map("GET", path + "/1", "get-operation", operation, "\"bodyFileName\": \"job.json\"");

    assertThat(rest.get(path + "/1").text("/file")).isEqualTo("RUNNING");
  }

  @Test
  void mayBeJsonInTheMapping() {
    String operation = mine.started("\"never\"");
    mine.map(
        "GET",
        path + "/1",
        "get-operation",
        operation,
        "\"jsonBody\": {\"state\": \"{{operation.state}}\"}");

    assertThat(rest.get(path + "/1").text("/state")).isEqualTo("RUNNING");
  }

  @Test
  void hasTextsWithQuotesAsJson() {
    String operation = mine.started("\"never\"");
    fake.fail(operation, Status.of(Code.INTERNAL, "a \"b\" <c> \\ d"));
    mine.map(
        "GET",
        path + "/1",
        "get-operation",
        operation,
        "\"body\": \"{\\\"m\\\": {{toJson operation.error.message}}, \\\"e\\\": {{operation.error}}, \\\"j\\\": {{toJson operation.error}} }\"");

    Reply reply = rest.get(path + "/1");

    assertThat(reply.text("/m")).isEqualTo("a \"b\" <c> \\ d");
    assertThat(reply.text("/e/message")).isEqualTo("a \"b\" <c> \\ d");
    assertThat(reply.text("/j/message")).isEqualTo("a \"b\" <c> \\ d");
  }

  @Test
  void isNotSeenWhereAFaultTakesItsPlace() {
    String operation =
        mine.started(
            """
            "never", "faults": [{"on": "get",
              "body": {"status": 502, "contentType": "text/html", "text": "bad"}}]
            """);
    mine.map(
        "GET",
        path + "/1",
        "get-operation",
        operation,
        "\"status\": 202, \"body\": \"{{operation.state}}\"");

    Reply reply = rest.get(path + "/1");

    assertThat(reply.status()).isEqualTo(502);
    assertThat(reply.body()).isEqualTo("bad");
  }

  @Test
  void ofAnOperationThatIsNotThereIsGooglesError() {
    mine.map(
        "GET",
        path + "/1",
        "get-operation",
        parent + "/operations/no",
        "\"status\": 202, \"body\": \"{{operation}}\"");

    assertThat(rest.get(path + "/1").error()).startsWith("404 NOT_FOUND");
  }
}
