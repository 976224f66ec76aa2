package io.github.wiremocklro.internal.wiremock;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.wiremocklro.WireMockLroServer;
import io.github.wiremocklro.internal.wiremock.Rest.Reply;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Scripts that wait for a start that the application under test makes. */
class AdminScriptsTest {
  private static final String SCRIPTS = "/__admin/ext/lro/scripts";

  @AutoClose private static final WireMockLroServer FAKE = new WireMockLroServer().start();

  private final Rest rest = new Rest(FAKE::baseUrl);
  private final String parent = Rest.newParent();
  private final String scope = parent.substring(0, parent.indexOf("/locations"));
  private final String lakes = "/v1/" + parent + "/lakes";

  @Test
  void decideTheFateOfTheNextStartOnATarget() {
    Reply armed =
        arm(
            "{'target':'%s/lakes/a','verb':'create','script':{'doneAfter':'never','onCancel':'refused'}}",
            parent);

    assertThat(armed.status()).isEqualTo(201);
    assertThat(armed.text("/id")).isNotEmpty();
    assertThat(cancelStatus(rest.post(lakes + "?lakeId=other", "{}"))).isEqualTo(200);
    assertThat(cancelStatus(rest.post(lakes + "?lakeId=a", "{}"))).isEqualTo(400);
    FAKE.cancel(parent + "/lakes/a");
    assertThat(cancelStatus(rest.post(lakes + "?lakeId=a", "{}"))).isEqualTo(200);
  }

  @Test
  void serveAsManyStartsAsTheySay() {
    arm("{'scope':'%s','times':2,'script':{'onCancel':'unimplemented'}}", scope);

    assertThat(cancelStatus(rest.post(lakes + "?lakeId=a", "{}"))).isEqualTo(501);
    assertThat(cancelStatus(rest.post(lakes + "?lakeId=b", "{}"))).isEqualTo(501);
    assertThat(cancelStatus(rest.post(lakes + "?lakeId=c", "{}"))).isEqualTo(200);
  }

  @Test
  void ofAScopeInTheQueryStayThere() {
    rest.post(SCRIPTS + "?scope=" + scope, "{\"script\":{\"onCancel\":\"refused\"}}");

    assertThat(cancelStatus(rest.post("/v1/" + Rest.newParent() + "/lakes?lakeId=a", "{}")))
        .isEqualTo(200);
    assertThat(cancelStatus(rest.post(lakes + "?lakeId=a", "{}"))).isEqualTo(400);
  }

  @Test
  void giveAnOperationTheNameThatATestKnows() {
    arm(
        "{'target':'%s/lakes/a','script':{'operation':{'name':'%s/operations/mine'}}}",
        parent, parent);

    assertThat(rest.post(lakes + "?lakeId=a", "{}").text("/name"))
        .isEqualTo(parent + "/operations/mine");
  }

  @Test
  void areNotUsedUpByAStartThatFails() {
    arm("{'target':'%s/lakes/a','verb':'delete','script':{'onCancel':'refused'}}", parent);

    assertThat(rest.delete(lakes + "/a").status()).isEqualTo(404);
    rest.post(lakes + "?lakeId=a", "{}");
    FAKE.complete(parent + "/lakes/a");
    assertThat(cancelStatus(rest.delete(lakes + "/a"))).isEqualTo(400);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "{'script':{'onCancel':'maybe'}} | $.script.onCancel",
        "{'script':{'doneAfter':{'time':'1h'}}} | $.script.doneAfter.time",
        "{'script':{'resource':{'delete':'a/b'}}} | $.script.resource",
        "{'script':{'operation':{'parent':'a/b'}}} | $.script.operation.parent",
        "{'script':7} | $.script",
        "{'times':0} | $.times",
        "{'times':'2'} | $.times",
        "{'taget':'x'} | $.taget",
        "{'target':7} | $.target",
        "7 | the request body",
      })
  void areRefusedWhenTheyAreNotUnderstood(String body, String place) {
    Reply reply = arm(body);

    assertThat(reply.error()).isEqualTo("400 INVALID_ARGUMENT INVALID_ARGUMENT");
    assertThat(reply.message()).startsWith(place + ": ");
  }

  private Reply arm(String json, Object... values) {
    return rest.post(SCRIPTS, json.formatted(values).replace('\'', '"'));
  }

  private int cancelStatus(Reply started) {
    return rest.post("/v1/" + started.text("/name") + ":cancel").status();
  }
}
