package io.github.wiremocklro.internal.wiremock;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.wiremocklro.WireMockLroServer;
import io.github.wiremocklro.internal.wiremock.Rest.Reply;
import java.util.UUID;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The matcher "rpc", and what a mapping with it may leave to the descriptor. */
class RpcMatcherTest {
  private static final String CREATE_LAKE =
      "'method':'google.cloud.dataplex.v1.DataplexService.CreateLake'";

  @AutoClose private static final WireMockLroServer FAKE = new WireMockLroServer().start();

  private final Rest rest = new Rest(FAKE::baseUrl);
  private final String parent = Rest.newParent();
  private final String v1 = "/v1/" + parent;
  private final String id = "t" + UUID.randomUUID();

  @Nested
  class Mapping {
    @Test
    void isForOneMethodAndSaysOnlyWhatDiffers() {
      post(CREATE_LAKE + ",'id':'" + id + "'", "{'doneAfter':'never','onCancel':'stuck'}");

      Reply started = rest.post(v1 + "/lakes?lakeId=" + id, "{\"displayName\":\"A\"}");

      assertThat(started.text("/metadata/target")).isEqualTo(parent + "/lakes/" + id);
      assertThat(started.text("/metadata/verb")).isEqualTo("create");
      String operation = "/v1/" + started.text("/name");
      assertThat(operation).startsWith(v1 + "/operations/");
      assertThat(rest.post(operation + ":cancel").status()).isEqualTo(200);
      assertThat(rest.get(operation).text("/done")).isEqualTo("false");
      assertThat(rest.get(v1 + "/lakes/" + id).text("/displayName")).isEqualTo("A");
    }

    @Test
    void isForAKindAndTheIdThatThePathNames() {
      post("'kind':'delete','id':'" + id + "'", "{'operation':{'error':{'code':'ABORTED'}}}");
      rest.post(v1 + "/lakes?lakeId=" + id, "{}");
      finish(v1, rest.get(v1 + "/operations").text("/operations/0/name"));

      Reply started = rest.delete(v1 + "/lakes/" + id);

      assertThat(finish(v1, started.text("/name")).text("/error/code")).isEqualTo("10");
      assertThat(rest.get(v1 + "/lakes/" + id).text("/state")).isEqualTo("ACTIVE");
    }

    @Test
    void readsTheIdInEitherSpellingAndNeverMatchesAnother() {
      post("'kind':'create','id':'" + id + "'", "{'doneAfter':{'polls':0}}");

      assertThat(rest.post(v1 + "/lakes?lake_id=" + id).text("/done")).isEqualTo("true");
      assertThat(rest.post(v1 + "/lakes?lakeId=" + id + "x").text("/done")).isEqualTo("false");
      assertThat(rest.post(v1 + "/lakes?lakeId=x" + id).text("/done")).isEqualTo("false");
    }

    @Test
    void mayGiveTheOperationAnotherNameAndAnotherResult() {
      post(
          CREATE_LAKE + ",'id':'" + id + "'",
          "{'doneAfter':{'polls':0},'operation':{'name':'"
              + parent
              + "/operations/"
              + id
              + "','response':{'@type':'type.googleapis.com/google.protobuf.Empty'}}}");

      Reply started = rest.post(v1 + "/lakes?lakeId=" + id);

      assertThat(started.text("/name")).isEqualTo(parent + "/operations/" + id);
      assertThat(started.text("/response/@type")).endsWith("Empty");
      assertThat(started.text("/metadata/target")).isEqualTo(parent + "/lakes/" + id);
    }

    @Test
    void mayChangeAnotherResource() {
      post(
          CREATE_LAKE + ",'id':'" + id + "'",
          "{'doneAfter':{'polls':0},'resource':{'create':'"
              + parent
              + "/lakes/other','@type':'x/google.cloud.dataplex.v1.Lake'}}");

      rest.post(v1 + "/lakes?lakeId=" + id);

      assertThat(rest.get(v1 + "/lakes/other").status()).isEqualTo(200);
      assertThat(rest.get(v1 + "/lakes/" + id).status()).isEqualTo(404);
    }

    @Test
    void mayFixThePartOfTheResourceThatItNames() {
      post(
          CREATE_LAKE + ",'id':'" + id + "'",
          "{'doneAfter':{'polls':0},'resource':{'body':{'displayName':'Fixed'}}}");

      rest.post(v1 + "/lakes?lakeId=" + id, "{\"displayName\":\"Asked\"}");

      assertThat(rest.get(v1 + "/lakes/" + id).text("/displayName")).isEqualTo("Fixed");
    }

    @Test
    void mayServeAMethodWithAPlainReply() {
      rest.post(
          "/__admin/mappings",
          "{\"request\":{\"customMatcher\":{\"name\":\"rpc\",\"parameters\":{\"kind\":\"get\",\"id\":\""
              + id
              + "\"}}},\"response\":{\"status\":418}}");

      assertThat(rest.get(v1 + "/lakes/" + id).status()).isEqualTo(418);
      assertThat(rest.get(v1 + "/lakes/" + id + "/zones/z").status()).isEqualTo(404);
    }

    @Test
    void thatSaysEverythingItselfIsServedAsItStands() {
      rest.post(
          "/__admin/mappings",
          """
          {"request": {"method": "POST", "urlPath": "%s/lakes"},
           "response": {"transformers": ["start-operation"], "transformerParameters": {
             "operation": {"parent": "%s", "metadata": {"@type": "x/my.Metadata"},
                           "response": {"@type": "x/my.Response"}}}}}
          """
              .formatted(v1, parent));

      Reply started = rest.post(v1 + "/lakes?anything=goes", "{\"colour\":\"red\"}");

      assertThat(started.text("/metadata/@type")).isEqualTo("x/my.Metadata");
      assertThat(started.has("/metadata/target")).isFalse();
    }
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '"',
      value = {
        "'methods':'x'|methods|unknown key",
        "'kind':'make'|kind|use one of [create, update",
        "'kind':'streaming'|kind|is no kind of method",
        "'kind':7|kind|is no text",
        "'id':'('|id|is no regular expression",
        "'api':'google.cloud.dataplex.v2'|api|use one of [google.cloud.dataplex.v1, google.cloud.location, google.iam.v1]",
        "'method':'CreateLake'|method|write \"\"google.cloud.dataplex.v1.DataplexService.CreateLake\"\"",
        "'method':'a.B.C'|method|write a full name such as",
        "'method':'google.cloud.dataplex.v1.DataplexService.CreateLake','kind':'list'|method|is of the kind"
      })
  void refusesWhatNoRequestCouldFit(String parameters, String key, String problem) {
    Reply reply = mapping(parameters, "{}");

    assertThat(reply.status()).isEqualTo(422);
    assertThat(reply.text("/errors/0/source/pointer"))
        .isEqualTo("$.request.customMatcher.parameters." + key);
    assertThat(reply.text("/errors/0/detail")).contains(problem.replace("\"\"", "\""));
  }

  private void post(String parameters, String script) {
    assertThat(mapping(parameters, script).status()).isEqualTo(201);
  }

  private Reply mapping(String parameters, String script) {
    return rest.post(
        "/__admin/mappings",
        ("{'request':{'customMatcher':{'name':'rpc','parameters':{"
                + parameters
                + "}}},'response':{'transformers':['start-operation'],'transformerParameters':"
                + script
                + "}}")
            .replace('\'', '"'));
  }

  private Reply finish(String v1, String name) {
    rest.get("/v1/" + name);
    return rest.get("/v1/" + name);
  }
}
