package io.github.wiremocklro.internal.wiremock;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.wiremocklro.WireMockLroServer;
import io.github.wiremocklro.internal.wiremock.Rest.Reply;
import java.net.http.HttpRequest.BodyPublishers;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Any method of a known API is served as its descriptor tells, without a mapping of its own. */
class MethodsTest {
  @AutoClose private static final WireMockLroServer FAKE = new WireMockLroServer().start();

  private static final String CATEGORY = "{\"parent\": \"projects/p/locations/l/glossaries/g\"}";

  private final Rest rest = new Rest(FAKE::baseUrl);
  private final String parent = Rest.newParent();
  private final String v1 = "/v1/" + parent;

  @Test
  void thatStartsAnOperationStartsIt() {
    Reply started =
        rest.post(v1 + "/entryGroups?entry_group_id=eg", "{\"display_name\": \"Mine\"}");

    assertThat(started.text("/metadata/target")).isEqualTo(parent + "/entryGroups/eg");
    rest.get("/v1/" + started.text("/name"));
    Reply done = rest.get("/v1/" + started.text("/name"));
    assertThat(done.text("/response/@type"))
        .isEqualTo("type.googleapis.com/google.cloud.dataplex.v1.EntryGroup");
    assertThat(done.text("/response/displayName")).isEqualTo("Mine");
    assertThat(rest.get(v1 + "/entryGroups/eg").text("/displayName")).isEqualTo("Mine");
    assertThat(rest.get(v1 + "/entryGroups").text("/entryGroups/0/name"))
        .isEqualTo(parent + "/entryGroups/eg");
  }

  @Test
  void isReadWithItsDescriptor() {
    Reply unknown = rest.post(v1 + "/lakes?lakeId=a", "{\"colour\": \"red\"}");

    assertThat(unknown.error()).isEqualTo("400 INVALID_ARGUMENT INVALID_ARGUMENT");
    assertThat(unknown.message()).contains("colour");
    assertThat(rest.get("/v1/" + parent + "/lakes/a").status()).isEqualTo(404);
  }

  @Test
  void thatIsAReadIsNoPollAndAnswersHeadToo() throws Exception {
    Reply started = rest.post(v1 + "/lakes?lakeId=a", "{}");

    assertThat(rest.get(v1 + "/lakes/a").text("/state")).isEqualTo("CREATING");
    assertThat(rest.rawStatus("HEAD " + v1 + "/lakes/a")).isEqualTo(200);
    assertThat(FAKE.record(started.text("/name")).calls().polled()).isZero();
  }

  @Test
  void thatStartsNoOperationChangesTheResourceAtOnce() {
    Reply created = rest.post(v1 + "/glossaries/g/categories?category_id=c", CATEGORY);

    assertThat(created.text("/name")).isEqualTo(parent + "/glossaries/g/categories/c");
    assertThat(rest.post(v1 + "/glossaries/g/categories?categoryId=c", CATEGORY).error())
        .isEqualTo("409 ALREADY_EXISTS ResourceInfo");
    rest.patch(
        v1 + "/glossaries/g/categories/c?updateMask=displayName", "{\"displayName\": \"New\"}");
    assertThat(rest.get(v1 + "/glossaries/g/categories/c").text("/displayName")).isEqualTo("New");
    assertThat(rest.delete(v1 + "/glossaries/g/categories/c").body()).isEqualTo("{}");
    assertThat(rest.get(v1 + "/glossaries/g/categories/c").status()).isEqualTo(404);
  }

  @Test
  void thatStartsNoOperationHasNoFate() {
    String id = "never-ends-1";

    assertThat(rest.post(v1 + "/glossaries/g/categories?categoryId=" + id, CATEGORY).text("/name"))
        .isEqualTo(parent + "/glossaries/g/categories/" + id);
    assertThat(FAKE.in(parent).records()).isEmpty();
  }

  @Test
  void ofWhichTheDescriptorDoesNotTellTheAnswerSaysWhichMappingToWrite() {
    Reply reply = rest.post(v1 + "/dataScans/s:generateDataQualityRules", "{}");

    assertThat(reply.error()).isEqualTo("501 UNIMPLEMENTED METHOD_NEEDS_MAPPING");
    assertThat(reply.message())
        .contains(
            "{\"customMatcher\": {\"name\": \"rpc\", \"parameters\":"
                + " {\"method\": \"google.cloud.dataplex.v1.DataScanService.GenerateDataQualityRules\"}}}");
  }

  @ParameterizedTest
  @CsvSource({
    "cancel-unimplemented-1, 501",
    "cancel-refused-1, 400",
    "cancel-stuck-1, 200",
    "cancel-late-1, 200"
  })
  void thatCreatesWhateverItIsHasAFate(String id, int cancelled) {
    Reply started = rest.post(v1 + "/entryGroups?entryGroupId=" + id, "{}");

    String operation = "/v1/" + started.text("/name");
    assertThat(rest.post(operation + ":cancel").status()).isEqualTo(cancelled);
    assertThat(rest.get(operation).text("/done")).isEqualTo("false");
    assertThat(FAKE.record(started.text("/name")).history().get(0).request().rpc())
        .isEqualTo(id.replaceAll("1$", "*"));
  }

  @Test
  void isNamedInTheHistoryByItsOwnName() {
    Reply started = rest.post(v1 + "/entryGroups?entryGroupId=eg", "{}");

    assertThat(FAKE.record(started.text("/name")).history().get(0).request().rpc())
        .isEqualTo("CreateEntryGroup");
  }

  @Test
  void hasNoOtherCustomVerbThanItsOwn() {
    rest.post(v1 + "/lakes?lakeId=x", "{}");

    assertThat(rest.get(v1 + "/lakes/x:getLocation").error())
        .isEqualTo("404 NOT_FOUND METHOD_NOT_FOUND");
  }

  /** A colon that is escaped belongs to the id, unless only a verb makes a method of it. */
  @Test
  void hasAnEscapedColonInTheIdOrBeforeTheVerb() {
    assertThat(rest.get(v1 + "/lakes/x%3AgetIamPolicy").message())
        .contains(parent + "/lakes/x:getIamPolicy");
    assertThat(rest.post(v1 + "/lakes/l/tasks/t%3Arun", "{}").message())
        .contains(parent + "/lakes/l/tasks/t");
  }

  @Test
  void isNamedWhereOnlyTheVerbIsAnother() {
    assertThat(rest.send("PUT", v1 + "/lakes/a", BodyPublishers.noBody()).message())
        .contains("The path is that of")
        .contains("google.cloud.dataplex.v1.DataplexService.GetLake (GET /v1/")
        .contains("google.cloud.dataplex.v1.DataplexService.DeleteLake (DELETE /v1/");
  }
}
