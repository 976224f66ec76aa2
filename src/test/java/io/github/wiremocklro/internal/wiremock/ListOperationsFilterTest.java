package io.github.wiremocklro.internal.wiremock;

import static io.github.wiremocklro.operation.After.never;
import static io.github.wiremocklro.operation.After.polls;
import static io.github.wiremocklro.operation.OperationScript.operation;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.wiremocklro.WireMockLroServer;
import io.github.wiremocklro.internal.wiremock.Rest.Reply;
import io.github.wiremocklro.operation.Code;
import io.github.wiremocklro.operation.JsonObject;
import io.github.wiremocklro.operation.OperationScript;
import java.net.URLEncoder;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** {@code filter} of ListOperations (AIP-160), as it goes over the wire. */
class ListOperationsFilterTest {
  @AutoClose private static final WireMockLroServer FAKE = new WireMockLroServer().start();

  private final Rest rest = new Rest(FAKE::baseUrl);
  private final String parent = Rest.newParent();
  private final String path = "/v1/" + parent + "/operations";

  @BeforeEach
  void startOneOfEach() {
    start(script("running", "lakes/a", "2026-01-01T00:00:00Z").doneAfter(never()));
    start(script("succeeded", "lakes/a", "2026-01-02T00:00:00Z"));
    start(script("failed", "lakes/b", "2026-01-03T00:00:00Z").error(Code.INTERNAL, "broken"));
    start(script("cancelled", "zones/a", "2026-01-04T00:00:00.5Z").error(Code.CANCELLED, "gone"));
  }

  @Test
  @Tag("slow")
  void refusesOneThatCostsTooMuch() {
    JsonObject large = JsonObject.of("@type", "x/y", "text", "a".repeat(1_000_000));
    for (int i = 0; i < 5; i++) {
      start(script("large-" + i, "lakes/a", "2026-01-01T00:00:00Z").response(large));
    }

    String comparison = "response.text = \"*b*\"";
    Reply cheap = rest.get(path + "?filter=" + URLEncoder.encode(comparison, UTF_8));
    String many = comparison + (" OR " + comparison).repeat(25);
    Reply costly = rest.get(path + "?filter=" + URLEncoder.encode(many, UTF_8));

    assertThat(cheap.status()).isEqualTo(200);
    assertThat(costly.error()).isEqualTo("400 INVALID_ARGUMENT FILTER_TOO_COSTLY");
    assertThat(costly.message()).startsWith("filter too costly: ");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      textBlock =
          """
          done = false                                        | running
          done=true AND error.code=1                          | cancelled
          done = true AND -error:*                            | succeeded
          error.code = 1 OR error.code = 13                   | cancelled failed
          error.message = "bro*"                              | failed
          name = "*/succeeded"                                | succeeded
          metadata.target = "*/lakes/a"                       | succeeded running
          NOT metadata.target:*/lakes/*                       | cancelled
          metadata.create_time > "2026-01-03T00:00:00Z"       | cancelled
          metadata.createTime <= 2026-01-02T01:00:00+01:00    | succeeded running
          metadata.@type:type.googleapis.com/x.Metadata       | cancelled failed succeeded running
          response.@type = "*.Empty"                          | succeeded
          done = true AND error.code = 1 OR error.code = 13   | cancelled failed
          done = false OR done = true AND error.code = 1      | cancelled
          (done = false) (metadata.target = "*/a")            | running
          metadata.nowhere != 1                               | ``
          """)
  void showsWhatMatchesNewestFirst(String filter, String ids) {
    Reply reply = filtered(filter, "");

    assertThat(reply.status()).as(reply.body()).isEqualTo(200);
    assertThat(String.join(" ", ids(reply))).isEqualTo(ids);
    assertThat(reply.has("/nextPageToken")).isFalse();
  }

