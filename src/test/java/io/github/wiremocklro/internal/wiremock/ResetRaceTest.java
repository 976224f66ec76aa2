package io.github.wiremocklro.internal.wiremock;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.wiremocklro.WireMockLroServer;
import io.github.wiremocklro.internal.engine.Race;
import io.github.wiremocklro.internal.wiremock.Rest.Reply;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.concurrent.Callable;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Design rule 16, over HTTP: a request is wholly before or wholly after a reset. */
@Timeout(120)
@Tag("slow")
class ResetRaceTest {
  private static final int ROUNDS = 20;
  private static final String LRO_RESET = "/__admin/ext/lro/reset";
  private static final String WIREMOCK_RESET = "/__admin/reset";
  private static final String PARENT = "/v1/projects/p/locations/l";
  private static final String LAKES = PARENT + "/lakes";

  @AutoClose private final WireMockLroServer fake = new WireMockLroServer().start();
  @AutoClose private final Race race = new Race();
  private final Random random = new Random(1);
  private final Rest rest = new Rest(fake::baseUrl);

  @ParameterizedTest
  @CsvSource({
    LRO_RESET + ", false",
    LRO_RESET + "?scope=projects/p, false",
    WIREMOCK_RESET + ", true"
  })
  void everyAnswerIsOneOfTheApi(String reset, boolean removesStubs) {
    for (int round = 0; round < ROUNDS; round++) {
      String operation = create("a");
      List<Callable<List<Reply>>> calls =
          new ArrayList<>(
              List.of(
                  () -> isDone(rest.post(reset)),
                  () -> List.of(rest.post(LAKES + "?lakeId=a", "{}"), rest.get(LAKES)),
                  () -> List.of(rest.post(LAKES + "?lakeId=b", "{}"), rest.delete(LAKES + "/b")),
                  () -> List.of(rest.get(LAKES + "/a"), rest.get(PARENT + "/operations")),
                  () -> List.of(rest.get(operation), rest.get(operation), rest.get(LAKES + "/a")),
                  () -> List.of(rest.post(operation + ":cancel"), rest.get(operation)),
                  () -> List.of(rest.delete(LAKES + "/a"), rest.delete(operation))));
      Collections.shuffle(calls, random);

      List<List<Reply>> replies = race.run(calls);

      assertThat(replies)
          .allSatisfy(
              ofOneCaller ->
                  assertThat(ofOneCaller)
                      .allSatisfy(reply -> assertIsOfTheApi(reply, removesStubs)));
      assertThat(rest.post(reset).status()).isEqualTo(200);
      assertNothingIsLeft();
      assertThat(rest.get(create("a")).status()).isEqualTo(200);
      assertThat(rest.get(LAKES + "/a").text("/state")).isIn("CREATING", "ACTIVE");
      assertThat(rest.post(reset).status()).isEqualTo(200);
    }
  }

  /** A create that was answered after the last reset is there, whoever else creates meanwhile. */
  @Test
  void aCreateThatFollowsItsOwnResetIsThere() {
    for (int round = 0; round < ROUNDS; round++) {
      List<Callable<Boolean>> calls = new ArrayList<>();
      for (int project = 0; project < 6; project++) {
        String scope = "projects/r-" + project;
        calls.add(() -> createdAfterResetOf(scope));
      }

      assertThat(race.run(calls)).containsOnly(true);
    }
  }

  private boolean createdAfterResetOf(String scope) {
    String lakes = "/v1/" + scope + "/locations/l/lakes";
    Reply reset = rest.post(LRO_RESET + "?scope=" + scope);
    Reply created = rest.post(lakes + "?lakeId=a", "{}");
    Reply polled = rest.get("/v1/" + created.text("/name"));
    Reply lake = rest.get(lakes + "/a");
    return reset.status() == 200
        && created.status() == 200
        && polled.text("/done").equals("false")
        && lake.text("/state").equals("CREATING");
  }

  /** WireMock's own reset answers an empty body. */
  private static List<Reply> isDone(Reply reset) {
    assertThat(reset.status()).as(reset.body()).isEqualTo(200);
    return List.of();
  }

  private String create(String id) {
    Reply created = rest.post(LAKES + "?lakeId=" + id, "{}");
    assertThat(created.status()).as(created.body()).isEqualTo(200);
    return "/v1/" + created.text("/name");
  }

  private void assertNothingIsLeft() {
    assertThat(rest.get(LAKES).json().at("/lakes")).isEmpty();
    assertThat(rest.get(LAKES + "/a").error()).isEqualTo("404 NOT_FOUND ResourceInfo");
    assertThat(rest.get(PARENT + "/operations").body()).isEqualTo("{}");
    assertThat(rest.get("/__admin/ext/lro/operations").json().at("/operations")).isEmpty();
  }

  private static void assertIsOfTheApi(Reply reply, boolean removesStubs) {
    assertThat(reply.status()).as(reply.body()).isIn(200, 404, 409);
    assertThat(reply.header("Content-Type")).startsWith("application/json");
    assertThat(reply.json().isObject()).as(reply.body()).isTrue();
    if (reply.status() != 200) {
      List<String> errors =
          new ArrayList<>(
              List.of(
                  "404 NOT_FOUND ResourceInfo",
                  "404 NOT_FOUND ResourceInfo",
                  "409 ALREADY_EXISTS ResourceInfo",
                  "409 ABORTED OPERATION_IN_PROGRESS"));
      if (removesStubs) {
        errors.add("404 NOT_FOUND METHOD_NOT_FOUND");
      }
      assertThat(reply.error()).as(reply.body()).isIn(errors);
    }
  }
}
