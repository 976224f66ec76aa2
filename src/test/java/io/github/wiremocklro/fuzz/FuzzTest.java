package io.github.wiremocklro.fuzz;

import static io.github.wiremocklro.operation.After.never;
import static io.github.wiremocklro.operation.After.polls;
import static io.github.wiremocklro.operation.OnCancel.refused;
import static io.github.wiremocklro.operation.OperationScript.operation;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.wiremocklro.WireMockLroServer;
import io.github.wiremocklro.internal.Cases;
import io.github.wiremocklro.internal.wiremock.Rest;
import io.github.wiremocklro.internal.wiremock.Rest.Reply;
import io.github.wiremocklro.operation.JsonObject;
import io.github.wiremocklro.operation.OperationRecord;
import io.github.wiremocklro.operation.OperationScript;
import io.github.wiremocklro.operation.ResourceChange;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/**
 * Whatever is sent: no answer of 500 and none in HTML, no hang, and nothing half done after a
 * refusal. Each case follows from its seed alone. {@code -Dfuzz.cases} says how many there are,
 * {@code -Dfuzz.seed} with which seed they begin.
 */
@Tag("slow")
class FuzzTest {
  static final UUID MAPPING = UUID.fromString("3d8e6a52-0d5a-4a9c-9d06-0f2a7c7f4a11");
  static final String MAPPED = "/v1/projects/p/fuzz";

  private static final String PARENT = "projects/p/locations/l";
  private static final String LAKE = "type.googleapis.com/google.cloud.dataplex.v1.Lake";
  private static final String ERROR_INFO = "type.googleapis.com/google.rpc.ErrorInfo";
  private static final String RESOURCE_INFO = "type.googleapis.com/google.rpc.ResourceInfo";

  @AutoClose private final WireMockLroServer fake = new WireMockLroServer().start();

  private final Rest rest = new Rest(fake::baseUrl);

  @Test
  @Timeout(3_600)
  void whateverIsSentTheAnswerIsInOrderAndNothingIsHalfDone() {
    int cases = Cases.of("fuzz.cases", 1_000);
    long firstSeed = Long.getLong("fuzz.seed", 1L);

    for (long seed = firstSeed; seed < firstSeed + cases; seed++) {
      prepare();
      List<RawRequest> requests = new FuzzedRequests(new RandomText(seed)).next();
      try {
        requests.forEach(this::check);
      } catch (AssertionError e) {
        throw new AssertionError(
            "-Dfuzz.cases=1 -Dfuzz.seed=%d: %s%n%s".formatted(seed, e.getMessage(), requests), e);
      }
    }
    fake.reset();
    checkThatTheServerStillWorks();
  }

  private void prepare() {
    if (fake.wireMock().getSingleStubMapping(MAPPING) != null) {
      fake.wireMock().removeStubMapping(MAPPING);
    }
    fake.reset();
    fake.freezeClock();
    fake.start(named("running").doneAfter(never()));
    fake.start(named("refusing").doneAfter(never()).onCancel(refused()));
    fake.start(named("done").doneAfter(polls(0)));
    fake.start(named("a").resource(lake("a")).doneAfter(polls(0)));
    fake.start(named("b").resource(lake("b")).doneAfter(never()));
  }

  private void check(RawRequest request) {
    List<Object> before = state();
    RawReply reply = RawReply.to(request, fake.baseUrl());

    assertThat(reply.status()).as("%s", reply).isBetween(200, 599).isNotEqualTo(500);
    assertThat(reply.body()).doesNotContainIgnoringCase("<html").doesNotContain("\tat ");
    if (reply.refused()) {
      assertThat(state()).as("state after %s", reply).isEqualTo(before);
      if (isOurs(request)) {
        checkError(request, reply);
      }
      if (request.target().contains("/scripts")) {
        checkThatNothingIsArmed();
      }
    }
  }

  /** The rest is WireMock's, which answers in a shape of its own. */
  private static boolean isOurs(RawRequest request) {
    return request.target().startsWith("/v1/") || request.target().startsWith("/__admin/ext/lro/");
  }

  private static void checkError(RawRequest request, RawReply reply) {
    if (request.method().equalsIgnoreCase("HEAD")) {
      return;
    }
    JsonNode error = reply.json().path("error");
    assertThat(error.path("code").asInt()).as("%s", reply).isEqualTo(reply.status());
    assertThat(error.path("status").asText()).as("%s", reply).matches("[A-Z_]+");
    assertThat(error.path("message").asText()).as("%s", reply).isNotEmpty();
    assertThat(error.path("details").findValuesAsText("@type"))
        .as("%s", reply)
        .containsAnyOf(ERROR_INFO, RESOURCE_INFO);
  }

  /** The history may have noted the call. */
  private List<Object> state() {
    List<Object> state = new ArrayList<>();
    for (OperationRecord record : fake.records()) {
      state.add(record.operation());
      state.add(record.state());
      state.add(record.script());
    }
    state.add(rest.get("/v1/" + PARENT + "/lakes").body());
    state.add(fake.clock());
    state.add(fake.in("projects/p").clock());
    return state;
  }

  private void checkThatNothingIsArmed() {
    OperationScript script = named("probe").resource(lake("new"));

    fake.start(script);

    assertThat(fake.record(PARENT + "/operations/probe").script()).isEqualTo(script);
  }

  private void checkThatTheServerStillWorks() {
    Reply create = rest.post("/v1/" + PARENT + "/lakes?lakeId=never-ends-1", "{}");
    String operation = "/v1/" + create.text("/name");
    assertThat(rest.get(operation).text("/done")).isEqualTo("false");

    assertThat(rest.post(operation + ":cancel").status()).isEqualTo(200);

    assertThat(rest.get(operation).text("/error/code")).isEqualTo("1");
    assertThat(rest.get("/v1/" + PARENT + "/lakes/never-ends-1").status()).isEqualTo(404);
  }

  private static OperationScript named(String id) {
    return operation().name(PARENT + "/operations/" + id);
  }

  private static ResourceChange lake(String id) {
    return ResourceChange.create(PARENT + "/lakes/" + id, LAKE, JsonObject.EMPTY);
  }
}
