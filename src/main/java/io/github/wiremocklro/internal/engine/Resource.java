package io.github.wiremocklro.internal.engine;

import io.github.wiremocklro.operation.JsonObject;
import io.github.wiremocklro.operation.ResourceChange;
import io.github.wiremocklro.operation.ResourceChange.Kind;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * One resource: what is stored of it, and the operation that is pending on it.
 *
 * @param stored the resource before the pending operation; null where it does not exist
 * @param pending what is being done to it
 */
record Resource(@Nullable JsonObject stored, @Nullable Pending pending) {
  static final Resource ABSENT = new Resource(null, null);

  /** A change that takes effect if and when its operation completes. */
  record Pending(Kind kind, StoredOperation operation) {}

  /** Returns this with a pending operation that is over worked into what is stored. */
  Resource settledAt(Moment now) {
    if (pending == null) {
      return this;
    }
    StoredOperation operation = pending.operation();
    return switch (operation.stateAt(now)) {
      case RUNNING, CANCELLING -> this;
      case SUCCEEDED -> new Resource(operation.effectAt(now), null);
      case FAILED, CANCELLED -> new Resource(stored, null);
    };
  }

  /** Returns what a reader sees, null where that is nothing. */
  @Nullable JsonObject shownAt(Moment now, OutputOnlyFields fields) {
    Resource settled = settledAt(now);
    if (settled.pending == null) {
      return shown(settled.stored, UnaryOperator.identity());
    }
    return switch (settled.pending.kind()) {
      case CREATE -> shown(settled.pending.operation().plannedEffect(), fields::creating);
      case UPDATE -> shown(settled.stored, UnaryOperator.identity());
      case DELETE -> shown(settled.stored, fields::deleting);
    };
  }

  /**
   * Checks that a change can be made to this, settled, resource.
   *
   * @param missing tells more of a resource that is not there
   * @param taken tells more of one that is
   */
  void check(ResourceChange change, Supplier<String> missing, Supplier<String> taken) {
    boolean exists = stored != null || pending != null;
    if (change.kind() == Kind.CREATE && exists) {
      throw Errors.resourceExists(change.name(), taken.get());
    }
    if (change.kind() != Kind.CREATE && !exists) {
      throw Errors.resourceNotFound(change.name(), missing.get());
    }
    if (pending != null) {
      throw Errors.resourceBusy(change.name(), pending.operation().name());
    }
  }

  /** Returns the resource as it will be once the change is made, null where it is deleted. */
  @Nullable JsonObject after(ResourceChange change, Moment now, OutputOnlyFields fields) {
    return switch (change.kind()) {
      case CREATE -> fields.created(change, now);
      case UPDATE -> stored == null ? null : fields.kept(stored, FieldMask.apply(change, stored));
      case DELETE -> null;
    };
  }

  Resource awaiting(Kind kind, StoredOperation operation) {
    return new Resource(stored, new Pending(kind, operation));
  }

  private static @Nullable JsonObject shown(
      @Nullable JsonObject resource, UnaryOperator<JsonObject> state) {
    return resource == null ? null : state.apply(resource).without("@type");
  }
}
