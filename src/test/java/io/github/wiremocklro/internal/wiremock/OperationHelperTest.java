package io.github.wiremocklro.internal.wiremock;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static com.github.tomakehurst.wiremock.client.WireMock.get;
import static com.github.tomakehurst.wiremock.client.WireMock.urlPathEqualTo;
import static io.github.wiremocklro.operation.OperationScript.operation;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.wiremocklro.WireMockLroServer;
import io.github.wiremocklro.operation.After;
import io.github.wiremocklro.operation.Code;
import io.github.wiremocklro.operation.Event;
import io.github.wiremocklro.operation.JsonObject;
import io.github.wiremocklro.operation.OnCancel;
import io.github.wiremocklro.operation.OperationScript;
import io.github.wiremocklro.operation.Status;
import java.util.List;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Any stub of WireMock's own response templating shows operations: the helper of that name. */
class OperationHelperTest {
  @AutoClose private static final WireMockLroServer FAKE = new WireMockLroServer().start();

  private static final String STRUCT = "type.googleapis.com/google.protobuf.Struct";

  private final Rest rest = new Rest(FAKE::baseUrl);
  private final String parent = Rest.newParent();
  private final String name = parent + "/operations/op-1";
  private final String lake = parent + "/lakes/a";

  @Test
  void showsTheStateBeforeAndAfterACancel() {
    start(operation().name(name).onCancel(OnCancel.cancelled().after(After.polls(1))));

    assertThat(shown("{{operation '%s' 'state'}}")).isEqualTo("RUNNING");
    rest.post("/v1/" + name + ":cancel");
    assertThat(shown("{{operation '%s' 'state'}}")).isEqualTo("CANCELLING");
    rest.get("/v1/" + name);
    assertThat(shown("{{operation '%s' 'state'}}")).isEqualTo("CANCELLED");
  }

  @Test
  void isNoPoll() {
    start(operation().name(name).doneAfter(After.polls(1)));

    shown("{{operation '%s'}} {{operation '%s' 'done'}}");

    assertThat(shown("{{operation '%s' 'done'}}")).isEqualTo("false");
    assertThat(FAKE.history(name)).extracting(Event::type).containsExactly(Event.Type.STARTED);
  }

