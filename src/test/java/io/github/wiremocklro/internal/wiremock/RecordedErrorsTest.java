package io.github.wiremocklro.internal.wiremock;

import static io.github.wiremocklro.operation.OperationScript.operation;
import static org.assertj.core.api.Assertions.assertThat;

import com.github.tomakehurst.wiremock.common.Notifier;
import io.github.wiremocklro.WireMockLroServer;
import io.github.wiremocklro.internal.wiremock.Rest.Reply;
import io.github.wiremocklro.operation.JsonObject;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;

/**
 * NOT_FOUND, ALREADY_EXISTS and bad pages in the words of the real service: recorded of Dataplex
 * (GoogleCloudPlatform/k8s-config-connector, {@code mockgcp/mockdataplex/testdata}, commits
 * 423c42d9 and 6c862297) and of Eventarc, which has the same front end (t-k/fireemu, {@code
 * crates/fireemu-adapter-functions/tests/fixtures}).
 */
class RecordedErrorsTest {
  private static final String SEED =
      " A test puts it there with fake.given(...), or POST /__admin/ext/lro/resources.";
  private final Queue<String> log = new ConcurrentLinkedQueue<>();

  @AutoClose
  private final WireMockLroServer fake =
      new WireMockLroServer(options -> options.notifier(new Log())).start();

  private final Rest rest = new Rest(fake::baseUrl);
  private final String parent = Rest.newParent();
  private final String lakes = "/v1/" + parent + "/lakes";
  private final String lake = parent + "/lakes/sales";
  private final String name = parent + "/operations/op-1";

  @Test
  void anUnknownLake() {
    assertThat(rest.get("/v1/" + lake).body())
        .isEqualTo(
            error(404, "NOT_FOUND", lake, "was not found", "It was never created here." + SEED));
  }

  @Test
  void anUnknownOperation() {
    String expected = error(404, "NOT_FOUND", name, "was not found", "It was never started here.");

    assertThat(rest.get("/v1/" + name).body()).isEqualTo(expected);
    assertThat(rest.post("/v1/" + name + ":cancel").body()).isEqualTo(expected);
    assertThat(rest.post("/v1/" + name + ":wait").body()).isEqualTo(expected);
    assertThat(rest.delete("/v1/" + name).body()).isEqualTo(expected);
  }

  @Test
  void aLakeThatExists() {
    String creation = rest.post(lakes + "?lakeId=sales", "{}").text("/name");

    assertThat(rest.post(lakes + "?lakeId=sales", "{}").body())
        .isEqualTo(
            error(
                409,
                "ALREADY_EXISTS",
                lake,
                "already exists",
                "The latest operation on it (create) is RUNNING: '" + creation + "'."));
  }

  @Test
  void aPageTokenThatIsNone() {
    Reply reply = rest.get(lakes + "?pageToken=made-up");

    assertThat(reply.status()).isEqualTo(400);
    assertThat(reply.message()).isEqualTo("The request was invalid: invalid page token");
    assertThat(reply.text("/error/details/0/@type"))
        .isEqualTo("type.googleapis.com/google.rpc.BadRequest");
    assertThat(reply.text("/error/details/0/fieldViolations/0/field")).isEqualTo("pageToken");
    assertThat(reply.debug()).startsWith("page_token 'made-up' was not issued for this request;");
  }

  @Test
  void aPageTokenThatIsVeryLongIsNotRepeatedWhole() {
    Reply reply = rest.get(lakes + "?pageToken=" + "x".repeat(5_000));

    assertThat(reply.debug()).startsWith("page_token '" + "x".repeat(60) + "...' was not issued");
    assertThat(reply.body()).hasSizeLessThan(1_000);
  }

  @Test
  void leaveALineInTheLogWhichTellsOfRepetitions() {
    fake.start(operation().name(name));
    rest.delete("/v1/" + name);
    String hint = rest.get("/v1/" + name).debug();
    rest.get("/v1/" + name);

    String line = "NOT_FOUND: Resource '" + name + "' was not found. " + hint;
    assertThat(hint).startsWith("It was deleted at ");
    assertThat(log).containsExactly(line, line + " (2 times by now)");
  }

  @Test
  void leaveALineOfSentences() {
    fake.given("google.cloud.dataplex.v1.Zone", lake + "/zones/z", JsonObject.EMPTY);
    fake.given("google.cloud.dataplex.v1.Lake", lake, JsonObject.EMPTY);
    rest.delete("/v1/" + lake);

    assertThat(log).singleElement().asString().contains("nested resources. Below it is '");
  }

  @Test
  void leaveOneLineInTheLogWhateverIsInTheName() {
    rest.get("/v1/" + lake + "%0AFATAL");

    assertThat(log)
        .containsExactly(
            "NOT_FOUND: Resource '"
                + lake
                + " FATAL' was not found. It was never created here."
                + SEED);
  }

  @Test
  void thatComeOverAndOverDoNotFillTheLog() {
    for (int i = 0; i < 100; i++) {
      rest.get("/v1/" + name);
    }
    rest.get("/v1/" + name + "0");

    String line = "NOT_FOUND: Resource '" + name + "' was not found. It was never started here.";
    assertThat(log)
        .hasSize(8)
        .startsWith(line, line + " (2 times by now)", line + " (4 times by now)")
        .endsWith(
            line + " (64 times by now)",
            "NOT_FOUND: Resource '" + name + "0' was not found. It was never started here.");
  }

  @Test
  void haveAReasonBesideInTheAdminApi() {
    Reply reply = rest.get("/__admin/ext/lro/operations?name=" + name);

    assertThat(reply.error()).isEqualTo("404 NOT_FOUND OPERATION_NOT_FOUND");
    assertThat(reply.text("/error/details/1/resourceName")).isEqualTo(name);
    assertThat(reply.debug()).isEqualTo("It was never started here.");
    assertThat(log).isEmpty();
  }

  private static String error(int code, String status, String name, String what, String hint) {
    return """
    {"error":{"code":%d,"message":"Resource '%s' %s","status":"%s","details":[\
    {"@type":"type.googleapis.com/google.rpc.ResourceInfo","resourceName":"%s"},\
    {"@type":"type.googleapis.com/google.rpc.DebugInfo","detail":"%s"}]}}"""
        .formatted(code, name, what, status, name, hint);
  }

  private final class Log implements Notifier {
    @Override
    public void info(String message) {}

    @Override
    public void error(String message) {
      log.add(message);
    }

    @Override
    public void error(String message, Throwable failure) {
      log.add(message + failure);
    }
  }
}
