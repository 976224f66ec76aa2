package io.github.wiremocklro.internal.engine;

import static io.github.wiremocklro.internal.engine.TestScripts.DATAPLEX_METADATA;
import static io.github.wiremocklro.internal.engine.TestScripts.LAKE;
import static io.github.wiremocklro.internal.engine.TestScripts.NAME;
import static io.github.wiremocklro.internal.engine.TestScripts.PARENT;
import static io.github.wiremocklro.operation.After.polls;
import static io.github.wiremocklro.operation.OperationScript.operation;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.wiremocklro.model.RandomScripts;
import io.github.wiremocklro.operation.Code;
import io.github.wiremocklro.operation.InvalidArgumentException;
import io.github.wiremocklro.operation.JsonObject;
import io.github.wiremocklro.operation.OperationScript;
import io.github.wiremocklro.operation.Status;
import java.time.Duration;
import java.util.List;
import java.util.Random;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** A script as a value: what it says, what it leaves out, and one laid over another. */
class OperationScriptTest {
  private static final Status ABORTED = Status.of(Code.ABORTED, "no");

  /** Each part, whole: a result and a name are one part each, whichever of two they are. */
  private static List<Function<OperationScript, @Nullable Object>> parts() {
    return List.of(
        script -> script.name() != null ? script.name() : script.parent(),
        OperationScript::metadata,
        OperationScript::result,
        OperationScript::doneAfter,
        OperationScript::onCancel,
        OperationScript::resource,
        OperationScript::validateOnly,
        OperationScript::progress,
        OperationScript::expiresAfter,
        OperationScript::faults);
  }

  @ParameterizedTest
  @MethodSource("parts")
  void saysOfEachPartWhatTheOneLaidOverItSaysElseItsOwn(
      Function<OperationScript, @Nullable Object> part) {
    RandomScripts scripts = new RandomScripts(new Random(1));
    for (int i = 0; i < 1_000; i++) {
      OperationScript below = scripts.next();
      OperationScript above = i % 2 == 0 ? scripts.next() : operation().parent(PARENT);
      Object said = part.apply(above);

      assertThat(part.apply(below.overlaidWith(above)))
          .isEqualTo(said != null ? said : part.apply(below));
    }
  }

  @Test
  void isTheSameUnderOneThatSaysNothingAndOverIt() {
    RandomScripts scripts = new RandomScripts(new Random(1));
    for (int i = 0; i < 100; i++) {
      OperationScript script = scripts.next();

      assertThat(script.overlaidWith(operation())).isEqualTo(script);
      assertThat(operation().overlaidWith(script)).isEqualTo(script).hasSameHashCodeAs(script);
    }
  }

  @Test
  void hasAResponseOrAnErrorWhicheverIsSaidLast() {
    OperationScript fails = operation().response(LAKE).error(ABORTED);
    OperationScript succeeds = operation().error(ABORTED).response(LAKE);

    assertThat(fails).isEqualTo(operation().error(ABORTED)).isNotEqualTo(succeeds);
    assertThat(fails.response()).isNull();
    assertThat(fails.error()).isEqualTo(ABORTED);
    assertThat(succeeds.overlaidWith(fails)).isEqualTo(fails);
    assertThat(fails.overlaidWith(succeeds).response()).isEqualTo(LAKE);
    assertThat(fails.overlaidWith(succeeds).error()).isNull();
  }

  @Test
  void hasANameOrAParentWhicheverIsSaidLast() {
    OperationScript named = operation().parent(PARENT).name(NAME);
    OperationScript below = operation().name(NAME.toString()).parent(PARENT);

    assertThat(named).isEqualTo(operation().name(NAME)).isNotEqualTo(below);
    assertThat(named.parent()).isNull();
    assertThat(below.name()).isNull();
    assertThat(below.overlaidWith(named).name()).isEqualTo(NAME);
    assertThat(named.overlaidWith(below).parent()).isEqualTo(PARENT);
    assertThat(named.overlaidWith(below).name()).isNull();
  }

  @Test
  void staysAsItIsWhenMoreIsSaid() {
    OperationScript script = operation().metadata(DATAPLEX_METADATA);

    OperationScript more = script.doneAfter(polls(3)).progress(polls(1), JsonObject.of("a", 1));

    assertThat(script).isEqualTo(operation().metadata(DATAPLEX_METADATA)).isNotEqualTo(more);
    assertThat(more.metadata()).isEqualTo(DATAPLEX_METADATA);
  }

  @Test
  void printsWhatItSaysAndNothingElse() {
    assertThat(operation().doneAfter(polls(3)).validateOnly(true))
        .hasToString("[DONE_AFTER=Polls[count=3], VALIDATE_ONLY=true]");
  }

  @Test
  void refusesWhatCannotBeWhereItIsGiven() {
    JsonObject untyped = JsonObject.of("a", 1);

    assertRefused(script -> script.name("lake"), "\"lake\" is no operation name");
    assertRefused(script -> script.parent("a//b"), "operation.parent: \"a//b\" is no resource");
    assertRefused(script -> script.metadata(untyped), "operation.metadata.@type: null names no");
    assertRefused(script -> script.response(untyped), "operation.response.@type: null names no");
    assertRefused(
        script -> script.expiresAfter(Duration.ofSeconds(-1)), "expiresAfter: PT-1S is negative");
    assertRefused(
        script -> script.expiresAfter(Duration.ofDays(4_000_000)),
        "expiresAfter: PT96000000H is over 10,000 years");
  }

  private static void assertRefused(
      Function<OperationScript, OperationScript> change, String problem) {
    assertThatThrownBy(() -> change.apply(operation()))
        .isInstanceOf(InvalidArgumentException.class)
        .hasMessageStartingWith(problem);
  }
}
