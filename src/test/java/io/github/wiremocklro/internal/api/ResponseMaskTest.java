package io.github.wiremocklro.internal.api;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.wiremocklro.internal.api.ResponseMaskParser.MalformedException;
import io.github.wiremocklro.internal.json.Json;
import io.github.wiremocklro.operation.JsonObject;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What is left of a reply of which a client asks for some fields. */
class ResponseMaskTest {
  private static final JsonObject REPLY =
      Json.parseObject(
          """
          {"name": "n", "done": true,
           "metadata": {"@type": "t/M", "target": "x", "createTime": "c", "progressPercent": 3},
           "labels": {"a": "1", "b.c": "2", "d_e": "3"},
           "lakes": [{"name": "l1", "asset": {"state": "A"}}, {"name": "l2"}, 7],
           "nothing": null}
          """,
          "$");

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '"',
      value = {
        "name | {'name': 'n'}",
        "done,name | {'name': 'n', 'done': true}",
        "'* ' | ALL",
        "name,* | ALL",
        "metadata.target | {'metadata': {'@type': 't/M', 'target': 'x'}}",
        "metadata/target | {'metadata': {'@type': 't/M', 'target': 'x'}}",
        "metadata(target) | {'metadata': {'@type': 't/M', 'target': 'x'}}",
        "metadata.@type | {'metadata': {'@type': 't/M'}}",
        "metadata.nope | {'metadata': {'@type': 't/M'}}",
        "metadata.create_time | {'metadata': {'@type': 't/M', 'createTime': 'c'}}",
        "metadata.target,metadata | METADATA",
        "metadata,metadata.target | METADATA",
        "metadata(*) | METADATA",
        "metadata(target,createTime),name | {'name': 'n',"
            + " 'metadata': {'@type': 't/M', 'target': 'x', 'createTime': 'c'}}",
        "lakes.name | {'lakes': [{'name': 'l1'}, {'name': 'l2'}]}",
        "lakes(asset/state) | {'lakes': [{'asset': {'state': 'A'}}, {}]}",
        "lakes/asset(state),lakes/name |"
            + " {'lakes': [{'name': 'l1', 'asset': {'state': 'A'}}, {'name': 'l2'}]}",
        "lakes.nope | {'lakes': [{}, {}]}",
        "*.name | {'metadata': {'@type': 't/M'}, 'labels': {},"
            + " 'lakes': [{'name': 'l1'}, {'name': 'l2'}]}",
        "*.target,metadata.createTime,metadata.nope.x | {'metadata': {'@type': 't/M',"
            + " 'target': 'x', 'createTime': 'c'}, 'labels': {}, 'lakes': [{}, {}]}",
        "labels.a | {'labels': {'a': '1'}}",
        "labels.`b.c` | {'labels': {'b.c': '2'}}",
        "labels(`b.c`,d_e) | {'labels': {'b.c': '2', 'd_e': '3'}}",
        "labels.b.c | {'labels': {}}",
        "nothing | {'nothing': null}",
        "nothing.x | {}",
        "error | {}",
        "name.x | {}",
        "' name , lakes ( name ) ' | {'name': 'n', 'lakes': [{'name': 'l1'}, {'name': 'l2'}]}"
      })
  void isWhatIsAskedFor(String fields, String left) throws MalformedException {
    String json =
        left.replace("ALL", Json.text(REPLY))
            .replace("METADATA", Json.text(JsonObject.of("metadata", REPLY.get("metadata"))));

    assertThat(ResponseMaskParser.parse(fields.replaceAll("^'|'$", "")).of(REPLY))
        .isEqualTo(Json.parseObject(json.replace('\'', '"'), "$"));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "name, | a name is missing at character 6",
        ".name | a name is missing at character 1",
        "a..b | a name is missing at character 3",
        "a( | a name is missing at character 3",
        "a(b | a ')' is missing at character 4",
        "a(b)c | a ',' is missing at character 5",
        "a) | a ',' is missing at character 2",
        "a.`b | a '`' is missing at character 4"
      })
  void whatCannotBeReadIsToldWithItsPlace(String fields, String problem) {
    assertThatThrownBy(() -> ResponseMaskParser.parse(fields))
        .isInstanceOf(MalformedException.class)
        .hasMessage(problem);
  }

  @Test
  void isNoDeeperThanMessagesAre() throws MalformedException {
    assertThat(ResponseMaskParser.parse("a.".repeat(99) + "a").of(REPLY))
        .isEqualTo(JsonObject.EMPTY);
    for (String deeper : new String[] {"a.".repeat(100) + "a", "a(".repeat(1_000_000)}) {
      assertThatThrownBy(() -> ResponseMaskParser.parse(deeper))
          .isInstanceOf(MalformedException.class)
          .hasMessage("it is deeper than 100 names");
    }
  }

  /** Were a mask found twice at each level, this would not end. */
  @Test
  void aKeyThatLooksLikeTheWildcardCostsNoMoreThanOthers() throws MalformedException {
    String deep = "{\"*\": ".repeat(60) + "{\"x\": 1, \"y\": 2}" + "}".repeat(60);

    JsonObject asked =
        ResponseMaskParser.parse("*.".repeat(60) + "x").of(Json.parseObject(deep, "$"));

    assertThat(Json.text(asked)).contains("\"x\":1").doesNotContain("\"y\"");
  }
}
