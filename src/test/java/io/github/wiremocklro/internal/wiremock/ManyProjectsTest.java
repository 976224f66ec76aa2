package io.github.wiremocklro.internal.wiremock;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.wiremocklro.WireMockLroServer;
import io.github.wiremocklro.internal.engine.Race;
import io.github.wiremocklro.internal.wiremock.Rest.Reply;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Design rule 15, over HTTP: whole stories at the same time on one server, a project for each. */
@Timeout(120)
@Tag("slow")
class ManyProjectsTest {
  private static final int THREADS = 8;
  private static final int STORIES = 10;

  @AutoClose private final WireMockLroServer fake = new WireMockLroServer().start();
  @AutoClose private final Race race = new Race();
  private final Rest rest = new Rest(fake::baseUrl);

  @Test
  void doNotMix() {
    List<Callable<Boolean>> threads =
        IntStream.range(0, THREADS)
            .<Callable<Boolean>>mapToObj(
                thread -> () -> new Project(thread % 2 == 0).livesThroughItsStories())
            .toList();

    assertThat(race.run(threads)).hasSize(THREADS).containsOnly(true);

    assertThat(rest.get("/__admin/ext/lro/operations?pageSize=1000").json().at("/operations"))
        .hasSize(THREADS * STORIES * 2);
  }

  /** What one thread does. Each names its lakes as all the others do. */
  private final class Project {
    private final String parent = "/v1/" + Rest.newParent();
    private final boolean cancels;
    private final List<String> started = new ArrayList<>();
    private final List<String> lakes = new ArrayList<>();

    Project(boolean cancels) {
      this.cancels = cancels;
    }

    boolean livesThroughItsStories() {
      for (int story = 0; story < STORIES; story++) {
        stays("lake-" + story + "-stays");
        if (cancels) {
          isCancelled("lake-" + story);
        } else {
          fails("fails-" + story);
        }
        assertHasItsOwnOnly();
      }
      return true;
    }

    private void stays(String lake) {
      String operation = create(lake);
      assertThat(rest.get(operation).text("/done")).isEqualTo("false");
      Reply done = rest.get(operation);
      assertThat(done.text("/response/displayName")).isEqualTo(parent + " " + lake);
      assertThat(rest.get(parent + "/lakes/" + lake).text("/state")).isEqualTo("ACTIVE");
      lakes.add(lake);
    }

    private void isCancelled(String lake) {
      String operation = create(lake);
      assertThat(rest.get(operation).text("/done")).isEqualTo("false");
      assertThat(rest.get(parent + "/lakes/" + lake).text("/state")).isEqualTo("CREATING");
      assertThat(rest.post(operation + ":cancel", "{}").body()).isEqualTo("{}");
      Reply cancelled = rest.get(operation);
      assertThat(cancelled.text("/error/code")).isEqualTo("1");
      assertThat(cancelled.text("/metadata/requestedCancellation")).isEqualTo("true");
      assertThat(rest.get(parent + "/lakes/" + lake).status()).isEqualTo(404);
    }

    private void fails(String lake) {
      String operation = create(lake);
      assertThat(rest.get(operation).text("/done")).isEqualTo("false");
      Reply failed = rest.get(operation);
      assertThat(failed.text("/done")).isEqualTo("true");
      assertThat(failed.text("/error/code")).isNotIn("", "0", "1");
      assertThat(failed.text("/metadata/requestedCancellation")).isEqualTo("false");
      assertThat(rest.get(parent + "/lakes/" + lake).status()).isEqualTo(404);
    }

    private String create(String lake) {
      String displayName = parent + " " + lake;
      Reply created =
          rest.post(parent + "/lakes?lakeId=" + lake, "{\"displayName\":\"" + displayName + "\"}");
      assertThat(created.status()).as(created.body()).isEqualTo(200);
      String name = created.text("/name");
      assertThat("/v1/" + name).startsWith(parent + "/operations/");
      assertThat("/v1/" + created.text("/metadata/target")).isEqualTo(parent + "/lakes/" + lake);
      started.add(0, name);
      return "/v1/" + name;
    }

    private void assertHasItsOwnOnly() {
      assertThat(names(rest.get(parent + "/operations").json().at("/operations")))
          .isEqualTo(started);
      assertThat(names(rest.get(parent + "/lakes").json().at("/lakes")))
          .containsExactlyInAnyOrderElementsOf(
              lakes.stream().map(lake -> (parent + "/lakes/" + lake).substring(4)).toList());
    }
  }

  private static List<String> names(JsonNode items) {
    List<String> names = new ArrayList<>();
    items.forEach(item -> names.add(item.get("name").asText()));
    return names;
  }
}
