package io.github.wiremocklro.internal.wiremock;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.wiremocklro.WireMockLroServer;
import io.github.wiremocklro.internal.wiremock.Rest.Reply;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.UUID;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What a mapping says of status, body and headers beside a transformer is the reply's form. */
class OwnReplyTest {
  private static final String STRUCT = "type.googleapis.com/google.protobuf.Struct";

  @TempDir private static Path root;

  @AutoClose private static WireMockLroServer fake;

  private final Rest rest = new Rest(() -> fake.baseUrl());
  private final String parent = Rest.newParent();
  private final String path = "/v9/" + parent + "/jobs";

  @BeforeAll
  static void start() throws Exception {
    Files.writeString(
        Files.createDirectory(root.resolve("__files")).resolve("job.json"),
        "{\"file\": \"{{operation.state}}\"}");
    Files.createDirectory(root.resolve("mappings"));
    fake =
        new WireMockLroServer(options -> options.usingFilesUnderDirectory(root.toString())).start();
  }

  @Nested
  class OfAStart {
    @Test
    void hasItsStatusItsBodyAndItsHeaders() {
      map(
          "POST",
          path,
          "start-operation",
          """
          "status": 202,
          "headers": {"Location": "{{request.baseUrl}}/{{operation.name}}", "X-Mine": "{{as it is}}"},
          "body": "{\\"id\\": \\"{{operation.name}}\\", \\"status\\": \\"{{operation.state}}\\"}"
          """);

      Reply started = rest.post(path);

      assertThat(started.status()).isEqualTo(202);
      assertThat(started.text("/status")).isEqualTo("RUNNING");
      assertThat(started.text("/id")).startsWith(parent + "/operations/");
      assertThat(started.header("Location"))
          .isEqualTo(fake.baseUrl() + "/" + started.text("/id"));
      assertThat(started.header("X-Mine")).isEqualTo("{{as it is}}");
      assertThat(started.header("Content-Type")).isEqualTo("application/json; charset=UTF-8");
      assertThat(fake.record(started.text("/id")).operation().done()).isFalse();
    }

    @Test
    void isGooglesWhereOnlyTheStatusIsAnother() {
      map("POST", path, "start-operation", "\"status\": 201");

      Reply started = rest.post(path);

      assertThat(started.status()).isEqualTo(201);
      assertThat(started.text("/name")).startsWith(parent + "/operations/");
    }

    @Test
    void isNoneOfAnError() {
      map(
          "POST",
          path,
          "start-operation",
          """
          "status": 201, "statusMessage": "Made",
          "headers": {"Location": "/{{operation.name}}", "X-Mine": "a"}, "body": "{{operation}}"
          """);

      Reply refused =
          rest.send(
              "POST",
              path,
              java.net.http.HttpRequest.BodyPublishers.noBody(),
              "x-lro-script",
              "{\"doneAfter\": 7}");

      assertThat(refused.error()).startsWith("400 INVALID_ARGUMENT");
      assertThat(refused.headers().firstValue("Location")).isEmpty();
      assertThat(refused.header("X-Mine")).isEqualTo("a");
    }

    @Test
    void mayTellTheWholeOperationAsJson() {
      map("POST", path, "start-operation", "\"body\": \"{\\\"it\\\": {{operation}} }\"");

      assertThat(rest.post(path).text("/it/metadata/@type")).isEqualTo(STRUCT);
    }

    @Test
    void thatCannotBeRenderedIsAnErrorOfTheServer() {
      map("POST", path, "start-operation", "\"body\": \"{{math 1 '?' 2}}\"");

      Reply reply = rest.post(path, "no JSON");

      assertThat(reply.status()).isEqualTo(500);
      assertThat(reply.message())
          .startsWith("What the call asks for is done, but its reply cannot be told: $.response.body")
          .contains("math");
      assertThat(fake.in(project()).records()).hasSize(1);
    }
  }

  @Nested
  class OfAPoll {
    @Test
    void isStillAPoll() {
      String operation = started("{\"polls\": 2}");
      map("GET", path + "/1", "get-operation", operation, "\"body\": \"{{operation.state}} {{operation.done}}\"");

      assertThat(rest.get(path + "/1").body()).isEqualTo("RUNNING false");
      assertThat(rest.get(path + "/1").body()).isEqualTo("SUCCEEDED true");
      assertThat(fake.record(operation).calls().polled()).isEqualTo(2);
    }

