package io.github.wiremocklro.internal.wiremock;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.wiremocklro.WireMockLroServer;
import io.github.wiremocklro.internal.wiremock.Rest.Reply;
import java.io.UncheckedIOException;
import java.net.http.HttpRequest.BodyPublishers;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What goes wrong in mid-life, as a client sees it. */
class FaultsOverHttpTest {
  @AutoClose private static final WireMockLroServer FAKE = new WireMockLroServer().start();

  private static final String ADMIN = "/__admin/ext/lro/operations";

  private final Rest rest = new Rest(FAKE::baseUrl);
  private final String parent = Rest.newParent();
  private final String name = parent + "/operations/op-1";
  private final String operation = "/v1/" + name;

  @Test
  void anErrorAnswersTheRequestsThatAreMeantAndIsNoPoll() {
    start(
        "{\"polls\": 2}",
        """
        {"on": "get", "from": 2, "times": 2, "error": {"code": "RESOURCE_EXHAUSTED",
         "message": "Slow down.", "reason": "RATE_LIMIT_EXCEEDED", "retryAfter": "2s"}}
        """);

    assertThat(rest.get(operation).text("/done")).isEqualTo("false");
    Reply second = rest.get(operation);
    assertThat(second.error()).isEqualTo("429 RESOURCE_EXHAUSTED RATE_LIMIT_EXCEEDED");
    assertThat(second.message()).isEqualTo("Slow down.");
    assertThat(second.header("Retry-After")).isEqualTo("2");
    assertThat(rest.get(operation).status()).isEqualTo(429);
    assertThat(rest.get(operation).text("/done")).isEqualTo("true");
  }

  @Test
  void theFirstFaultThatIsMeantWins() {
    start(
        "\"never\"",
        "{\"on\": \"get\", \"error\": {\"code\": 14}}",
        "{\"on\": \"get\", \"times\": \"forever\", \"error\": {\"code\": 13}}");

    assertThat(rest.get(operation).status()).isEqualTo(503);
    assertThat(rest.get(operation).status()).isEqualTo(500);
    assertThat(rest.get(operation).status()).isEqualTo(500);
  }

  @Test
  void theRequestsOfEachMethodAreCountedForThemselves() {
    start("\"never\"", "{\"on\": \"cancel\", \"from\": 2, \"error\": {\"code\": 14}}");
    rest.get(operation);
    rest.get(operation);

    assertThat(rest.post(operation + ":cancel").status()).isEqualTo(200);
    assertThat(rest.post(operation + ":cancel").status()).isEqualTo(503);
  }

  @Test
  void anErrorKeepsACancelFromTakingEffect() {
    start("\"never\"", "{\"on\": \"cancel\", \"error\": {\"code\": 14}}");

    assertThat(rest.post(operation + ":cancel").status()).isEqualTo(503);
    assertThat(rest.get(operation).text("/done")).isEqualTo("false");
    assertThat(rest.post(operation + ":cancel").status()).isEqualTo(200);
    assertThat(rest.get(operation).text("/error/code")).isEqualTo("1");
  }

  @Test
  void anErrorThatIsAppliedLetsTheCancelTakeEffect() {
    start("\"never\"", "{\"on\": \"cancel\", \"error\": {\"code\": 14}, \"applied\": true}");

    assertThat(rest.post(operation + ":cancel").status()).isEqualTo(503);

    assertThat(rest.get(operation).text("/error/code")).isEqualTo("1");
  }

  @ParameterizedTest
  @ValueSource(strings = {"dropped", "truncated"})
  void aReplyThatIsLostLeavesTheCancelInForce(String fault) {
    start("\"never\"", "{\"on\": \"cancel\", \"%s\": true}".formatted(fault));

    assertThatThrownBy(() -> rest.post(operation + ":cancel"))
        .isInstanceOf(UncheckedIOException.class);

    assertThat(rest.get(operation).text("/error/code")).isEqualTo("1");
  }

  @Test
  void aCancelThatIsLostOnItsWayChangesNothing() {
    start("\"never\"", "{\"on\": \"cancel\", \"dropped\": true, \"applied\": false}");

    assertThatThrownBy(() -> rest.post(operation + ":cancel"))
        .isInstanceOf(UncheckedIOException.class);

    assertThat(rest.get(operation).text("/done")).isEqualTo("false");
  }

  @Test
  void aTruncatedReplyBreaksOffAlsoForAClientThatTakesCompressedOnes() {
    start("\"never\"", "{\"on\": \"get\", \"truncated\": true}");

    assertThatThrownBy(
            () -> rest.send("GET", operation, BodyPublishers.noBody(), "Accept-Encoding", "gzip"))
        .isInstanceOf(UncheckedIOException.class);
  }

  @Test
  void aBodyTakesThePlaceOfTheReply() {
    start(
        "\"never\"",
        "{\"on\": \"get\", \"body\": \"<html>Bad Gateway</html>\"}",
        """
        {"on": "get", "from": 2,
         "body": {"status": 200, "contentType": "text/plain", "text": "maintenance"}}
        """);

    Reply html = rest.get(operation);
    assertThat(html.status()).isEqualTo(502);
    assertThat(html.header("Content-Type")).isEqualTo("text/html; charset=utf-8");
    assertThat(html.body()).isEqualTo("<html>Bad Gateway</html>");
    Reply text = rest.get(operation);
    assertThat(text.status()).isEqualTo(200);
    assertThat(text.header("Content-Type")).isEqualTo("text/plain");
    assertThat(text.body()).isEqualTo("maintenance");
  }

