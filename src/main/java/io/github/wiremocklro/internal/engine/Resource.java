package io.github.wiremocklro.internal.engine;

import io.github.wiremocklro.operation.JsonObject;
import io.github.wiremocklro.operation.ResourceChange;
import io.github.wiremocklro.operation.ResourceChange.Kind;
import io.github.wiremocklro.operation.ResourceStates;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * One resource: what is stored of it, and the operation that is pending on it.
 *
 * @param stored the resource before the pending operation; null where it does not exist
 * @param states the words that its create had for its state; null for those of its type
 * @param pending what is being done to it
 * @param run whether it is a job that a run of its parent made, and that goes with the parent
 */
record Resource(
    @Nullable JsonObject stored,
    @Nullable ResourceStates states,
    @Nullable Pending pending,
    boolean run) {
  static final Resource ABSENT = new Resource(null, null, null, false);

  /** A change that takes effect if and when its operation completes. */
  record Pending(ResourceChange change, StoredOperation operation) {

    boolean isCreateOrDelete() {
      return change.kind() == Kind.CREATE || change.kind() == Kind.DELETE;
    }
  }

  /** Returns a resource with nothing pending. */
  static Resource of(JsonObject stored) {
    return new Resource(stored, null, null, false);
  }

  /** Returns the job that a run makes. */
  static Resource ofRun(JsonObject job) {
    return new Resource(job, null, null, true);
  }

  /** Returns this, with nothing pending, as a cancel leaves it. */
  Resource cancelledAt(Moment now, OutputOnlyFields fields) {
    return stored == null ? this : new Resource(fields.cancelled(stored, now), states, null, run);
  }

  /** Returns this with a pending operation that is over worked into what is stored. */
  Resource settledAt(Moment now) {
    if (pending == null) {
      return this;
    }
    StoredOperation operation = pending.operation();
    return switch (operation.stateAt(now)) {
      case RUNNING, CANCELLING -> this;
      case SUCCEEDED -> changedBy(pending.change(), operation.effectAt(now));
      case FAILED, CANCELLED -> stored == null ? ABSENT : new Resource(stored, states, null, run);
    };
  }

  /** Returns this as a change leaves it, which has nothing to do with what was pending. */
  Resource changedBy(ResourceChange change, @Nullable JsonObject effect) {
    return switch (change.kind()) {
      case CREATE -> new Resource(effect, change.states(), null, false);
      case UPDATE -> new Resource(effect, states, null, run);
      case DELETE -> ABSENT;
      case CUSTOM -> new Resource(stored, states, null, run);
    };
  }

  /**
   * Returns the type of resources that this is of, where that is another than one that is meant:
   * null where it may be that one.
   */
  @Nullable String otherType(String meant, OutputOnlyFields fields) {
    if (meant.isEmpty()) {
      return null;
    }
    String own =
        stored != null || pending == null
            ? fields.types().of(stored).resourceType()
            : fields.typeOf(pending.change(), null).resourceType();
    return own.isEmpty() || own.equals(meant) ? null : own;
  }

  /** Returns what a reader sees, null where that is nothing. */
  @Nullable JsonObject shownAt(Moment now, OutputOnlyFields fields) {
    Resource settled = settledAt(now);
    if (settled.pending == null) {
      return shown(settled.stored, UnaryOperator.identity());
    }
    ResourceChange change = settled.pending.change();
    return switch (change.kind()) {
      case CREATE ->
          shown(
              settled.pending.operation().plannedEffect(),
              planned -> fields.creating(planned, change.states()));
      case UPDATE, CUSTOM -> shown(settled.stored, UnaryOperator.identity());
      case DELETE -> shown(settled.stored, last -> fields.deleting(last, deleting(change)));
    };
  }

  private @Nullable ResourceStates deleting(ResourceChange change) {
    return change.states() != null ? change.states() : states;
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

  /**
   * Returns the resource as it will be once the change is made, null where it is deleted.
   *
   * @throws io.github.wiremocklro.operation.InvalidArgumentException if its type is known not to
   *     have the states that the change says
   */
  @Nullable JsonObject after(ResourceChange change, Moment now, OutputOnlyFields fields) {
    StateWords.check(change.states(), fields.typeOf(change, stored));
    return switch (change.kind()) {
      case CREATE -> fields.created(change, now);
      case UPDATE ->
          stored == null ? null : fields.kept(stored, FieldMask.apply(change, stored), states);
      case DELETE -> null;
      case CUSTOM -> stored;
    };
  }

  /** Returns how many bytes of memory it takes, but for what is pending. */
  long weight() {
    return Weight.of(stored) + Weight.of(states);
  }

  Resource awaiting(ResourceChange change, StoredOperation operation) {
    return new Resource(stored, states, new Pending(change, operation), run);
  }

  private static @Nullable JsonObject shown(
      @Nullable JsonObject resource, UnaryOperator<JsonObject> state) {
    return resource == null ? null : state.apply(resource).without("@type");
  }
}