    @Test
    void tellsWhenItBeganAndEnded() {
      fake.in(project()).freezeClock();
      String operation = started("{\"time\": \"60s\"}");
      Instant start = Instant.parse(fake.in(project()).clock().time().toString());
      map(
          "GET",
          path + "/1",
          "get-operation",
          operation,
          "\"body\": \"{{operation.createTime}}/{{operation.endTime}}\"");

      assertThat(rest.get(path + "/1").body()).isEqualTo(start + "/");
      fake.in(project()).advanceClock(Duration.ofMinutes(2));
      assertThat(rest.get(path + "/1").body())
          .isEqualTo(start + "/" + start.plus(Duration.ofMinutes(1)));
    }

    @Test
    void mayComeFromAFile() {
      String operation = started("\"never\"");
      map("GET", path + "/1", "get-operation", operation, "\"bodyFileName\": \"job.json\"");

      assertThat(rest.get(path + "/1").text("/file")).isEqualTo("RUNNING");
    }

    @Test
    void mayBeJsonInTheMapping() {
      String operation = started("\"never\"");
      map(
          "GET",
          path + "/1",
          "get-operation",
          operation,
          "\"jsonBody\": {\"state\": \"{{operation.state}}\"}");

      assertThat(rest.get(path + "/1").text("/state")).isEqualTo("RUNNING");
    }

    @Test
    void hasTextsWithQuotesAsJson() {
      String operation = started("\"never\"");
      fake.fail(
          operation,
          io.github.wiremocklro.operation.Status.of(
              io.github.wiremocklro.operation.Code.INTERNAL, "a \"b\" <c> \\ d"));
      map(
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
          started("\"never\", \"faults\": [{\"on\": \"get\", \"html\": {\"status\": 502}}]"
              .replace("\"html\": {\"status\": 502}", "\"body\": {\"status\": 502, \"contentType\": \"text/html\", \"text\": \"bad\"}"));
      map("GET", path + "/1", "get-operation", operation, "\"status\": 202, \"body\": \"{{operation.state}}\"");

      Reply reply = rest.get(path + "/1");

      assertThat(reply.status()).isEqualTo(502);
      assertThat(reply.body()).isEqualTo("bad");
    }

    @Test
    void ofAnOperationThatIsNotThereIsGooglesError() {
      map("GET", path + "/1", "get-operation", parent + "/operations/no", "\"status\": 202, \"body\": \"{{operation}}\"");

      assertThat(rest.get(path + "/1").error()).startsWith("404 NOT_FOUND");
    }
  }

  @Nested
  class OfACancel {
    @Test
    void showsWhatHasBecomeOfTheOperation() {
      String operation = started("\"never\"");
      map("POST", path + "/1/cancel", "cancel-operation", operation, "\"status\": 202, \"body\": \"{{operation.state}} {{operation.error.code}}\"");

      Reply reply = rest.post(path + "/1/cancel");

      assertThat(reply.status()).isEqualTo(202);
      assertThat(reply.body()).isEqualTo("CANCELLED 1");
      assertThat(fake.record(operation).calls().cancelRequested()).isEqualTo(1);
    }

    @ParameterizedTest
    @ValueSource(strings = {"\"status\": 204", "\"status\": 202, \"body\": \"\""})
    void mayHaveNoBody(String reply) {
      String operation = started("\"never\"");
      map("POST", path + "/1/cancel", "cancel-operation", operation, reply);

      assertThat(rest.post(path + "/1/cancel").body()).isEmpty();
      assertThat(fake.record(operation).operation().done()).isTrue();
    }
  }

  @Test
  void ofADeleteStillHasTheOperation() {
    String operation = started("\"never\"");
    map("DELETE", path + "/1", "delete-operation", operation, "\"body\": \"{{operation.name}} {{operation.state}}\"");

    assertThat(rest.delete(path + "/1").body()).isEqualTo(operation + " RUNNING");
    assertThat(rest.delete(path + "/1").error()).startsWith("404");
  }

  @Test
  void ofAListHasThePage() {
    started("\"never\"");
    started("{\"polls\": 0}");
    map(
        "GET",
        path,
        "list-operations",
        parent,
        "\"body\": \"{{#each page.operations}}{{state}};{{/each}}{{#if page.nextPageToken}}more{{/if}}\"");

    assertThat(rest.get(path).body()).isEqualTo("SUCCEEDED;RUNNING;");
    assertThat(rest.get(path + "?pageSize=1").body()).isEqualTo("SUCCEEDED;more");
  }

