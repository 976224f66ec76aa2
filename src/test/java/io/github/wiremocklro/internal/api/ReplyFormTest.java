package io.github.wiremocklro.internal.api;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.github.wiremocklro.internal.json.Json;
import io.github.wiremocklro.operation.Code;
import io.github.wiremocklro.operation.JsonObject;
import io.github.wiremocklro.operation.StatusException;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What the parameters that all methods have make of a reply. */
class ReplyFormTest {
  private static final Catalog CATALOG = new Catalog();
  private static final String DATAPLEX = "google.cloud.dataplex.v1.";
  private static final String OPERATION = "google.longrunning.Operation";
  private static final String LIST = "google.longrunning.ListOperationsResponse";

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        OPERATION + " | nope | nope",
        OPERATION + " | name,nope.a | nope",
        OPERATION + " | name.a | name.a",
        OPERATION + " | error.nope | error.nope",
        LIST + " | done | done",
        LIST
            + " | operations(name,nope/x),operations.error.nope"
            + " | operations.nope operations.error.nope",
        LIST + " | *.nope | *.nope",
        DATAPLEX + "Lake | labels.a.b | labels.a.b",
        DATAPLEX + "Lake | createTime.seconds | createTime.seconds",
        DATAPLEX + "Lake | metastoreStatus(state,nope) | metastoreStatus.nope"
      })
  void aFieldThatTheReplyCannotHaveIsRefused(String type, String fields, String unknown) {
    StatusException refused = refused(type, Map.of("fields", List.of(fields)));

    assertThat(refused.status().code()).isEqualTo(Code.INVALID_ARGUMENT);
    assertThat(refused.status().message()).isEqualTo("Request contains an invalid argument.");
    List<JsonObject> violations =
        List.of(unknown.split(" ")).stream()
            .map(
                path ->
                    JsonObject.of(
                        "field",
                        fields,
                        "description",
                        "Error expanding 'fields' parameter. Cannot find matching fields for path"
                            + " '%s'.".formatted(path)))
            .toList();
    assertThat(refused.status().details().get(0))
        .isEqualTo(
            JsonObject.of(
                "@type",
                "type.googleapis.com/google.rpc.BadRequest",
                "fieldViolations",
                violations));
    assertThat(refused.status().debug()).startsWith("A " + type + " has the fields ");
  }

  @Test
  void aMessageWithoutFieldsSaysSo() {
    assertThat(refused("google.protobuf.Empty", Map.of("fields", List.of("name"))).status().debug())
        .isEqualTo("A google.protobuf.Empty has no fields.");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        OPERATION + " | name,done,metadata.anything.at.all,response.x(y),error(code,details.x)",
        LIST + " | operations(*),operations.*.code,nextPageToken,next_page_token,*.name",
        DATAPLEX + "Lake | labels.a,asset_status.updateTime,metastore(service),*",
        "google.protobuf.Empty | *",
        "not.known.Type | nope.x",
        "'' | nope.x",
        OPERATION + " | ''"
      })
  void aFieldThatTheReplyMayHaveIsNot(String type, String fields) {
    assertThat(form(type, Map.of("fields", List.of(fields)), List.of(), JsonObject.EMPTY))
        .isEqualTo(JsonObject.EMPTY);
  }

  @Test
  void aLenientServerRefusesNoFields() {
    Catalog lenient = new Catalog();
    lenient.beLenient();

    assertThat(
            ReplyForm.of(lenient, Map.of("fields", List.of("x")), List.of(), () -> OPERATION)
                .apply(JsonObject.of("name", "n")))
        .isEqualTo(JsonObject.EMPTY);
  }

  @Test
  void whatCannotBeReadIsExplained() {
    StatusException refused = refused(OPERATION, Map.of("$fields", List.of("metadata(target")));

    assertThat(refused.status().details().get(0).toString())
        .contains("It cannot be read: a ')' is missing at character 16.");
    assertThat(refused.status().debug()).contains("operations(name,done)");
  }

  @Test
  void allThatIsAskedForAnywhereIsThere() {
    JsonObject operation =
        Json.parseObject("{\"name\": \"n\", \"done\": true, \"error\": {}}", "$");

    assertThat(
            form(
                OPERATION,
                Map.of("fields", List.of("name"), "$fields", List.of("")),
                List.of("done", ""),
                operation))
        .isEqualTo(operation.without("error"));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "json;enum-encoding=int",
        "JSON;enum-encoding=int",
        "json%3Benum-encoding=int",
        "json%3benum-encoding%3Dint"
      })
  void enumsAreNumbersWhereverTheyAre(String format) {
    JsonObject lake =
        Json.parseObject(
            """
            {"@type": "type.googleapis.com/google.cloud.dataplex.v1.Lake", "name": "ACTIVE",
             "state": "ACTIVE", "metastoreStatus": {"state": "NONE"}, "labels": {"state": "ACTIVE"}}
            """,
            "$");
    JsonObject operation =
        JsonObject.of("name", "n", "response", lake)
            .with("metadata", JsonObject.of("@type", "x/not.known.Type", "state", "ACTIVE"));

    JsonObject numbered =
        form(
            LIST,
            Map.of("$alt", List.of(format)),
            List.of(),
            JsonObject.of("operations", List.of(operation, JsonObject.of("name", "m"))));

    JsonObject expected = lake.with("state", 1).with("metastoreStatus", JsonObject.of("state", 1));
    assertThat(numbered)
        .isEqualTo(
            JsonObject.of(
                "operations",
                List.of(operation.with("response", expected), JsonObject.of("name", "m"))));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "Lake | {'state': 'NEW_WORD'} | {'state': 'NEW_WORD'}",
        "Lake | {'state': 2, 'displayName': 'x'} | {'state': 2, 'displayName': 'x'}",
        "Lake | {'state': null} | {'state': null}",
        "DataScan | {'type': 'DATA_PROFILE', 'data': {}} | {'type': 2, 'data': {}}",
        "Schema | {'userManaged': true, 'fields': [{'type': 'RECORD', 'fields':"
            + " [{'mode': 'REQUIRED'}]}]} | {'userManaged': true, 'fields': [{'type': 14,"
            + " 'fields': [{'mode': 1}]}]}"
      })
  void aWordThatTheEnumHasIsANumber(String type, String reply, String numbered) {
    JsonObject words = Json.parseObject(reply.replace('\'', '"'), "$");

    assertThat(
            form(
                DATAPLEX + type,
                Map.of("alt", List.of("json;enum-encoding=int")),
                List.of(),
                words))
        .isEqualTo(Json.parseObject(numbered.replace('\'', '"'), "$"));
    assertThat(form(DATAPLEX + type, Map.of("alt", List.of("json")), List.of(), words))
        .isSameAs(words);
  }

  @Test
  void aReplyWithoutEnumsIsNotCopied() {
    JsonObject operation =
        JsonObject.of("name", "n")
            .with(
                "metadata",
                JsonObject.of("@type", "x/google.cloud.dataplex.v1.OperationMetadata", "verb", "v"))
            .with("response", JsonObject.EMPTY_MESSAGE);

    assertThat(
            form(
                OPERATION, Map.of("$alt", List.of("json;enum-encoding=int")), List.of(), operation))
        .isSameAs(operation);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "alt | proto | this server answers json, and json;enum-encoding=int",
        "$alt | media | this server answers json, and json;enum-encoding=int",
        "alt | sse | this server answers json, and json;enum-encoding=int",
        "alt | json;enum-encoding=string | this server answers json, and json;enum-encoding=int",
        "prettyPrint | yes | say true or false",
        "callback | f | this server answers JSON, and no script",
        "$callback | f | this server answers JSON, and no script",
        "$outputDefaults | true | this server leaves out what is not set",
        "$.xgafv | 1 | this server writes errors in format 2"
      })
  void whatIsNotServedIsRefused(String name, String value, String instead) {
    StatusException refused = refused(OPERATION, Map.of(name, List.of(value)));

    assertThat(refused.status().code()).isEqualTo(Code.INVALID_ARGUMENT);
    assertThat(refused.status().message())
        .isEqualTo("Invalid value at '%s', \"%s\": %s", name, value, instead);
    assertThat(refused.status().details().toString()).contains("BadRequest", "field=" + name);
  }

  @ParameterizedTest
  @CsvSource({
    "alt, json",
    "alt, JSON",
    "alt, ''",
    "prettyPrint, true",
    "$prettyPrint, false",
    "callback, ''",
    "$.xgafv, 2",
    "outputDefaults, false"
  })
  void whatChangesNoFieldLeavesTheReplyAlone(String name, String value) {
    JsonObject reply = JsonObject.of("name", "n");

    assertThat(form(OPERATION, Map.of(name, List.of(value)), List.of(), reply)).isSameAs(reply);
  }

  private static StatusException refused(String type, Map<String, List<String>> parameters) {
    return catchThrowableOfType(
        StatusException.class, () -> form(type, parameters, List.of(), JsonObject.EMPTY));
  }

  private static JsonObject form(
      String type, Map<String, List<String>> parameters, List<String> masks, JsonObject reply) {
    return ReplyForm.of(CATALOG, parameters, masks, () -> type).apply(reply);
  }
}
