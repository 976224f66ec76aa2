package io.github.wiremocklro.internal.wiremock;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.wiremocklro.WireMockLroServer;
import io.github.wiremocklro.internal.wiremock.Rest.Reply;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;

/** The fates that a lake has by the beginning of its id, each told as a story. */
class FatesTest {
  @AutoClose private static final WireMockLroServer FAKE = new WireMockLroServer().start();

  private final Rest rest = new Rest(FAKE::baseUrl);
  private final String lakes = "/v1/" + Rest.newParent() + "/lakes";

  @Test
  void completesDespiteCancel() {
    String operation = create("completes-despite-cancel-1");
    assertRuns(operation);

    assertThat(cancel(operation).body()).isEqualTo("{}");

    assertThat(rest.get(lakes + "/completes-despite-cancel-1").text("/state"))
        .isEqualTo("CREATING");
    Reply done = rest.get(operation);
    assertThat(done.text("/done")).isEqualTo("true");
    assertThat(done.has("/error")).isFalse();
    assertThat(done.text("/response/@type")).endsWith("dataplex.v1.Lake");
    assertThat(done.text("/metadata/requestedCancellation")).isEqualTo("true");
    assertThat(rest.get(lakes + "/completes-despite-cancel-1").text("/state")).isEqualTo("ACTIVE");
  }

  @Test
  void cancelUnimplemented() {
    String operation = create("cancel-unimplemented-1");

    assertThat(cancel(operation).error()).isEqualTo("501 UNIMPLEMENTED CANCEL_NOT_SUPPORTED");

    assertRuns(operation);
    assertThat(rest.get(operation).text("/metadata/requestedCancellation")).isEqualTo("false");
  }

  @Test
  void cancelRefused() {
    String operation = create("cancel-refused-1");

    assertThat(cancel(operation).error()).isEqualTo("400 FAILED_PRECONDITION CANCEL_NOT_ACCEPTED");

    assertRuns(operation);
    assertThat(rest.get(operation).text("/metadata/requestedCancellation")).isEqualTo("false");
  }

  @Test
  void cancelFails() {
    String operation = create("cancel-fails-1");
    assertRuns(operation);

    assertThat(cancel(operation).body()).isEqualTo("{}");

    Reply done = rest.get(operation);
    assertThat(done.text("/error/code")).isEqualTo("13");
    assertThat(done.text("/metadata/requestedCancellation")).isEqualTo("true");
    assertThat(rest.get(lakes + "/cancel-fails-1").status()).isEqualTo(404);
  }

  @Test
  void cancelStuck() {
    String operation = create("cancel-stuck-1");

    assertThat(cancel(operation).body()).isEqualTo("{}");

    assertRuns(operation);
    assertThat(cancel(operation).body()).isEqualTo("{}");
    assertRuns(operation);
    assertThat(rest.get(operation).text("/metadata/requestedCancellation")).isEqualTo("true");
    FAKE.complete(operation.substring("/v1/".length()));
    assertThat(rest.get(operation).text("/done")).isEqualTo("true");
  }

  @Test
  void cancelLate() {
    String operation = create("cancel-late-1");
    assertRuns(operation);

    assertThat(cancel(operation).body()).isEqualTo("{}");

    Reply underWay = rest.get(operation);
    assertThat(underWay.text("/done")).isEqualTo("false");
    assertThat(underWay.text("/metadata/requestedCancellation")).isEqualTo("true");
    assertThat(cancel(operation).body()).isEqualTo("{}");
    assertThat(rest.get(operation).text("/error/code")).isEqualTo("1");
  }

  @Test
  void fails() {
    String operation = create("fails-1");

    assertThat(rest.get(operation).text("/done")).isEqualTo("false");
    Reply done = rest.get(operation);

    assertThat(done.text("/error/code")).isEqualTo("13");
    assertThat(done.text("/error/message")).isEqualTo("The lake could not be created.");
    assertThat(rest.get(lakes + "/fails-1").status()).isEqualTo(404);
  }

  @Test
  void neverEnds() {
    String operation = create("never-ends-1");
    assertRuns(operation);

    assertThat(cancel(operation).body()).isEqualTo("{}");

    assertThat(rest.get(operation).text("/error/code")).isEqualTo("1");
  }

  @Test
  void areOnlyForIdsThatBeginSo() {
    String operation = create("it-never-ends-1");

    rest.get(operation);
    assertThat(rest.get(operation).text("/done")).isEqualTo("true");
  }

  private String create(String lakeId) {
    Reply created = rest.post(lakes + "?lakeId=" + lakeId + "&validateOnly=false", "{}");
    assertThat(created.status()).isEqualTo(200);
    assertThat(created.text("/done")).isEqualTo("false");
    return "/v1/" + created.text("/name");
  }

  private Reply cancel(String operation) {
    return rest.post(operation + ":cancel");
  }

  private void assertRuns(String operation) {
    for (int poll = 0; poll < 3; poll++) {
      assertThat(rest.get(operation).text("/done")).isEqualTo("false");
    }
  }
}