  @Test
  void ofAResourceHasTheResource() {
    String lake = parent + "/lakes/a";
    rest.send(
        "POST",
        "/v1/" + parent + "/lakes?lakeId=a",
        java.net.http.HttpRequest.BodyPublishers.ofString("{\"displayName\": \"A\"}"),
        "x-lro-script",
        "{\"doneAfter\": {\"polls\": 0}}");
    map("GET", path + "/1", "get-resource", lake, "\"body\": \"{{resource.displayName}} {{resource.state}}\"");
    map("GET", path, "list-resources", parent + "/lakes", "\"body\": \"{{page.lakes.0.displayName}}\"");

    assertThat(rest.get(path + "/1").body()).isEqualTo("A ACTIVE");
    assertThat(rest.get(path).body()).isEqualTo("A");
  }

  @ParameterizedTest
  @CsvSource({"get-operation, response-template", "response-template, get-operation"})
  void neverEvaluatesWhatAClientSent(String first, String second) {
    String random = "{{randomValue length=4}}";
    fake.start(
        io.github.wiremocklro.operation.OperationScript.operation()
            .name(parent + "/operations/o")
            .metadata(
                io.github.wiremocklro.operation.JsonObject.of(
                    "@type", STRUCT, "note", random + "\r\nX-Evil: 1")));
    map(
        "GET",
        path + "/1",
        first + "\", \"" + second,
        parent + "/operations/o",
        """
        "headers": {"X-Note": "{{operation.metadata.note}}", "X-Method": "{{request.method}}"},
        "body": "{{operation.metadata.note}} {{request.query.a}}"
        """);

    Reply reply = rest.get(path + "/1?a=%7B%7BrandomValue%7D%7D");

    assertThat(reply.body()).isEqualTo(random + "\r\nX-Evil: 1 {{randomValue}}");
    assertThat(reply.header("X-Note")).isEqualTo("%7B%7BrandomValue length=4}} X-Evil: 1");
    assertThat(reply.header("X-Method")).isEqualTo("GET");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          "status": 404                          | $.response.status       | "faults"
          "status": 302                          | $.response.status       | 200 to 299
          "status": 204, "body": "a"             | $.response.status       | leave the body out
          "base64Body": "YQ=="                   | $.response.base64Body   | "body"
          "body": "{{#if operation.done}}"       | $.response.body         | check the template
          "body": "{{nohelper operation}}"       | $.response.body         | check the template
          "headers": {"L": "{{#if operation}}"}  | $.response.headers.L    | check the template
          "bodyFileName": "missing.json"         | $.response.bodyFileName | below __files
          "bodyFileName": "../a.json"            | $.response.bodyFileName | below __files
          "proxyBaseUrl": "http://localhost:1"   | $.response.proxyBaseUrl | leave one of them out
          """)
  void thatCannotBeIsRefusedWhenTheMappingIsLoaded(String reply, String place, String remedy) {
    Reply posted =
        rest.post("/__admin/mappings", mapping("GET", path, "get-operation", "", reply));

    assertThat(posted.status()).isEqualTo(422);
    assertThat(posted.text("/errors/0/source/pointer")).isEqualTo(place);
    assertThat(posted.text("/errors/0/detail")).startsWith(place).contains(remedy);
  }

  private String project() {
    return parent.substring(0, parent.indexOf("/locations"));
  }

  private String started(String doneAfter) {
    String name = parent + "/operations/" + UUID.randomUUID();
    rest.post(
        "/__admin/ext/lro/operations",
        "{\"operation\": {\"name\": \"%s\"}, \"doneAfter\": %s}".formatted(name, doneAfter));
    return name;
  }

  private void map(String method, String path, String transformer, String reply) {
    map(
        method,
        path,
        transformer,
        "{\"operation\": {\"parent\": \"%s\", \"metadata\": {\"@type\": \"%s\"}}, \"doneAfter\": \"never\"}"
            .formatted(parent, STRUCT),
        reply);
  }

  private void map(
      String method, String path, String transformer, String nameOrScript, String reply) {
    Reply posted =
        rest.post("/__admin/mappings", mapping(method, path, transformer, nameOrScript, reply));
    assertThat(posted.status()).as(posted.body()).isEqualTo(201);
  }

  private static String mapping(
      String method, String path, String transformer, String nameOrScript, String reply) {
    String parameters =
        nameOrScript.startsWith("{") ? nameOrScript : "{\"name\": \"%s\"}".formatted(nameOrScript);
    return """
    {"request": {"method": "%s", "urlPath": "%s"},
     "response": {"transformers": ["%s"], "transformerParameters": %s, %s}}
    """
        .formatted(method, path, transformer, parameters, reply);
  }
}
