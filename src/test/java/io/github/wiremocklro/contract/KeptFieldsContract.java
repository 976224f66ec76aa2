package io.github.wiremocklro.contract;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.wiremocklro.FakeOperations;
import io.github.wiremocklro.internal.json.Json;
import io.github.wiremocklro.internal.wiremock.Rest.Reply;
import io.github.wiremocklro.operation.JsonObject;
import java.util.List;
import org.junit.jupiter.api.Test;

/**
 * What an update may not do (AIP-203): of a zone the type is IMMUTABLE, and the type and the
 * resource_spec are REQUIRED (google/cloud/dataplex/v1/resources.proto).
 */
abstract class KeptFieldsContract extends ContractPart {
  private static final String TYPE = "google.cloud.dataplex.v1.Zone";
  private static final JsonObject RAW =
      json("{'type':'RAW','resourceSpec':{'locationType':'SINGLE_REGION'},'description':'d'}");

  private final String zone = lake + "/zones/z";

  KeptFieldsContract(FakeOperations server, Client client) {
    super(server, client);
  }

  @Test
  void anImmutableFieldStaysAsItIs() {
    fake.given(TYPE, zone, RAW);

    for (Reply refused :
        List.of(
            update("type", "{'type':'CURATED'}"),
            update("description,type", "{'type':'CURATED','description':'e'}"),
            update("*", "{'type':'CURATED'}"),
            update("", "{'type':'CURATED'}"))) {
      assertThat(refused.error()).isEqualTo("400 INVALID_ARGUMENT INVALID_ARGUMENT");
      assertThat(refused.message())
          .isEqualTo(
              "Field 'zone.type' is immutable: it is \"RAW\" and cannot become \"CURATED\"."
                  + " Send what is there, or leave it out.");
      assertThat(refused.text("/error/details/1/fieldViolations/0/field")).isEqualTo("zone.type");
    }
    assertThat(fake.records()).isEmpty();
    assertThat(getZone().text("/type")).isEqualTo("RAW");
    assertThat(getZone().text("/description")).isEqualTo("d");
  }

  @Test
  void aRequiredFieldThatTheMaskNamesIsThere() {
    fake.given(TYPE, zone, RAW);

    Reply refused = update("type,resourceSpec", "{'description':'e'}");

    assertThat(refused.error()).isEqualTo("400 INVALID_ARGUMENT INVALID_ARGUMENT");
    assertThat(refused.message())
        .isEqualTo("Missing required field: zone.type\nMissing required field: zone.resource_spec");
    assertThat(getZone().text("/resourceSpec/locationType")).isEqualTo("SINGLE_REGION");
  }

  @Test
  void whatAClientHasReadItMaySendBack() {
    fake.given(TYPE, zone, RAW);

    for (String mask : List.of("", "*", "type,resourceSpec,description")) {
      JsonObject read = Json.parseObject(getZone().body(), "$");
      Reply updated = update(mask, Json.text(read.with("description", "now " + mask)));

      assertThat(updated.status()).as(updated.body()).isEqualTo(200);
      fake.complete(updated.text("/name"));
      assertThat(getZone().text("/description")).isEqualTo("now " + mask);
    }
  }

  @Test
  void whatIsLeftOutStays() {
    fake.given(TYPE, zone, RAW);

    for (String mask : List.of("", "*", "*,description", "description")) {
      fake.complete(update(mask, "{'description':'e'}").text("/name"));

      assertThat(getZone().text("/type")).isEqualTo("RAW");
      assertThat(getZone().text("/description")).isEqualTo("e");
    }
  }

  /** A key in backticks is one key, whatever is in it. */
  @Test
  void aKeyWithCommasNamesNoField() {
    fake.given(TYPE, zone, RAW);

    for (String mask : List.of("labels.`a,type,b`", "labels.`a,*,b`")) {
      Reply updated = update(mask, "{'labels':{'a,type,b':'x','a,*,b':'y'}}");

      assertThat(updated.status()).as(updated.body()).isEqualTo(200);
      fake.complete(updated.text("/name"));
    }
    assertThat(getZone().text("/type")).isEqualTo("RAW");
    assertThat(getZone().text("/labels/a,type,b")).isEqualTo("x");
    assertThat(getZone().text("/labels/a,*,b")).isEqualTo("y");
  }

  /** The real service has chosen something by then, which an update may be about to repeat. */
  @Test
  void whatTheCreateLeftOpenMayBeSet() {
    fake.given(TYPE, zone, JsonObject.EMPTY);

    fake.complete(update("type", "{'type':'RAW'}").text("/name"));

    assertThat(getZone().text("/type")).isEqualTo("RAW");
  }

  private Reply update(String mask, String body) {
    return client.send(ApiCall.updateZone(zone, mask, body.replace('\'', '"')));
  }

  private Reply getZone() {
    return client.send(ApiCall.getZone(zone));
  }

  private static JsonObject json(String text) {
    return Json.parseObject(text.replace('\'', '"'), "$");
  }
}
