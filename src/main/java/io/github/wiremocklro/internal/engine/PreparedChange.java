package io.github.wiremocklro.internal.engine;

import io.github.wiremocklro.operation.JsonObject;
import io.github.wiremocklro.operation.OperationScript;
import io.github.wiremocklro.operation.ResourceChange;
import io.github.wiremocklro.operation.ResourceChange.Kind;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * A change that was checked; once its operation has started, the resource waits for its end. Until
 * it is closed, nothing else changes in the table: its lock is held.
 */
final class PreparedChange implements Effects.Prepared {
  private final ResourceChange change;
  private final boolean keep;
  private final ResourceTable table;
  private final Quota.Share room;
  private final OutputOnlyFields fields;
  private final Moment now;
  private final Resource current;
  private final @Nullable JsonObject resource;

  /** What is deleted with it. */
  private final Map<String, Resource> children;

  /** Whether room was taken for a resource that is not there yet. */
  private boolean adds;

  /**
   * Checks a change. The caller holds the lock, and lets go of it if the change cannot be made.
   *
   * @param keep whether an operation is to make it; else it is made at once, or not at all
   * @param family is asked for what is in its way; the parents of a create were looked at before
   */
  PreparedChange(ResourceChange change, boolean keep, Family family) {
    this.change = change;
    this.keep = keep;
    this.table = family.table();
    this.room = family.scope().resources();
    this.fields = family.fields();
    this.now = family.now();
    this.current = family.check(change);
    this.children = change.kind() == Kind.DELETE ? family.goingWith(change) : Map.of();
    this.resource = current.after(change, now, fields);
    this.adds = keep && table.find(change.name()) == null;
    if (adds) {
      room.take(1);
    }
  }

  @Override
  public Moment now() {
    return now;
  }

  @Override
  public @Nullable JsonObject resource() {
    return resource;
  }

  @Override
  public @Nullable JsonObject deleted() {
    return change.kind() == Kind.DELETE ? current.stored() : null;
  }

  @Override
  public void commit(StoredOperation operation) {
    if (keep) {
      adds = false;
      await(change, current, operation);
      children.forEach(
          (name, child) -> await(ResourceChange.delete(name).withForce(), child, operation));
      table.settleAll(affected(), now);
    }
  }

  private void await(ResourceChange change, Resource last, StoredOperation operation) {
    table.settleAtEnd(operation, affected());
    JobCourse job = fields.courseOf(change, OperationScript.operation(), now);
    table.put(change.name(), last.awaiting(change, operation, job));
  }

  /** Children go first, so that nothing is left of them when the parent is gone. */
  private List<String> affected() {
    return Stream.concat(children.keySet().stream(), Stream.of(change.name())).toList();
  }

  /** Does it at once. */
  @Nullable JsonObject apply(boolean validateOnly) {
    JsonObject next = resource == null ? null : fields.updated(resource, now.time());
    JobCourse job = fields.courseOf(change, OperationScript.operation(), now);
    Resource made = current.changedBy(change, next, job);
    if (validateOnly) {
      return made.shownAt(now, fields);
    }
    Map<String, Resource> changed = new LinkedHashMap<>();
    children.keySet().forEach(name -> changed.put(name, Resource.ABSENT));
    changed.put(change.name(), made);
    table.replaceAll(changed);
    return made.shownAt(now, fields);
  }

  @Override
  public void close() {
    if (adds) {
      room.giveBack(1);
    }
    table.unlock();
  }
}
