package io.github.wiremocklro.contract;

import static io.github.wiremocklro.operation.OperationScript.operation;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.wiremocklro.FakeOperations;
import io.github.wiremocklro.internal.wiremock.Rest;
import io.github.wiremocklro.internal.wiremock.Rest.Reply;
import io.github.wiremocklro.operation.After;
import io.github.wiremocklro.operation.InvalidArgumentException;
import io.github.wiremocklro.operation.JsonObject;
import io.github.wiremocklro.operation.ResourceChange;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Resources that are there when a test begins. */
abstract class SeedContract extends ContractPart {
  private static final String TYPE = "google.cloud.dataplex.v1.Lake";

  SeedContract(FakeOperations server, Client client) {
    super(server, client);
  }

  @Test
  void areThereWithoutAnOperation() {
    fake.given(TYPE, lake, JsonObject.of("displayName", "Sales"));

    Reply seen = get(lake);
    assertThat(seen.text("/displayName")).isEqualTo("Sales");
    assertThat(seen.text("/state")).isEqualTo("ACTIVE");
    assertThat(seen.text("/uid")).isNotEmpty();
    assertThat(client.send(ApiCall.listLakes(fake.parent())).text("/lakes/0/name")).isEqualTo(lake);
    assertThat(fake.records()).isEmpty();
  }

  @Test
  void haveTheStateAndTheTimesThatTheTestSays() {
    String time = "2020-01-01T00:00:00Z";
    fake.given(
        "type.googleapis.com/" + TYPE,
        lake,
        JsonObject.of("state", "ACTION_REQUIRED", "createTime", time).with("updateTime", time));

    assertThat(get(lake).text("/state")).isEqualTo("ACTION_REQUIRED");
    assertThat(get(lake).text("/createTime")).isEqualTo(time);
    assertThat(get(lake).text("/updateTime")).isEqualTo(time);
  }

  @Test
  void areChangedLikeOthers() {
    fake.given(TYPE, lake, JsonObject.of("displayName", "Sales"));
    fake.start(operation().resource(ResourceChange.delete(lake)).doneAfter(After.polls(0)));

    assertThat(get(lake).status()).isEqualTo(404);
  }

  @Test
  void areOfATypeThatIsKnown() {
    assertThatThrownBy(() -> fake.given("google.cloud.dataplex.v1.Lakes", lake, JsonObject.EMPTY))
        .hasMessageContaining("google.cloud.dataplex.v1.Lakes")
        .hasMessageContaining("is no type that is known here")
        .hasMessageContaining("--api");

    assertThat(get(lake).status()).isEqualTo(404);
  }

  @Test
  void comeAllTogether() {
    fake.given(List.of(LAKE.with("name", lake), LAKE.with("name", lake + "2")));

    assertThat(get(lake).status()).isEqualTo(200);
    assertThat(get(lake + "2").status()).isEqualTo(200);
  }

  @Test
  void comeNotAtAllWhereOneIsThere() {
    fake.given(TYPE, lake, JsonObject.EMPTY);

    assertAnswered(
        () -> fake.given(List.of(LAKE.with("name", lake + "2"), LAKE.with("name", lake))),
        "ALREADY_EXISTS RESOURCE_ALREADY_EXISTS: Resource '%s' already exists. No operation on it is known."
            .formatted(lake));
    assertThat(get(lake + "2").status()).isEqualTo(404);
  }

  @Test
  void areRefusedWhereTheyCannotBe() {
    String other = Rest.newParent() + "/lakes/a";

    assertRefused(
        () -> fake.given(TYPE, other, JsonObject.EMPTY),
        "resources[0].name: \"%s\" lies outside the scope \"%s\"; use the scope \"%s\""
            .formatted(other, scope, other.replaceFirst("/locations/.*", "")));
    assertRefused(
        () -> server.given(List.of(LAKE.with("name", lake), LAKE.with("name", other))),
        ("resources[1].name: \"%s\" lies in another scope than the first, which is in \"%s\";"
                + " give the resources of each scope in a call of their own")
            .formatted(other, scope));
    assertRefused(
        () -> fake.given(List.of(LAKE.with("name", lake), LAKE.with("name", lake))),
        "resources[1].name: \"%s\" is given twice; keep one of them".formatted(lake));
    assertRefused(
        () -> fake.given(List.of(LAKE)),
        "resources[0].name: null names no resource; give its whole name, as in"
            + " \"projects/p/locations/l/lakes/a\"");
    assertRefused(
        () -> fake.given(List.of(JsonObject.of("name", lake))),
        "resources[0].@type: null names no message type; name the resource's type, as in"
            + " \"type.googleapis.com/google.cloud.dataplex.v1.Lake\"");
    assertThat(get(lake).status()).isEqualTo(404);
  }

  @Test
  void areReadAsTheirTypeHasThem() {
    fake.given(TYPE, lake, JsonObject.of("display_name", "Sales", "state", 3));

    assertThat(get(lake).text("/displayName")).isEqualTo("Sales");
    assertThat(get(lake).text("/state")).isEqualTo("DELETING");
  }

  @Test
  void areRefusedWhereTheirTypeHasNoSuchField() {
    assertRefused(
        () -> fake.given(TYPE, lake, JsonObject.of("dispalyName", "Sales")),
        "resources[0]: \"google.cloud.dataplex.v1.Lake\" does not fit what is given (Invalid JSON"
            + " payload received. Unknown name \"dispalyName\": Cannot find field.); give it the"
            + " fields that the descriptor has, or let the server be lenient");
    assertThat(get(lake).status()).isEqualTo(404);
  }

  /** In a mapping a template gives a text whatever the field is; here nobody has to guess. */
  @Test
  void areRefusedWhereATextStandsForAWord() {
    for (String blank : new String[] {"", " "}) {
      assertThatThrownBy(() -> fake.given(TYPE, lake, JsonObject.of("state", blank)))
          .isInstanceOf(InvalidArgumentException.class)
          .hasMessageContaining("Invalid value at 'state'");
    }
    assertThat(get(lake).status()).isEqualTo(404);
  }

  @Test
  void areForgottenByAReset() {
    fake.given(TYPE, lake, JsonObject.EMPTY);
    fake.reset();

    assertThat(get(lake).status()).isEqualTo(404);
  }

  @Test
  void areSpokenOfWhereAResourceIsMissing() {
    assertThat(get(lake).text("/error/details/1/detail"))
        .endsWith("A test puts it there with fake.given(...), or POST /__admin/ext/lro/resources.");
  }
}
