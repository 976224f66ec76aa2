package io.github.wiremocklro.internal.engine;

import io.github.wiremocklro.operation.JsonObject;
import io.github.wiremocklro.operation.OperationScript;
import io.github.wiremocklro.operation.OperationState;
import io.github.wiremocklro.operation.ResourceChange;
import io.github.wiremocklro.operation.ResourceChange.Kind;
import io.github.wiremocklro.operation.ResourceStates;
import java.time.Instant;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The fields of resources that the server alone sets (AIP-148, AIP-203, AIP-216): what a client
 * sends there is lost. The fake sets those of them that it knows, where the type has them. What the
 * server never shows is not kept.
 *
 * @param types what is known of the types
 * @param ids where uids come from
 */
record OutputOnlyFields(MessageTypes types, IdGenerator ids) {
  private static final String TYPE = "@type";
  private static final String NAME = "name";
  private static final String UPDATE_TIME = "updateTime";
  private static final String STATE = "state";
  private static final String ETAG = "etag";
  private static final String LABELS = "labels";

  /**
   * Returns the type of a resource that is changed.
   *
   * @param stored the resource before; null for one that is created
   */
  MessageType typeOf(ResourceChange change, @Nullable JsonObject stored) {
    return types.of(stored != null ? stored : JsonObject.of(TYPE, change.type()));
  }

  /** Returns the resource that a create makes. */
  JsonObject created(ResourceChange change, Moment now) {
    JsonObject named = JsonObject.of(TYPE, change.type(), NAME, change.name());
    MessageType type = types.of(named);
    String time = now.time().toString();
    JsonObject fields = type.has("uid") ? named.with("uid", ids.uid()) : named;
    fields = type.has("createTime") ? fields.with("createTime", time) : fields;
    fields = type.has(UPDATE_TIME) ? fields.with(UPDATE_TIME, time) : fields;
    fields = fields.overlaidWith(type.recorded(change.name(), time));
    String state = StateWords.of(type, change.states()).settled();
    fields = state == null ? fields : fields.with(STATE, state);
    if (change.states() == null && JobStates.endByThemselves(type)) {
      fields = JobStates.reached(OperationState.RUNNING, null, fields, type, now);
    }
    return etagged(
        fields.overlaidWith(withoutOutputOnly(change.body(), type, change.states())), type);
  }

  /**
   * Returns the job that a run makes: of what the request and the parent say, what its type has.
   *
   * @param parent what is run; null where that is not known
   */
  JsonObject run(ResourceChange run, @Nullable JsonObject parent, Moment now) {
    JsonObject job = created(run, now);
    MessageType type = types.of(job);
    JsonObject inherited =
        parent == null ? JsonObject.EMPTY : inherited(type, parent, types.of(parent));
    JsonObject asked = Oneofs.settled(merged(inherited, run.body()), run.body(), type);
    return job.overlaidWith(type.withoutInputOnly(asked));
  }

  /** A job has a copy of what its parent says of it: messages of one type, and the labels. */
  private static JsonObject inherited(MessageType job, JsonObject parent, MessageType type) {
    JsonObject copied = JsonObject.EMPTY;
    for (Map.Entry<String, @Nullable Object> field : parent.fields().entrySet()) {
      String name = field.getKey();
      MessageType message = job.messageOf(name);
      boolean same = message != null && (message == type.messageOf(name) || name.equals(LABELS));
      boolean said = same && !type.outputOnly().contains(name);
      copied = said ? copied.with(name, field.getValue()) : copied;
    }
    return copied;
  }

  private static JsonObject merged(JsonObject below, JsonObject above) {
    JsonObject merged = below;
    for (Map.Entry<String, @Nullable Object> field : above.fields().entrySet()) {
      Object value = field.getValue();
      if (value instanceof JsonObject inner
          && below.get(field.getKey()) instanceof JsonObject there) {
        value = merged(there, inner);
      }
      merged = merged.with(field.getKey(), value);
    }
    return merged;
  }

