package io.github.wiremocklro.internal.engine;

import io.github.wiremocklro.operation.JsonObject;
import io.github.wiremocklro.operation.ResourceChange;
import io.github.wiremocklro.operation.ResourceStates;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * The fields of resources that the server alone sets (AIP-148, AIP-203, AIP-216): what a client
 * sends there is lost. The fake sets those of them that it knows, where the type has them.
 *
 * @param types what is known of the types
 * @param ids where uids come from
 */
record OutputOnlyFields(MessageTypes types, IdGenerator ids) {
  private static final String TYPE = "@type";
  private static final String NAME = "name";
  private static final String UPDATE_TIME = "updateTime";
  private static final String STATE = "state";

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
    String state = StateWords.of(type, change.states()).settled();
    fields = state == null ? fields : fields.with(STATE, state);
    return fields.overlaidWith(withoutOutputOnly(change.body(), type, change.states()));
  }

  /** Returns the job that a run makes: it has started. */
  JsonObject started(ResourceChange run, Moment now) {
    JsonObject job = created(run, now);
    MessageType type = types.of(job);
    String state = JobStates.started(type.states());
    job = state == null ? job : job.with(STATE, state);
    return type.has("startTime") ? job.with("startTime", now.time().toString()) : job;
  }

  /** Returns a job as a cancel leaves it. */
  JsonObject cancelled(JsonObject job, Moment now) {
    JsonObject cancelled = JobStates.cancelled(job, types.of(job), now);
    return cancelled.equals(job) ? job : updated(cancelled, now.time());
  }

  /** Returns a resource that a test puts there, which has the last word on these fields too. */
  JsonObject given(ResourceChange seed, Moment now) {
    return created(seed, now).overlaidWith(seed.body());
  }

  /** Returns the changed resource with these fields as they were. */
  JsonObject kept(JsonObject before, JsonObject changed, @Nullable ResourceStates states) {
    MessageType type = types.of(before);
    JsonObject kept = before;
    for (String field : before.fields().keySet()) {
      kept = isOutputOnly(field, type, states) ? kept : kept.without(field);
    }
    return kept.overlaidWith(withoutOutputOnly(changed, type, states));
  }

  /** Returns a resource as a change leaves it that takes effect at a time. */
  static JsonObject updated(JsonObject resource, MessageType type, Instant time) {
    return type.has(UPDATE_TIME) ? resource.with(UPDATE_TIME, time.toString()) : resource;
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
    JsonObject rest = body;
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
