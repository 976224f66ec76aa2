package io.github.wiremocklro.internal.engine;

import static io.github.wiremocklro.internal.engine.Answers.codeOf;
import static io.github.wiremocklro.internal.engine.Lakes.BODY;
import static io.github.wiremocklro.internal.engine.Lakes.LAKE;
import static io.github.wiremocklro.internal.engine.Lakes.PARENT;
import static io.github.wiremocklro.internal.engine.Lakes.TYPE;
import static io.github.wiremocklro.operation.OperationScript.operation;
import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.wiremocklro.operation.After;
import io.github.wiremocklro.operation.Code;
import io.github.wiremocklro.operation.JsonObject;
import io.github.wiremocklro.operation.Operation;
import io.github.wiremocklro.operation.OperationName;
import io.github.wiremocklro.operation.OperationScript;
import io.github.wiremocklro.operation.ResourceChange;
import io.github.wiremocklro.operation.StartPattern;
import java.time.Duration;
import org.junit.jupiter.api.Test;

/** A method of its own that starts an operation on a resource (AIP-136), such as a failover. */
class CustomMethodTest {
  private static final String METADATA =
      "type.googleapis.com/google.cloud.dataplex.v1.OperationMetadata";

  private final Lakes lakes = new Lakes();
  private final TestOperations operations = lakes.operations;
  private final ResourcesService resources = lakes.resources;

  @Test
  void leavesTheResourceAsItIsAndAnswersIt() {
    JsonObject before = resources.change(ResourceChange.create(LAKE, TYPE, BODY));
    lakes.time.advance(Duration.ofMinutes(1));

    OperationName failover = operations.start(custom()).name();
    assertThat(resources.get(LAKE)).isEqualTo(before);

    lakes.time.advance(Duration.ofMinutes(1));
    JsonObject response = requireNonNull(operations.complete(failover, null).response());
    assertThat(response.get("@type")).isEqualTo(TYPE);
    assertThat(response.without("@type")).isEqualTo(before);
    assertThat(resources.get(LAKE)).isEqualTo(before);
  }

  @Test
  void changesNothingWhateverItsResponseSays() {
    JsonObject before = resources.change(ResourceChange.create(LAKE, TYPE, BODY));
    OperationName failover = operations.start(custom()).name();
    JsonObject response = JsonObject.of("@type", TYPE, "name", LAKE).with("displayName", "B");

    assertThat(operations.complete(failover, response).response()).isEqualTo(response);
    assertThat(resources.get(LAKE)).isEqualTo(before);
  }

  @Test
  void keepsTheResourceBusy() {
    resources.change(ResourceChange.create(LAKE, TYPE, BODY));
    OperationName failover = operations.start(custom()).name();

    assertThat(codeOf(() -> operations.start(Lakes.delete()))).isEqualTo(Code.ABORTED);
    assertThat(codeOf(() -> operations.start(custom()))).isEqualTo(Code.ABORTED);

    operations.cancel(failover);
    assertThat(operations.start(Lakes.delete()).done()).isFalse();
  }

  @Test
  void needsAResourceThatIsThere() {
    assertThat(codeOf(() -> operations.start(custom()))).isEqualTo(Code.NOT_FOUND);
    assertThat(codeOf(() -> resources.change(ResourceChange.custom(LAKE))))
        .isEqualTo(Code.NOT_FOUND);
  }

  /** What the API calls it, only the script knows. */
  @Test
  void hasInItsMetadataTheVerbThatTheScriptGivesOrNone() {
    resources.change(ResourceChange.create(LAKE, TYPE, BODY));
    JsonObject metadata = JsonObject.of("@type", METADATA);

    Operation unnamed = operations.start(custom().metadata(metadata).doneAfter(After.polls(0)));
    assertThat(requireNonNull(unnamed.metadata()).fields())
        .containsEntry("target", LAKE)
        .doesNotContainKey("verb");

    Operation named = operations.start(custom().metadata(metadata.with("verb", "failover")));
    assertThat(requireNonNull(named.metadata()).get("verb")).isEqualTo("failover");
  }

  @Test
  void isArmedAsCustom() {
    resources.change(ResourceChange.create(LAKE, TYPE, BODY));
    StartPattern failover = StartPattern.custom(LAKE);

    assertThat(failover.matches(custom())).isTrue();
    assertThat(failover.matches(Lakes.delete())).isFalse();
    assertThat(failover.matches(operation().resource(ResourceChange.custom(LAKE + "2")))).isFalse();
  }

  private static OperationScript custom() {
    return operation()
        .parent(PARENT)
        .resource(ResourceChange.custom(LAKE))
        .doneAfter(After.never());
  }
}
