package io.github.wiremocklro.internal.wiremock;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static com.github.tomakehurst.wiremock.client.WireMock.post;
import static com.github.tomakehurst.wiremock.client.WireMock.urlPathMatching;
import static io.github.wiremocklro.operation.After.never;
import static io.github.wiremocklro.operation.FaultReply.delay;
import static io.github.wiremocklro.operation.FaultReply.error;
import static io.github.wiremocklro.operation.OperationScript.operation;
import static io.github.wiremocklro.operation.StartPattern.create;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.wiremocklro.WireMockLroServer;
import io.github.wiremocklro.operation.Code;
import io.github.wiremocklro.operation.Fault;
import io.github.wiremocklro.operation.OnCancel;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** What the history says of each call: which it was, what was asked, and what was answered. */
class HistoryOverHttpTest {
  @AutoClose private static final WireMockLroServer FAKE = new WireMockLroServer().start();

  private final Rest rest = new Rest(FAKE::baseUrl);
  private final String parent = Rest.newParent();
  private final String name = parent + "/operations/op-1";
  private final String path = "/v1/" + name;

  /** Dataplex has no WaitOperation, so no shipped mapping serves it. */
  @BeforeAll
  static void serveWaitOperation() {
    FAKE.wireMock()
        .stubFor(
            post(urlPathMatching("/v1/projects/[^/]+/locations/[^/]+/operations/[^/]+:wait"))
                .willReturn(aResponse().withTransformers("wait-operation")));
  }

  @Test
  void namesTheMethodThatStartedTheOperation() {
    String lakes = "/v1/" + parent + "/lakes?lakeId=a";
    FAKE.next(create(parent + "/lakes/a"), operation().name(name));
    rest.post(lakes, "{\"displayName\": \"A\"}");

    JsonNode started = history().get(0);

    assertThat(started.at("/event").asText()).isEqualTo("STARTED");
    assertThat(started.at("/rpc").asText()).isEqualTo("CreateLake");
    assertThat(started.at("/asked").asText())
        .isEqualTo("POST " + lakes + " {\"displayName\": \"A\"}");
    assertThat(started.at("/answered").asText()).isEqualTo("RUNNING");
  }

  @Test
  void saysOfEachCallWhatWasAskedAndAnswered() {
    FAKE.start(operation().name(name).doneAfter(never()));
    rest.get(path);
    rest.post(path + ":wait", "{\"timeout\": \"0s\"}");
    rest.post(path + ":cancel");
    rest.get(path);
    rest.delete(path);

    assertThat(calls())
        .containsExactly(
            "POLLED GetOperation, GET " + path + ": RUNNING",
            "POLLED WaitOperation, POST " + path + ":wait {\"timeout\": \"0s\"}: RUNNING",
            "CANCEL_REQUESTED CancelOperation, POST " + path + ":cancel: OK",
            "POLLED GetOperation, GET " + path + ": CANCELLED",
            "DELETED DeleteOperation, DELETE " + path + ": OK");
  }

  @Test
  void saysWhatAWaitWasAnsweredInTheEnd() {
    FAKE.start(operation().name(name).doneAfter(never()));
    String wait = "{\"timeout\": \"0.001s\"}";
    rest.post(path + ":wait", wait);

    String call = " WaitOperation, POST " + path + ":wait " + wait + ": RUNNING";
    assertThat(calls()).containsExactly("POLLED" + call, "WAIT_ANSWERED" + call);
  }

  @Test
  void saysWithWhatACancelWasRefused() {
    FAKE.start(operation().name(name).onCancel(OnCancel.refused()));
    rest.post(path + ":cancel");

    JsonNode refused = history().get(1);

    assertThat(refused.at("/answered").asText()).isEqualTo("FAILED_PRECONDITION");
    assertThat(refused.at("/error/code").asText()).isEqualTo("9");
  }

  @Test
  void saysWhichFaultACallMet() {
    FAKE.start(
        operation()
            .name(name)
            .doneAfter(never())
            .fault(Fault.onGet(error(Code.UNAVAILABLE, "down")))
            .fault(Fault.onGet(delay(Duration.ZERO)).from(2))
            .fault(Fault.onDelete(error(Code.ABORTED, "busy"))));
    rest.get(path);
    rest.get(path);
    rest.delete(path);

    assertThat(calls())
        .containsExactly(
            "POLLED GetOperation, GET " + path + ": UNAVAILABLE, fault error",
            "POLLED GetOperation, GET " + path + ": RUNNING, fault delay of 0 ms",
            "DELETE_FAILED DeleteOperation, DELETE " + path + ": ABORTED, fault error");
  }

  @Test
  void hasTheRealGapSinceThePollBeforeThoughTheClockStands() {
    FAKE.in(parent).freezeClock();
    FAKE.start(operation().name(name).doneAfter(never()));
    rest.get(path);
    rest.get(path);
    rest.post(path + ":wait", "{\"timeout\": \"0s\"}");

    List<JsonNode> polls = List.of(history().get(1), history().get(2), history().get(3));

    assertThat(polls).extracting(poll -> poll.at("/time")).containsOnly(polls.get(0).at("/time"));
    assertThat(polls.get(0).has("sinceLastPoll")).isFalse();
    for (int i = 1; i < 3; i++) {
      Duration gap = seconds(polls.get(i), "sinceLastPoll");
      Duration before = seconds(polls.get(i - 1), "elapsed");
      assertThat(gap).isPositive().isEqualTo(seconds(polls.get(i), "elapsed").minus(before));
    }
  }

  /** Returns each call of a client's in one line. */
  private List<String> calls() {
    List<String> calls = new ArrayList<>();
    for (JsonNode event : history()) {
      if (event.has("rpc")) {
        String fault = event.has("fault") ? ", fault " + event.at("/fault").asText() : "";
        calls.add(
            "%s %s, %s: %s%s"
                .formatted(
                    event.at("/event").asText(),
                    event.at("/rpc").asText(),
                    event.at("/asked").asText(),
                    event.at("/answered").asText(),
                    fault));
      }
    }
    return calls;
  }

  private JsonNode history() {
    return rest.get("/__admin/ext/lro/operations?name=" + name).json().at("/history");
  }

  private static Duration seconds(JsonNode event, String key) {
    return Duration.parse("PT" + event.at("/" + key).asText().toUpperCase(Locale.ROOT));
  }
}