  /**
   * Returns what lies ahead of what a change creates; null for what is no job, or stays as it is.
   *
   * @param script says how the job ends
   */
  @Nullable JobCourse courseOf(ResourceChange change, OperationScript script, Moment now) {
    boolean ends =
        change.kind() == Kind.CREATE
            && change.states() == null
            && JobStates.endByThemselves(typeOf(change, null));
    return ends ? JobCourse.of(script, now.time()) : null;
  }

  boolean isJob(@Nullable JsonObject resource) {
    return JobStates.areJobs(types.of(resource));
  }

  /** Returns whether a job has come to an end. */
  boolean isOver(JsonObject job) {
    return JobStates.isOver(job, types.of(job));
  }

  /** Returns a job in a state that it has come to. */
  JsonObject reached(OperationState state, @Nullable String message, JsonObject job, Moment now) {
    MessageType type = types.of(job);
    JsonObject reached = JobStates.reached(state, message, job, type, now);
    return reached.equals(job) ? job : updated(reached, type, now.time());
  }

  /** Returns a resource that a test puts there, which has the last word on these fields too. */
  JsonObject given(ResourceChange seed, Moment now) {
    JsonObject created = created(seed, now);
    return created.overlaidWith(types.of(created).withoutInputOnly(seed.body()));
  }

  /**
   * Returns the changed resource with these fields as they were; where it is replaced, also with
   * those that no update changes, and this one leaves out.
   */
  JsonObject kept(
      JsonObject before,
      JsonObject changed,
      ResourceChange update,
      @Nullable ResourceStates states) {
    MessageType type = types.of(before);
    Set<String> immutable =
        FieldMask.replacesAll(update.updateMask()) ? type.immutable() : Set.of();
    JsonObject kept = before;
    for (String field : before.fields().keySet()) {
      boolean stays = isOutputOnly(field, type, states) || immutable.contains(field);
      kept = stays ? kept : kept.without(field);
    }
    JsonObject merged = kept.overlaidWith(withoutOutputOnly(changed, type, states));
    return Oneofs.settled(merged, update.body(), type);
  }

  /** Returns a resource as a change leaves it that takes effect at a time. */
  static JsonObject updated(JsonObject resource, MessageType type, Instant time) {
    return etagged(
        type.has(UPDATE_TIME) ? resource.with(UPDATE_TIME, time.toString()) : resource, type);
  }

  /** AIP-154: a checksum of the other fields. */
  private static JsonObject etagged(JsonObject resource, MessageType type) {
    return type.has(ETAG)
        ? resource.with(ETAG, "\"%08x\"".formatted(resource.without(ETAG).hashCode()))
        : resource;
  }

  /** Returns a resource as a change leaves it that takes effect at a time. */
  JsonObject updated(JsonObject resource, Instant time) {
    return updated(resource, types.of(resource), time);
  }

  /** Returns a resource as it is shown while it is being created: in no state that comes later. */
  JsonObject creating(JsonObject resource, @Nullable ResourceStates states) {
    StateWords words = StateWords.of(types.of(resource), states);
    if (words.creating() == null) {
      return words.settled() == null ? resource : resource.without(STATE);
    }
    return resource.with(STATE, words.creating());
  }

  /** Returns a resource as it is shown while it is being deleted. */
  JsonObject deleting(JsonObject resource, @Nullable ResourceStates states) {
    String word = StateWords.of(types.of(resource), states).deleting();
    return word == null ? resource : resource.with(STATE, word);
  }

  private static JsonObject withoutOutputOnly(
      JsonObject body, MessageType type, @Nullable ResourceStates states) {
    JsonObject rest = type.withoutInputOnly(body);
    for (String field : body.fields().keySet()) {
      rest = isOutputOnly(field, type, states) ? rest.without(field) : rest;
    }
    return rest;
  }

  /** A resource never changes what it is, and what it is called. */
  private static boolean isOutputOnly(
      String field, MessageType type, @Nullable ResourceStates states) {
    return field.equals(TYPE)
        || field.equals(NAME)
        || (states != null && states.active() != null && field.equals(STATE))
        || type.outputOnly().contains(field);
  }
}
