package io.github.wiremocklro.contract;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.wiremocklro.FakeOperations;
import io.github.wiremocklro.internal.json.Json;
import io.github.wiremocklro.internal.wiremock.Rest.Reply;
import io.github.wiremocklro.operation.JsonObject;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * What an update changes of a resource whose labels are {@code a.b}, {@code cost_center}, {@code
 * costCenter} and {@code team}. The masks are in the form that they have in JSON (field_mask.proto,
 * AIP-161).
 */
abstract class UpdateMaskContract extends ContractPart {
  private static final JsonObject LABELS =
      JsonObject.of("a.b", "1", "cost_center", "2").with("costCenter", "3").with("team", "4");

  UpdateMaskContract(FakeOperations server, Client client) {
    super(server, client);
  }

  /** Clients send {@code labels.costCenter} for {@code labels.cost_center}. */
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          labels.team                | team
          labels.costCenter          | cost_center
          labels.`costCenter`        | cost_center
          labels.`a.b`               | a.b
          labels.`team`              | team
          labels.team, labels.`a.b`  | team a.b
          """)
  void setsTheKeysOfItsMaskAndClearsThoseThatTheClientLeavesOut(String mask, String keys) {
    JsonObject set = LABELS;
    JsonObject cleared = LABELS;
    for (String key : keys.split(" ")) {
      set = set.with(key, "new");
      cleared = cleared.without(key);
    }
    fake.given("google.cloud.dataplex.v1.Lake", lake, JsonObject.of("labels", LABELS));

    update(mask, JsonObject.of("labels", allNew()));
    assertThat(labels()).isEqualTo(set);

    update(mask, JsonObject.EMPTY);
    assertThat(labels()).isEqualTo(cleared);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          labels.a.b                      | There are no fields below "labels.a". A key with dots stands in backticks.
          labels.*                        | "*" is no part of a path.
          labels.                         | It is no path of fields.
          labels.`a.b                     | It is no path of fields.
          displayName.x                   | There are no fields below "displayName".
          createTime.days                 | There are no fields below "createTime".
          createTime.seconds.x            | There are no fields below "createTime".
          metastoreStatus.updateTime.nano | There are no fields below "metastoreStatus.updateTime".
          assetStatus.nope                | Cannot find field.
          """)
  void refusesAPathThatLeadsNowhere(String mask, String why) {
    fake.given("google.cloud.dataplex.v1.Lake", lake, JsonObject.of("labels", LABELS));
    String before = get(lake).body();

    Reply refused = client.send(ApiCall.updateLake(lake, mask, JsonObject.of("labels", allNew())));

    assertThat(refused.error()).isEqualTo("400 INVALID_ARGUMENT INVALID_ARGUMENT");
    assertThat(refused.message()).contains("\"" + mask + "\" at 'update_mask': " + why);
    assertThat(get(lake).body()).isEqualTo(before);
    assertThat(fake.records()).isEmpty();
  }

  private static JsonObject allNew() {
    JsonObject labels = JsonObject.EMPTY;
    for (String key : LABELS.fields().keySet()) {
      labels = labels.with(key, "new");
    }
    return labels;
  }

  private void update(String mask, JsonObject body) {
    Reply started = client.send(ApiCall.updateLake(lake, mask, body));
    assertThat(started.status()).as(started.body()).isEqualTo(200);
    fake.complete(started.text("/name"));
  }

  private JsonObject labels() {
    return (JsonObject) Json.parseObject(get(lake).body(), "$").get("labels");
  }
}
