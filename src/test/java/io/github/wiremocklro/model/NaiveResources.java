package io.github.wiremocklro.model;

import static java.util.Objects.requireNonNull;

import io.github.wiremocklro.operation.Code;
import io.github.wiremocklro.operation.JsonObject;
import io.github.wiremocklro.operation.OperationScript;
import io.github.wiremocklro.operation.ResourceChange;
import io.github.wiremocklro.operation.ResourceChange.Kind;
import io.github.wiremocklro.operation.ResourceNames;
import io.github.wiremocklro.operation.Status;
import io.github.wiremocklro.operation.StatusException;
import java.time.Instant;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The model's resources: lakes, and zones in them. */
final class NaiveResources {
  private final Map<String, NaiveResource> byName = new HashMap<>();
  private final Set<String> gone = new HashSet<>();

  JsonObject read(String name) {
    NaiveResource resource = byName.get(name);
    if (resource == null) {
      throw error(Code.NOT_FOUND);
    }
    return resource.shown();
  }

  /** Checks a change, and returns the resource after it. */
  @Nullable JsonObject checked(ResourceChange change, Instant now) {
    String name = change.name();
    if (change.kind() == Kind.CREATE) {
      checkParent(ResourceNames.parent(ResourceNames.parent(name)));
    }
    NaiveResource resource = byName.get(name);
    boolean create = change.kind() == Kind.CREATE;
    if (create != (resource == null)) {
      throw error(create ? Code.ALREADY_EXISTS : Code.NOT_FOUND);
    }
    if (resource != null && resource.pending != null) {
      throw error(Code.ABORTED);
    }
    if (change.kind() == Kind.DELETE) {
      checkChildren(change);
    }
    return NaiveResource.changed(change, resource, now);
  }

  private void checkParent(String parent) {
    NaiveResource known = byName.get(parent);
    if (known != null && known.isBeing(Kind.CREATE, Kind.DELETE)) {
      throw error(Code.FAILED_PRECONDITION);
    }
    if (known == null && gone.contains(parent)) {
      throw error(Code.NOT_FOUND);
    }
  }

  private void checkChildren(ResourceChange delete) {
    for (Map.Entry<String, NaiveResource> other : byName.entrySet()) {
      if (other.getKey().startsWith(delete.name() + "/")) {
        if (!delete.force()) {
          throw error(Code.FAILED_PRECONDITION);
        }
        if (other.getValue().pending != null) {
          throw error(Code.ABORTED);
        }
      }
    }
  }

  /** Returns the script with what a delete answers, if that is the resource. */
  OperationScript answering(ResourceChange change, OperationScript script) {
    NaiveResource resource = byName.get(change.name());
    JsonObject response = script.response();
    boolean itself =
        change.kind() == Kind.DELETE
            && response != null
            && change.name().equals(response.get("name"))
            && requireNonNull(resource.stored).get("@type").equals(response.get("@type"));
    return itself ? script.response(resource.stored.overlaidWith(response)) : script;
  }

  /** An operation has started that makes a change which was checked. */
  void await(ResourceChange change, NaiveOperation operation) {
    byName.computeIfAbsent(change.name(), key -> new NaiveResource());
    byName.forEach(
        (name, resource) -> {
          if (isMeant(name, change)) {
            resource.pending = operation;
          }
        });
  }

  /** The operation that makes the change is over. */
  void end(ResourceChange change, boolean succeeded, @Nullable JsonObject effect) {
    for (String name : List.copyOf(byName.keySet())) {
      if (isMeant(name, change)) {
        byName.get(name).pending = null;
        if (succeeded) {
          apply(name, change, effect);
        }
        if (byName.get(name).stored == null) {
          byName.remove(name);
          gone.add(name);
        } else {
          gone.remove(name);
        }
      }
    }
  }

  private void apply(String name, ResourceChange change, @Nullable JsonObject effect) {
    NaiveResource resource = byName.get(name);
    if (change.kind() != Kind.CUSTOM) {
      resource.stored = effect;
    }
    if (change.kind() == Kind.CREATE) {
      resource.states = change.states();
    }
  }

  JsonObject changeAtOnce(ResourceChange change, Instant now) {
    JsonObject effect = checked(change, now);
    byName.computeIfAbsent(change.name(), key -> new NaiveResource());
    boolean timed = effect != null && change.kind() != Kind.CUSTOM;
    end(change, true, timed ? effect.with("updateTime", now.toString()) : effect);
    return change.kind() == Kind.DELETE ? JsonObject.EMPTY : read(change.name());
  }

  void give(List<ResourceChange> seeds, Instant now) {
    if (seeds.stream().anyMatch(seed -> byName.containsKey(seed.name()))) {
      throw error(Code.ALREADY_EXISTS);
    }
    for (ResourceChange seed : seeds) {
      NaiveResource resource = new NaiveResource();
      JsonObject created = NaiveResource.changed(seed, null, now);
      resource.stored = created == null ? null : created.overlaidWith(seed.body());
      byName.put(seed.name(), resource);
      gone.remove(seed.name());
    }
  }

  void reset(@Nullable String scope) {
    byName.keySet().removeIf(name -> scope == null || name.startsWith(scope + "/"));
    gone.removeIf(name -> scope == null || name.startsWith(scope + "/"));
  }

  /** Deletes take with them what is below. */
  private static boolean isMeant(String name, ResourceChange change) {
    return name.equals(change.name())
        || (change.kind() == Kind.DELETE && name.startsWith(change.name() + "/"));
  }

  private static StatusException error(Code code) {
    return new StatusException(Status.of(code, ""), "MODEL");
  }
}
