package io.github.wiremocklro.internal.wiremock;

import static io.github.wiremocklro.operation.After.polls;
import static io.github.wiremocklro.operation.After.time;
import static io.github.wiremocklro.operation.OperationScript.operation;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.wiremocklro.FakeOperations;
import io.github.wiremocklro.WireMockLroServer;
import java.net.URLEncoder;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** What the page asks once a second. */
@Timeout(60)
class AdminChangesTest {
  @AutoClose private static final WireMockLroServer FAKE = new WireMockLroServer().start();

  private final Rest rest = new Rest(FAKE::baseUrl);
  private final String scope = Rest.newParent().replaceAll("/locations.*", "");
  private final FakeOperations fake = FAKE.in(scope);

  @Test
  void everyOperationIsThereAtFirstNewestFirst() {
    String first = start();
    String second = start();

    JsonNode changes = changes("");

    assertThat(names(changes)).containsExactly(second, first);
    assertThat(changes.at("/more").asBoolean()).isFalse();
    assertThat(changes.at("/operations/0/state").asText()).isEqualTo("RUNNING");
  }

  @Test
  void afterwardsThereIsOnlyWhatHasChanged() {
    start();
    String polled = start();
    JsonNode before = changes("");

    rest.get("/v1/" + polled);
    JsonNode after = changes("&since=" + until(before));

    assertThat(names(after)).containsExactly(polled);
    assertThat(after.at("/operations/0/polled").asInt()).isEqualTo(1);
    assertThat(names(changes("&since=" + until(after)))).isEmpty();
  }

  @Test
  void whatTimeBringsAboutIsOneChange() {
    fake.freezeClock();
    String timed =
        fake.start(operation().doneAfter(time(Duration.ofSeconds(60)))).name().toString();
    JsonNode before = changes("");

    fake.advanceClock(Duration.ofSeconds(60));
    JsonNode after = changes("&since=" + until(before));

    assertThat(names(after)).containsExactly(timed);
    assertThat(after.at("/operations/0/state").asText()).isEqualTo("SUCCEEDED");
    assertThat(names(changes("&since=" + until(after)))).isEmpty();
  }

  @Test
  void whatClientsNoLongerFindIsStillShown() {
    String deleted = start();

    rest.delete("/v1/" + deleted);

    JsonNode line = changes("").at("/operations/0");
    assertThat(line.at("/name").asText()).isEqualTo(deleted);
    assertThat(line.at("/findings/0/type").asText()).isEqualTo("deletedWhileRunning");
  }

  @Test
  void pollsAfterTheEndAreFound() {
    String done = fake.start(operation().doneAfter(polls(0))).name().toString();
    rest.get("/v1/" + done);
    rest.get("/v1/" + done);

    assertThat(changes("").at("/operations/0/findings/0/type").asText())
        .isEqualTo("polledAfterDone");
  }

  @Test
  void ofMoreThanAPageTheRestIsAskedForByTheNumberOfTheLast() {
    List<String> started = List.of(start(), start(), start());

    JsonNode first = changes("&pageSize=2");
    String last = first.at("/operations/1/number").asText();
    JsonNode second = changes("&pageSize=2&before=" + last);

    assertThat(names(first)).containsExactly(started.get(2), started.get(1));
    assertThat(first.at("/more").asBoolean()).isTrue();
    assertThat(names(second)).containsExactly(started.get(0));
    assertThat(second.at("/more").asBoolean()).isFalse();
  }

  @Test
  void anOperationThatNoLongerFitsTheFilterIsToldByItsNumberAlone() {
    String name = start();
    JsonNode before = changes("&state=RUNNING");

    fake.complete(name);
    JsonNode after = changes("&state=RUNNING&since=" + until(before));

    assertThat(names(before)).containsExactly(name);
    assertThat(after.at("/operations/0/number")).isEqualTo(before.at("/operations/0/number"));
    assertThat(after.at("/operations/0/name").isMissingNode()).isTrue();
  }