  @Test
  void aDelayedReplyIsTheReply() {
    start("{\"polls\": 1}", "{\"on\": \"get\", \"delay\": \"0.05s\"}");

    assertThat(rest.get(operation).text("/done")).isEqualTo("true");
  }

  @Test
  void onlyWhoPollsTooFastIsToldSo() {
    start("\"never\"", "{\"on\": \"get\", \"fasterThan\": \"3600s\"}");

    assertThat(rest.get(operation).status()).isEqualTo(200);
    assertThat(rest.get(operation).error()).isEqualTo("429 RESOURCE_EXHAUSTED RATE_LIMIT_EXCEEDED");
    assertThat(rest.get(operation).status()).isEqualTo(429);
  }

  @Test
  void whoTakesHisTimeIsNotToldThatHePollsTooFast() {
    start("\"never\"", "{\"on\": \"get\", \"fasterThan\": \"0.000000001s\"}");

    assertThat(rest.get(operation).status()).isEqualTo(200);
    assertThat(rest.get(operation).status()).isEqualTo(200);
  }

  @ParameterizedTest
  @CsvSource({
    "doneWithoutResult, true, false, false",
    "bothResults, true, true, true",
    "doneGoesBack, false, false, false",
  })
  void aReplyMayBreakTheProtocolWhileTheStateDoesNot(
      String violation, String done, boolean response, boolean error) {
    start("{\"polls\": 1}", "{\"on\": \"get\", \"violation\": \"%s\"}".formatted(violation));

    Reply lie = rest.get(operation);
    assertThat(lie.text("/done")).isEqualTo(done);
    assertThat(lie.has("/response")).isEqualTo(response);
    assertThat(lie.has("/error")).isEqualTo(error);

    Reply truth = rest.get(operation);
    assertThat(truth.text("/done")).isEqualTo("true");
    assertThat(truth.has("/response")).isTrue();
    assertThat(truth.has("/error")).isFalse();
  }

  @Test
  void aReplyMayBeOfATypeThatNobodyKnows() {
    start("{\"polls\": 1}", "{\"on\": \"get\", \"violation\": \"unknownType\"}");

    assertThat(rest.get(operation).text("/response/@type"))
        .isEqualTo("type.googleapis.com/unknown.v1.Message");
    assertThat(rest.get(operation).text("/response/@type"))
        .isEqualTo("type.googleapis.com/google.protobuf.Empty");
  }

  @Test
  void anUnknownOperationIsNotFoundWhateverWouldGoWrong() {
    start("\"never\"", "{\"on\": \"delete\", \"from\": 2, \"error\": {\"code\": 14}}");
    rest.delete(operation);

    assertThat(rest.delete(operation).status()).isEqualTo(404);
  }

  @Test
  void aDeleteThatFailsLeavesTheOperation() {
    start("\"never\"", "{\"on\": \"delete\", \"error\": {\"code\": 14}}");

    assertThat(rest.delete(operation).status()).isEqualTo(503);
    assertThat(rest.get(operation).status()).isEqualTo(200);
    assertThat(rest.delete(operation).status()).isEqualTo(200);
    assertThat(rest.get(operation).status()).isEqualTo(404);
    assertThat(rest.get(ADMIN + "?name=" + name).json().findValuesAsText("event"))
        .containsExactly("STARTED", "DELETE_FAILED", "POLLED", "DELETED");
  }

  @Test
  void theFaultComesBeforeTheAnswerThatCancelIsNotSupported() {
    Reply started =
        rest.post(
            ADMIN,
            """
            {"operation": {"name": "%s"}, "onCancel": "unimplemented",
             "faults": [{"on": "cancel", "error": {"code": 14}}]}
            """
                .formatted(name));
    assertThat(started.status()).isEqualTo(201);

    assertThat(rest.post(operation + ":cancel").status()).isEqualTo(503);
    assertThat(rest.post(operation + ":cancel").status()).isEqualTo(501);
  }

  @Test
  void theHistoryTellsWhatTheClientGot() {
    start(
        "{\"polls\": 2}",
        "{\"on\": \"get\", \"error\": {\"code\": 14, \"message\": \"Later.\"}}",
        "{\"on\": \"get\", \"from\": 2, \"truncated\": true}");
    rest.get(operation);
    assertThatThrownBy(() -> rest.get(operation)).isInstanceOf(UncheckedIOException.class);
    rest.get(operation);

    Reply record = rest.get(ADMIN + "?name=" + name);

    assertThat(record.text("/history/1/rpc")).isEqualTo("GetOperation");
    assertThat(record.text("/history/1/asked")).isEqualTo("GET " + operation);
    assertThat(record.text("/history/1/answered")).isEqualTo("UNAVAILABLE");
    assertThat(record.text("/history/1/error/message")).isEqualTo("Later.");
    assertThat(record.text("/history/1/fault")).isEqualTo("error");
    assertThat(record.has("/history/1/sinceLastPoll")).isFalse();
    assertThat(record.text("/history/2/fault")).isEqualTo("truncated");
    assertThat(record.has("/history/2/answered")).isFalse();
    assertThat(record.text("/history/3/answered")).isEqualTo("SUCCEEDED");
    assertThat(record.text("/history/3/sinceLastPoll")).matches("\\d+(\\.\\d+)?s");
  }

  private void start(String doneAfter, String... faults) {
    Reply started =
        rest.post(
            ADMIN,
            "{\"operation\": {\"name\": \"%s\"}, \"doneAfter\": %s, \"faults\": [%s]}"
                .formatted(name, doneAfter, String.join(", ", faults)));
    assertThat(started.status()).as(started.body()).isEqualTo(201);
  }
}
