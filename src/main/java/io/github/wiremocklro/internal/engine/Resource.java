package io.github.wiremocklro.internal.engine;

import io.github.wiremocklro.operation.JsonObject;
import io.github.wiremocklro.operation.OperationState;
import io.github.wiremocklro.operation.ResourceChange;
import io.github.wiremocklro.operation.ResourceChange.Kind;
import io.github.wiremocklro.operation.ResourceStates;
import io.github.wiremocklro.operation.Status;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * One resource: what is stored of it, and the operation that is pending on it.
 *
 * @param stored the resource before the pending operation; null where it does not exist
 * @param states the words that its create had for its state; null for those of its type
 * @param pending what is being done to it
 * @param job what lies ahead of it, if it is a job that ends by itself; else null
 * @param policy who may do what with it, as somebody has set it. There may be nothing else: the
 *     policy of what is known by its name alone
 */
record Resource(
    @Nullable JsonObject stored,
    @Nullable ResourceStates states,
    @Nullable Pending pending,
    @Nullable JobCourse job,
    @Nullable IamPolicy policy) {
  static final Resource ABSENT = new Resource(null, null, null, null, null);

  /**
   * A change that takes effect if and when its operation completes.
   *
   * @param job what then lies ahead of a job that it creates; else null
   */
  record Pending(ResourceChange change, StoredOperation operation, @Nullable JobCourse job) {

    boolean isCreateOrDelete() {
      return change.kind() == Kind.CREATE || change.kind() == Kind.DELETE;
    }
  }

  /** Returns a resource with nothing pending, which stays as it is. */
  static Resource of(JsonObject stored) {
    return new Resource(stored, null, null, null, null);
  }

  /** Returns whether there is more than a policy, be it not there yet or about to go. */
  boolean exists() {
    return stored != null || pending != null;
  }

  /** Returns this with a policy in place of the one that it has. */
  Resource withPolicy(IamPolicy next) {
    return new Resource(stored, states, pending, job, next);
  }

  /** Returns this with a pending operation that is over worked into what is stored. */
  Resource settledAt(Moment now) {
    if (pending == null) {
      return this;
    }
    StoredOperation operation = pending.operation();
    return switch (operation.stateAt(now)) {
      case RUNNING, CANCELLING -> this;
      case SUCCEEDED -> changedBy(pending.change(), operation.effectAt(now), pending.job());
      case FAILED, CANCELLED ->
          stored == null ? ABSENT : new Resource(stored, states, null, job, policy);
    };
  }

  /**
   * Returns this as a change leaves it, which has nothing to do with what was pending.
   *
   * @param created what lies ahead of a job that the change creates; else null
   */
  Resource changedBy(
      ResourceChange change, @Nullable JsonObject effect, @Nullable JobCourse created) {
    return switch (change.kind()) {
      case CREATE -> new Resource(effect, change.states(), null, created, policy);
      case UPDATE -> new Resource(effect, states, null, job, policy);
      case DELETE -> ABSENT;
      case CUSTOM -> new Resource(stored, states, null, job, policy);
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
    String own = type(fields).resourceType();
    return own.isEmpty() || own.equals(meant) ? null : own;
  }

  /** Returns the type that this is of, or is going to be. */
  MessageType type(OutputOnlyFields fields) {
    return stored != null || pending == null
        ? fields.types().of(stored)
        : fields.typeOf(pending.change(), null);
  }

  /** Returns this after a read, which is what ends a job. */
  Resource readAt(Moment now, OutputOnlyFields fields) {
    return job == null
        ? this
        : new Resource(stored, states, pending, job.read(), policy).endedAt(now, fields);
  }

  /**
   * Returns this as a cancel of it as a job leaves it.
   *
   * @throws io.github.wiremocklro.operation.StatusException if the cancel is refused
   */
  Resource cancelledAt(Moment now, OutputOnlyFields fields) {
    Resource last = endedAt(now, fields);
    if (last.stored == null || fields.isOver(last.stored)) {
      return last;
    }
    if (last.job == null) {
      return last.reached(OperationState.CANCELLED, null, null, now, fields);
    }
    Status refusal = last.job.refusal();
    if (refusal != null) {
      throw Errors.cancelAnswer(refusal);
    }
    return last.reached(OperationState.CANCELLING, null, last.job.cancelled(now), now, fields)
        .endedAt(now, fields);
  }

  /** Returns this with a job that has come to its end worked into what is stored. */
  private Resource endedAt(Moment now, OutputOnlyFields fields) {
    return job == null || !job.isOver(now)
        ? this
        : reached(job.endState(), job.message(), null, job.end(now), fields);
  }

  private Resource reached(
      OperationState state,
      @Nullable String message,
      @Nullable JobCourse ahead,
      Moment when,
      OutputOnlyFields fields) {
    JsonObject next = stored == null ? null : fields.reached(state, message, stored, when);
    return new Resource(next, states, pending, ahead, policy);
  }

  /** Returns what a reader sees, null where that is nothing. */
  @Nullable JsonObject shownAt(Moment now, OutputOnlyFields fields) {
    Resource settled = settledAt(now).endedAt(now, fields);
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
    if (change.kind() == Kind.CREATE && exists()) {
      throw Errors.resourceExists(change.name(), taken.get());
    }
    if (change.kind() != Kind.CREATE && !exists()) {
      throw Errors.resourceNotFound(change.name(), missing.get());
    }
    if (pending != null) {
      throw Errors.resourceBusy(change.name(), pending.operation().name());
    }
    String etag = change.etag();
    String current = stored == null ? null : stored.string("etag");
    if (etag != null && !etag.equals(current)) {
      throw Errors.etagDiffers(change.name(), current);
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
          stored == null
              ? null
              : fields.kept(stored, FieldMask.apply(change, stored), change, states);
      case DELETE -> null;
      case CUSTOM -> stored;
    };
  }

  /** Returns how many bytes of memory it takes, but for what is pending. */
  long weight() {
    return Weight.of(stored) + Weight.of(states) + (policy == null ? 0 : policy.weight());
  }

  /**
   * @param created what will lie ahead of a job that the change creates; else null
   */
  Resource awaiting(ResourceChange change, StoredOperation operation, @Nullable JobCourse created) {
    return new Resource(stored, states, new Pending(change, operation, created), job, policy);
  }

  private static @Nullable JsonObject shown(
      @Nullable JsonObject resource, UnaryOperator<JsonObject> state) {
    return resource == null ? null : state.apply(resource).without("@type");
  }
}
