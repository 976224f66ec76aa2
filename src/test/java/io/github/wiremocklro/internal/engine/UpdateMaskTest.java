package io.github.wiremocklro.internal.engine;

import static io.github.wiremocklro.internal.engine.Lakes.BODY;
import static io.github.wiremocklro.internal.engine.Lakes.LAKE;
import static io.github.wiremocklro.internal.engine.Lakes.atOnce;
import static io.github.wiremocklro.internal.engine.Lakes.create;
import static io.github.wiremocklro.internal.engine.Lakes.update;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.wiremocklro.operation.InvalidArgumentException;
import io.github.wiremocklro.operation.JsonObject;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.NullAndEmptySource;
import org.junit.jupiter.params.provider.ValueSource;

/** AIP-134 and field_mask.proto: which fields an update sets, on a lake with the usual body. */
class UpdateMaskTest {
  private static final JsonObject LABELS = JsonObject.of("team", "t1", "cost_center", "c1");

  private final Lakes lakes = new Lakes();

  @ParameterizedTest
  @NullAndEmptySource
  void withoutAMaskTheFieldsOfTheBodyAreSet(@Nullable String mask) {
    assertThat(updated(JsonObject.of("description", "d"), mask))
        .isEqualTo(BODY.with("description", "d"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"displayName", "display_name", " displayName , description"})
  void fieldsAreNamedAsInTheProtoOrAsInJson(String mask) {
    assertThat(updated(JsonObject.of("displayName", "B", "labels", JsonObject.EMPTY), mask))
        .isEqualTo(BODY.with("displayName", "B"));
  }

  @Test
  void aFieldOfTheMaskThatTheBodyLeavesOutIsCleared() {
    assertThat(updated(JsonObject.EMPTY, "displayName")).isEqualTo(BODY.without("displayName"));
  }

  @Test
  void severalFieldsAreSet() {
    JsonObject body = JsonObject.of("displayName", "B", "description", "d");

    assertThat(updated(body, "displayName,description")).isEqualTo(BODY.overlaidWith(body));
  }

  @Test
  void aPathSetsOneFieldOfAMessageAndLeavesTheOthers() {
    JsonObject body = JsonObject.of("labels", JsonObject.of("team", "t2", "other", "o"));

    assertThat(updated(body, "labels.team"))
        .isEqualTo(BODY.with("labels", LABELS.with("team", "t2")));
  }

  @Test
  void aPathClearsOneFieldOfAMessage() {
    assertThat(updated(JsonObject.EMPTY, "labels.team"))
        .isEqualTo(BODY.with("labels", LABELS.without("team")));
  }

  @Test
  void aKeyOfAMapIsNoFieldNameAndKeepsItsUnderscore() {
    JsonObject body = JsonObject.of("labels", JsonObject.of("cost_center", "c2"));

    assertThat(updated(body, "labels.cost_center"))
        .isEqualTo(BODY.with("labels", LABELS.with("cost_center", "c2")));
  }

  /** In JSON a key may have been converted with its path; what is quoted has not. */
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          labels.`cost_center`   | cost_center
          labels.`costCenter`    | cost_center
          labels["cost_center"]  | cost_center
          labels["costCenter"]   | costCenter
          labels.`otherKey`      | otherKey
          """)
  void aKeyInBackticksMayHaveBeenConvertedAndAQuotedOneHasNot(String mask, String key) {
    JsonObject all =
        LABELS.with("cost_center", "c2").with("costCenter", "c3").with("otherKey", "o");

    assertThat(updated(JsonObject.of("labels", all), mask))
        .isEqualTo(BODY.with("labels", LABELS.with(key, all.get(key))));
  }

  @ParameterizedTest
  @ValueSource(strings = {"displayName.x", "displayName.x.y", "labels.team.x"})
  void aPathBelowATextChangesNothing(String mask) {
    assertThat(updated(JsonObject.of("displayName", "B"), mask)).isEqualTo(BODY);
  }

  @Test
  void theKeysOfAMapThatTheBodyHasAreSetAndOthersStay() {
    JsonObject sent = JsonObject.of("team", "t2", "other", "o");

    assertThat(updated(JsonObject.of("labels", sent), "labels.*"))
        .isEqualTo(BODY.with("labels", LABELS.overlaidWith(sent)));
  }

  @Test
  void aPathMakesTheMessageThatItLeadsTo() {
    JsonObject body = JsonObject.of("metastore", JsonObject.of("service", "s"));

    assertThat(updated(body, "metastore.service")).isEqualTo(BODY);
    assertThat(lakes.resources.get(LAKE).get("metastore")).isEqualTo(body.get("metastore"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"description", "metastore.service"})
  void aFieldThatNeitherSideHasChangesNothing(String mask) {
    assertThat(updated(JsonObject.EMPTY, mask)).isEqualTo(BODY);
  }

  @Test
  void aStarReplacesAll() {
    JsonObject body = JsonObject.of("description", "d");

    assertThat(updated(body, "*")).isEqualTo(body);
  }

  /** AIP-203: output-only fields in a mask are ignored. */
  @ParameterizedTest
  @ValueSource(strings = {"*", "state,uid,name,create_time,createTime"})
  void outputOnlyFieldsStayTheServers(String mask) {
    lakes.operations.start(atOnce(create()));
    JsonObject before = lakes.resources.get(LAKE);
    JsonObject body =
        BODY.with("state", "DELETING")
            .with("uid", "mine")
            .with("name", "other")
            .with("createTime", "1999-01-01T00:00:00Z")
            .with("metastore", before.get("metastore"));
    lakes.operations.start(atOnce(update(body, mask)));

    assertThat(lakes.resources.get(LAKE)).isEqualTo(before);
  }

  @ParameterizedTest
  @ValueSource(strings = {"labels..team", ".", "displayName,", ",", "labels.", "labels.`a"})
  void aMaskThatIsNoneIsRefused(String mask) {
    lakes.operations.start(atOnce(create()));

    assertThatThrownBy(() -> lakes.operations.start(update(BODY, mask)))
        .isInstanceOf(InvalidArgumentException.class)
        .hasMessage(
            "updateMask: \"%s\" is no field mask; write fields as in \"displayName,labels\"", mask);
    assertThat(lakes.written()).isEqualTo(BODY);
  }

  private JsonObject updated(JsonObject body, @Nullable String mask) {
    lakes.operations.start(atOnce(create()));
    lakes.operations.start(atOnce(update(body, mask)));
    return lakes.written();
  }
}