  @Test
  void showsTheOperationAsAPollWould() {
    start(operation().name(name).metadata(metadata("target", lake)).doneAfter(After.polls(0)));

    assertThat(shown("{{operation '%s'}}")).isEqualTo(rest.get("/v1/" + name).body());
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          name            | %s
          done            | true
          state           | FAILED
          error.code      | 10
          error.message   | no
          metadata.count  | 7
          metadata.list   | [1,{"a":"b"}]
          metadata.object | {"a":{"b":null}}
          metadata.none   | ''
          metadata.count.none | ''
          response        | ''
          """)
  void showsAFieldByItsPath(String path, String text) {
    JsonObject metadata =
        metadata("count", 7)
            .with("list", List.of(1, JsonObject.of("a", "b")))
            .with("object", JsonObject.of("a", JsonObject.of("b", null)));
    start(
        operation()
            .name(name)
            .metadata(metadata)
            .error(Code.ABORTED, "no")
            .doneAfter(After.polls(0)));

    assertThat(shown("{{operation '%s' '" + path + "'}}")).isEqualTo(text.replace("%s", name));
  }

  @Test
  void takesAResourceForTheLatestOperationOnIt() {
    start(operation().name(name).metadata(metadata("target", lake)));
    start(operation().name(name + "-2").metadata(metadata("target", lake)));

    assertThat(shown("{{operation '" + lake + "' 'name'}}")).isEqualTo(name + "-2");
  }

  @Test
  void ofAnUnknownOperationIsFalseInACondition() {
    assertThat(shown("{{#if (operation '%s' 'done')}}done{{else}}not yet{{/if}}"))
        .isEqualTo("not yet");
    assertThat(shown("{{#if (operation '%s')}}there{{else}}not there{{/if}}"))
        .isEqualTo("not there");
    assertThat(shown("{{#unless (operation '%s' 'state')}}none{{/unless}}")).isEqualTo("none");
    assertThat(shown("{{#eq (operation '%s' 'state') 'RUNNING'}}runs{{else}}no{{/eq}}"))
        .isEqualTo("no");
    assertThat(shown("{{operation '%s' 'done'}}")).startsWith("[ERROR: NOT_FOUND: ");
  }

  @Test
  void showsAnOperationThatWasDeletedAsItIsNow() {
    start(operation().name(name).doneAfter(After.never()));
    rest.delete("/v1/" + name);
    FAKE.fail(name, Status.of(Code.ABORTED, ""));

    assertThat(shown("{{operation '%s' 'state'}}")).isEqualTo("FAILED");
  }

  @Test
  void takesTheNameFromTheRequest() {
    start(operation().name(name));
    stub("{{operation request.query.name 'state'}}");

    assertThat(rest.get(path() + "?name=" + name).body()).isEqualTo("RUNNING");
    assertThat(rest.get(path()).body()).startsWith("[ERROR: operation: null names no operation");
  }

  @Test
  void isTrueOrFalseInACondition() {
    String template = "{{#if (operation '%s' 'done')}}done{{else}}running{{/if}}";
    start(operation().name(name));

    assertThat(shown(template)).isEqualTo("running");
    FAKE.complete(name);
    assertThat(shown(template)).isEqualTo("done");
  }

  @Test
  void isANumberInAComparison() {
    start(operation().name(name).error(Code.ABORTED, "").doneAfter(After.polls(0)));

    assertThat(shown("{{#if (eq (operation '%s' 'error.code') 10)}}aborted{{/if}}"))
        .isEqualTo("aborted");
  }

  @ParameterizedTest
  @ValueSource(strings = {"\"<b>'&\\ ä\n", "{{request.method}}", "{{{operation 'x'}}}"})
  void neitherEscapesNorEvaluatesWhatStandsInAnOperation(String value) {
    start(operation().name(name).metadata(metadata("note", value)));

    assertThat(shown("{{operation '%s' 'metadata.note'}}")).isEqualTo(value);
    stub("{{operation '" + name + "'}}");
    assertThat(rest.get(path()).text("/metadata/note")).isEqualTo(value);
  }

  @Test
  void tellsInTheTextThatThereIsNoSuchOperation() {
    assertThat(shown("{{operation '%s' 'state'}}"))
        .isEqualTo(
            "[ERROR: NOT_FOUND: Resource '"
                + name
                + "' was not found. It was never started here.]");
    assertThat(shown("{{operation '" + lake + "'}}"))
        .isEqualTo(
            "[ERROR: NOT_FOUND: No operation was started on '" + lake + "' since the last reset.]");
  }

  @Test
  void tellsInTheTextWhatCannotBeAName() {
    assertThat(shown("{{operation}}"))
        .isEqualTo(
            "[ERROR: operation: null names no operation; give a name, or a resource for the latest"
                + " on it]");
    assertThat(shown("{{operation 'a//operations/b'}}"))
        .startsWith("[ERROR: name: \"a//operations/b\" is no resource name");
  }

  @Test
  void tellsInTheTextThatAnOperationHasNoSuchField() {
    start(operation().name(name));

    assertThat(shown("{{operation '%s' 'stat.code'}}"))
        .isEqualTo(
            "[ERROR: operation: \"stat.code\" begins with no field of it; use one of name,"
                + " metadata, done, error, response, state]");
  }

  private static JsonObject metadata(String key, Object value) {
    return JsonObject.of("@type", STRUCT, key, value);
  }

  private static void start(OperationScript script) {
    FAKE.start(script);
  }

  /** Returns what a stub makes of a template, in which {@code %s} is the operation's name. */
  private String shown(String template) {
    stub(template.replace("%s", name));
    return rest.get(path()).body();
  }

  private void stub(String template) {
    FAKE.wireMock()
        .stubFor(
            get(urlPathEqualTo(path()))
                .willReturn(aResponse().withBody(template).withTransformers("response-template")));
  }

  private String path() {
    return "/console/" + parent;
  }
}
