package io.github.wiremocklro.model;

import io.github.wiremocklro.internal.engine.ArmedScript;
import io.github.wiremocklro.operation.JsonObject;
import io.github.wiremocklro.operation.OperationName;
import io.github.wiremocklro.operation.OperationScript;
import io.github.wiremocklro.operation.ResourceChange;
import io.github.wiremocklro.operation.Status;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** One thing that can be done to the fake, and to the model of it. */
sealed interface Command {

  record Start(OperationScript script) implements Command {}

  record Get(OperationName name) implements Command {}

  /** By a client that polls without pause. */
  record GetOften(OperationName name, int times) implements Command {
    Stream<Command> all() {
      return Stream.<Command>generate(() -> new Get(name)).limit(times);
    }
  }

  record ListAll(String parent) implements Command {}

  /** Page after page, until there is none. */
  record ListByPages(String parent, int pageSize) implements Command {}

  record Arm(ArmedScript armed) implements Command {}

  /** All that is known of the latest operation on a resource. */
  record LookUp(String target) implements Command {}

  record Cancel(OperationName name) implements Command {}

  record Delete(OperationName name) implements Command {}

  record Complete(OperationName name, @Nullable JsonObject response, @Nullable JsonObject metadata)
      implements Command {}

  record Fail(OperationName name, @Nullable Status error, @Nullable JsonObject metadata)
      implements Command {}

  record CancelFromOutside(OperationName name, @Nullable JsonObject metadata) implements Command {}

  record Forget(OperationName name) implements Command {}

  record Read(String resource) implements Command {}

  /** By a method that starts no operation. */
  record Change(ResourceChange change) implements Command {}

  /** A test puts resources there. */
  record Give(List<ResourceChange> seeds) implements Command {}

  /** Real time passes. */
  record Wait(Duration by) implements Command {}

  record Advance(@Nullable String scope, Duration by) implements Command {}

  record Freeze(@Nullable String scope) implements Command {}

  record Resume(@Nullable String scope) implements Command {}

  record Reset(@Nullable String scope) implements Command {}
}
