package io.github.wiremocklro.internal.wiremock;

import static io.github.wiremocklro.operation.OperationScript.operation;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.wiremocklro.WireMockLroServer;
import io.github.wiremocklro.internal.wiremock.Rest.Reply;
import java.net.http.HttpRequest.BodyPublishers;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ListOperationsTest {
  @AutoClose private static final WireMockLroServer FAKE = new WireMockLroServer().start();

  private final Rest rest = new Rest(FAKE::baseUrl);
  private final String parent = Rest.newParent();
  private final String path = "/v1/" + parent + "/operations";

  @Test
  void showsTheOperationsOfALocationNewestFirst() {
    start(3);
    FAKE.start(operation().name(parent + "-other/operations/elsewhere"));

    Reply reply = rest.get(path);

    assertThat(reply.status()).isEqualTo(200);
    assertThat(ids(reply)).containsExactly("op-2", "op-1", "op-0");
    assertThat(reply.has("/nextPageToken")).isFalse();
  }

  @Test
  void isEmptyWhereNothingWasStarted() {
    Reply reply = rest.get(path);

    assertThat(reply.status()).isEqualTo(200);
    assertThat(reply.body()).isEqualTo("{}");
  }

  @Test
  void isNoPoll() {
    start(1);

    rest.get(path);
    rest.get(path);
    rest.get(path);

    assertThat(rest.get(path).text("/operations/0/done")).isEqualTo("false");
  }

  @Test
  void servesOrganizationsToo() {
    String organization = parent.replace("projects/", "organizations/");
    FAKE.start(operation().name(organization + "/operations/op"));

    assertThat(ids(rest.get("/v1/" + organization + "/operations"))).containsExactly("op");
  }

  @Test
  void answersHead() {
    assertThat(rest.send("HEAD", path, BodyPublishers.noBody()).status()).isEqualTo(200);
  }

  @Test
  void goesThroughAllPages() {
    start(5);
    List<String> seen = new ArrayList<>();
    String token = "";
    int pages = 0;

    do {
      Reply page = rest.get(path + "?pageSize=2&pageToken=" + token);
      seen.addAll(ids(page));
      token = page.text("/nextPageToken");
      pages++;
    } while (!token.isEmpty());

    assertThat(seen).containsExactly("op-4", "op-3", "op-2", "op-1", "op-0");
    assertThat(pages).isEqualTo(3);
  }

  /** As proto3 JSON prints it: AIP-158 lets a page be empty and not the last. */
  @Test
  void pageWithoutOperationsHasTheTokenAlone() {
    start(10_001);

    Reply reply = rest.get(path + "?filter=done=true");

    assertThat(reply.has("/operations")).isFalse();
    assertThat(reply.text("/nextPageToken")).isNotEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"?filter&pageSize=0&pageToken", "?filter=&pageToken=", "?page_size=0", "?", ""})
  void takesWhatIsEmptyForAbsentAsGooglesJavaClientSendsIt(String query) {
    start(2);

    assertThat(ids(rest.get(path + query))).containsExactly("op-1", "op-0");
  }

  @Test
  void readsParametersInSnakeCaseToo() {
    start(3);
    String token = rest.get(path + "?page_size=2").text("/nextPageToken");

    assertThat(ids(rest.get(path + "?page_size=2&page_token=" + token))).containsExactly("op-0");
  }

  @Test
  void lowersAPageSizeOverTheMaximum() {
    start(1_001);

    Reply reply = rest.get(path + "?pageSize=5000");

    assertThat(ids(reply)).hasSize(1_000);
    assertThat(reply.text("/nextPageToken")).isNotEmpty();
  }

  @Test
  void takesAHugePageSizeForTheMaximum() {
    start(1);

    assertThat(rest.get(path + "?pageSize=2147483647").status()).isEqualTo(200);
  }

  @Test
  void refusesANegativePageSize() {
    Reply reply = rest.get(path + "?pageSize=-1");

    assertThat(reply.error()).isEqualTo("400 INVALID_ARGUMENT DebugInfo");
    assertThat(reply.message()).isEqualTo("Invalid argument: 'page_size'");
    assertThat(reply.debug()).startsWith("page_size -1 is negative;");
  }

  @ParameterizedTest
  @ValueSource(strings = {"many", "1.5", "99999999999999", "%20"})
  void refusesAPageSizeThatIsNoNumber(String size) {
    Reply reply = rest.get(path + "?pageSize=" + size);

    assertThat(reply.error()).isEqualTo("400 INVALID_ARGUMENT INVALID_ARGUMENT");
    assertThat(reply.message()).contains("pageSize");
  }

  @Test
  void refusesATokenThatWasTamperedWith() {
    start(3);
    String token = rest.get(path + "?pageSize=1").text("/nextPageToken");
    String tampered = (token.startsWith("A") ? "B" : "A") + token.substring(1);

    assertThat(rest.get(path + "?pageToken=" + tampered).error())
        .isEqualTo("400 INVALID_ARGUMENT BadRequest");
    assertThat(rest.get(path + "?pageToken=tok%2B1/%3D%26").error())
        .isEqualTo("400 INVALID_ARGUMENT BadRequest");
  }

  @Test
  void refusesATokenFromBeforeAReset() {
    start(3);
    String token = rest.get(path + "?pageSize=1").text("/nextPageToken");

    rest.post("/__admin/ext/lro/reset?scope=" + parent);
    start(3);

    assertThat(rest.get(path + "?pageToken=" + token).error())
        .isEqualTo("400 INVALID_ARGUMENT BadRequest");
  }

  @Test
  void refusesATokenOfAnotherParent() {
    start(3);
    String token = rest.get(path + "?pageSize=1").text("/nextPageToken");
    String other = "/v1/" + Rest.newParent() + "/operations";

    assertThat(rest.get(other + "?pageToken=" + token).error())
        .isEqualTo("400 INVALID_ARGUMENT BadRequest");
  }

  @Test
  void doesNotSupportPartialSuccess() {
    assertThat(rest.get(path + "?returnPartialSuccess=true").error())
        .isEqualTo("501 UNIMPLEMENTED ARGUMENT_NOT_SUPPORTED");
    assertThat(rest.get(path + "?returnPartialSuccess=false").status()).isEqualTo(200);
  }

  private void start(int count) {
    for (int i = 0; i < count; i++) {
      FAKE.start(operation().name(parent + "/operations/op-" + i));
    }
  }

  private static List<String> ids(Reply reply) {
    List<String> ids = new ArrayList<>();
    reply
        .json()
        .get("operations")
        .forEach(operation -> ids.add(operation.get("name").asText().replaceAll(".*/", "")));
    return ids;
  }
}
