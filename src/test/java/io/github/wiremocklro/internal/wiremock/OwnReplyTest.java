package io.github.wiremocklro.internal.wiremock;

import static io.github.wiremocklro.operation.OperationScript.operation;
import static java.net.http.HttpRequest.BodyPublishers.noBody;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.wiremocklro.WireMockLroServer;
import io.github.wiremocklro.internal.wiremock.Rest.Reply;
import io.github.wiremocklro.operation.JsonObject;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * What a mapping says of status, body and headers beside a transformer is the form of a success.
 */
class OwnReplyTest {
  @AutoClose private static final WireMockLroServer FAKE = new WireMockLroServer().start();

  private static final String STRUCT = OwnMappings.STRUCT;

  private final OwnMappings mine = new OwnMappings(FAKE.baseUrl());
  private final Rest rest = mine.rest();
  private final String parent = mine.parent();
  private final String path = mine.path();

  @Test
  void hasItsStatusItsBodyAndItsHeaders() {
    mine.map(
        "POST",
        path,
        "start-operation",
        """
        "status": 202,
        "headers": {"Location": "{{request.baseUrl}}/{{operation.name}}", "X-Mine": "{{as it is}}",
            "Link": "</p?page={{request.query.page}}>"},
        "body": "{\\"id\\": \\"{{operation.name}}\\", \\"status\\": \\"{{operation.state}}\\"}"
        """);

    Reply started = rest.post(path);

    assertThat(started.status()).isEqualTo(202);
    assertThat(started.text("/status")).isEqualTo("RUNNING");
    assertThat(started.text("/id")).startsWith(parent + "/operations/");
    assertThat(started.header("Location")).isEqualTo(FAKE.baseUrl() + "/" + started.text("/id"));
    assertThat(started.header("X-Mine")).isEqualTo("{{as it is}}");
    assertThat(started.header("Link")).isEqualTo("</p?page={{request.query.page}}>");
    assertThat(started.header("Content-Type")).isEqualTo("application/json; charset=UTF-8");
    assertThat(FAKE.record(started.text("/id")).operation().done()).isFalse();
  }

  @Test
  void isGooglesWhereOnlyTheStatusIsAnother() {
    mine.map("POST", path, "start-operation", "\"status\": 201");

    Reply started = rest.post(path);

    assertThat(started.status()).isEqualTo(201);
    assertThat(started.text("/name")).startsWith(parent + "/operations/");
  }

  @Test
  void isNoneOfAnError() {
    mine.map(
        "POST",
        path,
        "start-operation",
        """
        "status": 201, "statusMessage": "Made",
        "headers": {"Location": "/{{operation.name}}", "X-Mine": "a"}, "body": "{{operation}}"
        """);

    Reply refused = rest.send("POST", path, noBody(), "x-lro-script", "{\"doneAfter\": 7}");

    assertThat(refused.error()).startsWith("400 INVALID_ARGUMENT");
    assertThat(refused.headers().firstValue("Location")).isEmpty();
    assertThat(refused.header("X-Mine")).isEqualTo("a");
  }

  @Test
  void mayTellTheWholeOperationAsJson() {
    mine.map("POST", path, "start-operation", "\"body\": \"{\\\"it\\\": {{operation}} }\"");

    assertThat(rest.post(path).text("/it/metadata/@type")).isEqualTo(STRUCT);
  }

  @Test
  void thatCannotBeRenderedIsAnErrorOfTheServer() {
    mine.map("POST", path, "start-operation", "\"body\": \"{{math 1 '?' 2}}\"");

    Reply reply = rest.post(path, "no JSON");

    assertThat(reply.status()).isEqualTo(500);
    assertThat(reply.message())
        .startsWith("What the call asks for is done, but its reply cannot be told: $.response.body")
        .contains("math");
    assertThat(FAKE.in(mine.project()).records()).hasSize(1);
  }

  @Test
  void longerThanAScriptMayBeIsAnErrorThatNamesTheLimit() {
    mine.map("POST", path, "start-operation", "\"body\": \"{{request.body}}{{request.body}}\"");

    Reply reply = rest.post(path, "a".repeat(600_000));

    assertThat(reply.status()).isEqualTo(500);
    assertThat(reply.message()).contains("$.response.body: 1200000", "--max-script-bytes");
  }

  @Test
  void showsWhatHasBecomeOfTheOperation() {
    String operation = mine.started("\"never\"");
    mine.map(
        "POST",
        path + "/1/cancel",
        "cancel-operation",
        operation,
        "\"status\": 202, \"body\": \"{{operation.state}} {{operation.error.code}}\"");

    Reply reply = rest.post(path + "/1/cancel");

    assertThat(reply.status()).isEqualTo(202);
    assertThat(reply.body()).isEqualTo("CANCELLED 1");
    assertThat(FAKE.record(operation).calls().cancelRequested()).isEqualTo(1);
  }

  @ParameterizedTest
  @ValueSource(strings = {"\"status\": 204", "\"status\": 202, \"body\": \"\""})
  void mayHaveNoBody(String reply) {
    String operation = mine.started("\"never\"");
    mine.map("POST", path + "/1/cancel", "cancel-operation", operation, reply);

    assertThat(rest.post(path + "/1/cancel").body()).isEmpty();
    assertThat(FAKE.record(operation).operation().done()).isTrue();
  }

  @ParameterizedTest
  @EnumSource(HttpClient.Version.class)
  void hasOfATextInAHeaderWhatHeadersMayHave(HttpClient.Version version) throws Exception {
    FAKE.start(
        operation()
            .name(parent + "/operations/o")
            .metadata(JsonObject.of("@type", STRUCT, "note", "\u00e9 \u20ac\u2028\ud83d\ude00!")));
    mine.map(
        "GET",
        path + "/1",
        "get-operation",
        parent + "/operations/o",
        """
        "headers": {"X-Note": "{{operation.metadata.note}}"},
        "body": "whole"
        """);

    HttpResponse<String> reply =
        HttpClient.newBuilder()
            .version(version)
            .build()
            .send(
                HttpRequest.newBuilder(URI.create(FAKE.baseUrl() + path + "/1")).build(),
                BodyHandlers.ofString());

    assertThat(reply.version()).isEqualTo(version);
    assertThat(reply.body()).isEqualTo("whole");
    assertThat(reply.headers().firstValue("X-Note")).contains("\u00e9  !");
  }

  @ParameterizedTest
  @CsvSource({"get-operation, response-template", "response-template, get-operation"})
  void neverEvaluatesWhatAClientSent(String first, String second) {
    String random = "{{randomValue length=4}}";
    FAKE.start(
        operation()
            .name(parent + "/operations/o")
            .metadata(JsonObject.of("@type", STRUCT, "note", random + "\r\nX-Evil: 1")));
    mine.map(
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
        rest.post(
            "/__admin/mappings", OwnMappings.mapping("GET", path, "get-operation", "", reply));

    assertThat(posted.status()).isEqualTo(422);
    assertThat(posted.text("/errors/0/source/pointer")).isEqualTo(place);
    assertThat(posted.text("/errors/0/detail")).startsWith(place).contains(remedy);
  }
}