  /** As gax-httpjson 2.76.0 encodes it, and as it sends a filter that is not set. */
  @Test
  void readsWhatGooglesJavaClientSends() {
    String set = "?filter=done%3Dtrue%20AND%20metadata.target:%22*/lakes/a%22&pageSize=2&pageToken";

    assertThat(ids(rest.get(path + set))).containsExactly("succeeded");
    assertThat(ids(rest.get(path + "?filter&pageSize=0&pageToken"))).hasSize(4);
  }

  @ParameterizedTest
  @ValueSource(strings = {"filter=done=false", "filter=%20done+%3D+false%20", "filter=-done:true"})
  void readsEveryEncodingOfAQuery(String query) {
    assertThat(ids(rest.get(path + "?" + query))).containsExactly("running");
  }

  @Test
  void isNoPoll() {
    start(script("polled", "lakes/c", "2026-01-05T00:00:00Z").doneAfter(polls(1)));

    filtered("done = true", "");

    assertThat(ids(filtered("done = false", ""))).containsExactly("polled", "running");
  }

  @Test
  void goesThroughThePagesOfWhatMatches() {
    Reply first = filtered("done = true", "&pageSize=2");
    Reply second = filtered("done = true", "&pageSize=2&pageToken=" + token(first));

    assertThat(ids(first)).containsExactly("cancelled", "failed");
    assertThat(ids(second)).containsExactly("succeeded");
    assertThat(token(second)).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"done = false", "done  = true", ""})
  void refusesTheTokenOfAnotherFilter(String other) {
    String token = token(filtered("done = true", "&pageSize=1"));

    assertThat(filtered(other, "&pageToken=" + token).error())
        .isEqualTo("400 INVALID_ARGUMENT BadRequest");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      textBlock =
          """
          done = true AND state = 1 | filter column 17: "state" is no field of an operation; use name, done, error, metadata or response
          done = 7                  | filter column 8: "7" is no boolean; compare done with true or false
          (done = true              | filter column 1: "(" is not closed; close it with )
          lakes                     | filter column 1: "lakes" is compared with nothing, and search in all fields is not supported; compare a field with a value, as in done = true
          """)
  void refusesABadFilterWithItsColumn(String filter, String message) {
    Reply reply = filtered(filter, "");

    assertThat(reply.error()).isEqualTo("400 INVALID_ARGUMENT INVALID_ARGUMENT");
    assertThat(reply.message()).isEqualTo(message);
  }

  /** AIP-159. */
  @Test
  void readsAllLocationsOfAProject() {
    String elsewhere = parent.replace("/locations/l", "/locations/m");
    FAKE.start(operation().name(elsewhere + "/operations/elsewhere").doneAfter(never()));
    String all = "/v1/" + parent.replace("/locations/l", "/locations/-") + "/operations";

    assertThat(ids(rest.get(all + "?filter=done=false"))).containsExactly("elsewhere", "running");
    assertThat(ids(rest.get(all))).hasSize(5);
  }

  @Test
  void readsNotAcrossProjects() {
    Reply reply = rest.get("/v1/projects/-/locations/l/operations");

    assertThat(reply.error()).isEqualTo("400 INVALID_ARGUMENT INVALID_ARGUMENT");
    assertThat(reply.message()).startsWith("name: \"projects/-/locations/l\" spans several scopes");
  }

  private OperationScript script(String id, String target, String createTime) {
    return operation()
        .name(parent + "/operations/" + id)
        .doneAfter(polls(0))
        .metadata(
            JsonObject.of("@type", "type.googleapis.com/x.Metadata", "createTime", createTime)
                .with("target", parent + "/" + target));
  }

  private static void start(OperationScript script) {
    FAKE.start(script);
  }

  private Reply filtered(String filter, String more) {
    return rest.get(path + "?filter=" + URLEncoder.encode(filter, UTF_8) + more);
  }

  private static String token(Reply reply) {
    return reply.text("/nextPageToken");
  }

  private static List<String> ids(Reply reply) {
    List<String> ids = new ArrayList<>();
    reply
        .json()
        .path("operations")
        .forEach(operation -> ids.add(operation.get("name").asText().replaceAll(".*/", "")));
    return ids;
  }
}