  @Test
  void theTextIsLookedForInNameTargetAndMethodWhateverItsCase() {
    String parent = scope + "/locations/l";
    rest.post("/v1/" + parent + "/lakes?lakeId=sales", "{}");
    rest.post("/v1/" + parent + "/lakes?lakeId=other", "{}");

    assertThat(changes("&text=SALES").at("/operations/0/target").asText())
        .isEqualTo(parent + "/lakes/sales");
    assertThat(changes("&text=SALES").at("/operations")).hasSize(1);
    assertThat(changes("&text=createlake").at("/operations")).hasSize(2);
    assertThat(changes("&method=CreateLake").at("/operations")).hasSize(2);
    assertThat(changes("&method=CreateZone").at("/operations")).isEmpty();
  }

  @Test
  void theFilterOfListsHoldsHereToo() {
    String failed = start();
    start();
    fake.fail(failed);

    assertThat(names(changes("&filter=" + URLEncoder.encode("error.code = 13", UTF_8))))
        .containsExactly(failed);
    assertThat(rest.get(path("&filter=a%20b")).error()).startsWith("400 INVALID_ARGUMENT");
  }

  @Test
  void aResetIsTold() {
    start();
    JsonNode before = changes("");

    fake.reset();
    JsonNode after = changes("&since=" + until(before));

    assertThat(after.at("/reset").asBoolean()).isTrue();
    assertThat(changes("&since=" + until(after)).at("/reset").asBoolean()).isFalse();
  }

  @Test
  void whatAnotherServerToldBeforeIsToldToBeThrownAway() {
    assertThat(changes("&since=" + Long.MAX_VALUE).at("/reset").asBoolean()).isTrue();
  }

  @Test
  void theNewestOfThoseThatFitAreThereHoweverManyDoNot() {
    List<String> started = new ArrayList<>();
    for (int i = 0; i < 20; i++) {
      started.add(0, start());
      fake.complete(start());
    }

    JsonNode page = changes("&state=RUNNING&pageSize=5");
    JsonNode rest =
        changes("&state=RUNNING&pageSize=50&before=" + page.at("/operations/4/number").asText());

    assertThat(names(page)).isEqualTo(started.subList(0, 5));
    assertThat(page.at("/more").asBoolean()).isTrue();
    assertThat(names(rest)).isEqualTo(started.subList(5, 20));
    assertThat(rest.at("/more").asBoolean()).isFalse();
  }

  @Test
  void whatCannotBeIsRefused() {
    assertThat(rest.get(path("&state=DONE")).message()).contains("\"DONE\" is no state", "RUNNING");
    assertThat(rest.get(path("&since=x")).message()).contains("\"x\" is no whole number");
    assertThat(rest.get(path("&sinse=1")).message()).contains("sinse");
  }

  @Test
  void noChangeIsMissedWhileOthersAreMade() throws Exception {
    ExecutorService clients = Executors.newFixedThreadPool(4);
    List<Future<List<String>>> started = new ArrayList<>();
    for (int client = 0; client < 4; client++) {
      started.add(
          clients.submit(
              () -> {
                List<String> names = new ArrayList<>();
                for (int i = 0; i < 50; i++) {
                  names.add(start());
                }
                return names;
              }));
    }
    clients.shutdown();
    TreeSet<String> seen = new TreeSet<>();
    String since = "1";
    boolean last;
    do {
      last = clients.isTerminated();
      JsonNode answer = changes("&pageSize=1000&since=" + since);
      seen.addAll(names(answer));
      since = until(answer);
    } while (!last);

    TreeSet<String> all = new TreeSet<>();
    for (Future<List<String>> client : started) {
      all.addAll(client.get());
    }
    assertThat(seen).isEqualTo(all);
  }

  private String start() {
    return fake.start(operation()).name().toString();
  }

  private JsonNode changes(String more) {
    return rest.get(path(more)).json();
  }

  private String path(String more) {
    return "/__admin/ext/lro/changes?scope=" + scope + more;
  }

  private static String until(JsonNode changes) {
    return changes.at("/until").asText();
  }

  private static List<String> names(JsonNode changes) {
    List<String> names = new ArrayList<>();
    changes.at("/operations").forEach(line -> names.add(line.at("/name").asText()));
    return names;
  }
}
