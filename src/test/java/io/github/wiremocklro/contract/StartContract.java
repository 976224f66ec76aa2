package io.github.wiremocklro.contract;

import static io.github.wiremocklro.operation.After.never;
import static io.github.wiremocklro.operation.After.polls;
import static io.github.wiremocklro.operation.OnCancel.completes;
import static io.github.wiremocklro.operation.OperationScript.operation;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.wiremocklro.FakeOperations;
import io.github.wiremocklro.operation.Code;
import io.github.wiremocklro.operation.JsonObject;
import io.github.wiremocklro.operation.Operation;
import io.github.wiremocklro.operation.OperationScript;
import io.github.wiremocklro.operation.ResourceChange;
import io.github.wiremocklro.operation.Status;
import java.math.BigInteger;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Operations that a test starts itself. */
abstract class StartContract extends ContractPart {

  StartContract(FakeOperations server, Client client) {
    super(server, client);
  }

  @Test
  void givesANameBelowTheParentOfTheScope() {
    Operation started = fake.start(operation());

    assertThat(fake.parent()).isEqualTo(scope + "/locations/us-central1");
    assertThat(started.name().parent()).isEqualTo(fake.parent());
    assertThat(started.name().id()).startsWith("operation-");
    assertThat(get(started.name().toString()).status()).isEqualTo(200);
  }

  @Test
  void keepsTheNameOrTheParentOfTheScript() {
    assertThat(fake.start(operation().name(name)).name()).hasToString(name);
    assertThat(fake.start(operation().parent(scope)).name().parent()).isEqualTo(scope);
  }

  @Test
  void returnsTheOperationAsItStandsAtItsStart() {
    JsonObject metadata = METADATA.with("target", lake);

    assertThat(fake.start(operation().name(name).metadata(metadata).response(LAKE)))
        .satisfies(
            running -> {
              assertThat(running.done()).isFalse();
              assertThat(running.metadata().get("target")).isEqualTo(lake);
              assertThat(running.response()).isNull();
              assertThat(running.error()).isNull();
            });
    assertThat(fake.start(operation().response(LAKE).doneAfter(polls(0))).response())
        .isEqualTo(LAKE);
    assertThat(fake.start(operation().error(Code.ABORTED, "m").doneAfter(polls(0))).error())
        .isEqualTo(Status.of(Code.ABORTED, "m"));
  }

  @Test
  void runsAsItsScriptSays() {
    fake.start(
        operation()
            .name(name)
            .response(LAKE)
            .doneAfter(never())
            .onCancel(completes().after(polls(1))));

    assertThat(get(name).json().at("/done").asBoolean()).isFalse();
    assertThat(cancel(name).body()).isEqualTo("{}");
    assertThat(get(name).text("/response/@type")).endsWith(".Lake");
  }

  @Test
  void changesAResource() {
    fake.start(
        operation()
            .resource(
                ResourceChange.create(
                    lake, String.valueOf(LAKE.string("@type")), JsonObject.of("displayName", "A")))
            .doneAfter(polls(0)));

    assertThat(get(lake).text("/displayName")).isEqualTo("A");
    assertThat(fake.record(lake).operation().response().get("name")).isEqualTo(lake);
  }

  @Test
  void thatOnlyValidatesLeavesNothing() {
    Operation validated = fake.start(operation().response(LAKE).validateOnly(true));

    assertThat(validated.done()).isTrue();
    assertThat(validated.response()).isEqualTo(LAKE);
    assertThat(fake.records()).isEmpty();
  }

  /** A JSON number is the same number whichever type of Java it came from. */
  @Test
  void keepsEveryValueOfJson() {
    JsonObject response =
        LAKE.with("long", 5L)
            .with("big", Long.MAX_VALUE)
            .with("huge", new BigInteger("18446744073709551616"))
            .with("fraction", 0.5)
            .with("notANumber", Double.NaN)
            .with("null", null)
            .with("text", "ü€😀\n\"{{request.body}}\"")
            .with("list", Arrays.asList(1L, null, JsonObject.of("a", List.of())));
    OperationScript script = operation().name(name).response(response).doneAfter(polls(0));

    Operation started = fake.start(script);

    assertThat(started.response()).isEqualTo(response);
    assertThat(fake.record(name).script()).isEqualTo(script);
  }

  @Test
  void keepsDetailsOfErrors() {
    Status error = new Status(Code.ABORTED, "m", List.of(LAKE.with("name", lake)));

    assertThat(fake.start(operation().error(error).doneAfter(polls(0))).error()).isEqualTo(error);
  }

  @Test
  void takesNamesThatHaveToBeEscaped() {
    String odd = fake.parent() + "/operations/a b+c%2F&d=ü?#";

    fake.start(operation().name(odd));

    assertThat(fake.record(odd).operation().name()).hasToString(odd);
    assertThat(fake.in(scope + " &x").start(operation()).name().scope()).isEqualTo(scope + " &x");
    assertThat(fake.in(scope + " &x").records()).hasSize(1);
  }
}
