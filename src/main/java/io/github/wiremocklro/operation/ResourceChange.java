package io.github.wiremocklro.operation;

import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * What an operation does to a resource once it completes.
 *
 * <p>Example: {@code ResourceChange.create("projects/p/locations/l/lakes/a",
 * "type.googleapis.com/google.cloud.dataplex.v1.Lake", JsonObject.EMPTY)}.
 *
 * @param kind what it does
 * @param name the resource's name
 * @param type the {@code @type} of the resource; of a create, or an update that may create it
 * @param body the resource that the client sent; empty with a delete and a custom method
 * @param updateMask the fields that an update sets, separated by commas (AIP-134); null for those
 *     that the body has
 * @param states the words of its state, of a create or a delete; null for those of its type
 * @param force whether a delete takes what is below the resource with it (AIP-135)
 * @param etag the {@code etag} that the resource has to have (AIP-154); null for any
 * @param allowMissing whether the resource need not be there: an update creates it then (AIP-134),
 *     a delete does nothing (AIP-135)
 */
public record ResourceChange(
    Kind kind,
    String name,
    @Nullable String type,
    JsonObject body,
    @Nullable String updateMask,
    @Nullable ResourceStates states,
    boolean force,
    @Nullable String etag,
    boolean allowMissing) {

  /** What can be done to a resource. */
  public enum Kind {
    CREATE,
    UPDATE,
    DELETE,
    /** A method of its own (AIP-136), such as a failover: it leaves the resource as it is. */
    CUSTOM;

    private final String verb = name().toLowerCase(Locale.ROOT);

    /** Returns the word in scripts, which is also what {@code OperationMetadata.verb} says. */
    public String verb() {
      return verb;
    }
  }

  /**
   * @throws InvalidArgumentException if the name is no resource name, or a part does not go with
   *     the kind
   */
  public ResourceChange {
    InvalidArgumentException.at(kind.verb(), () -> ResourceNames.checked(name));
    boolean mayCreate = kind == Kind.CREATE || (kind == Kind.UPDATE && allowMissing);
    if (mayCreate && (type == null || !type.contains("/"))) {
      throw new InvalidArgumentException(
          "@type",
          type,
          "names no message type",
          "name the resource's type, as in \"type.googleapis.com/google.cloud.dataplex.v1.Lake\"");
    }
    if (!mayCreate && type != null) {
      throw new InvalidArgumentException(
          "@type", type, "is known since the create", "leave it out of " + kind.verb());
    }
    boolean hasBody = kind == Kind.CREATE || kind == Kind.UPDATE;
    if (!hasBody && !body.fields().isEmpty()) {
      throw new InvalidArgumentException(
          "body",
          body.fields(),
          "goes with create and update only",
          "leave it out of " + kind.verb());
    }
    if (kind != Kind.UPDATE && updateMask != null) {
      throw new InvalidArgumentException(
          "updateMask", updateMask, "goes with update only", "leave it out of " + kind.verb());
    }
    if (kind != Kind.DELETE && force) {
      throw new InvalidArgumentException(
          "force", true, "goes with delete only", "leave it out of " + kind.verb());
    }
    if (kind == Kind.CREATE && etag != null) {
      throw new InvalidArgumentException(
          "etag", etag, "is that of what is there already", "leave it out of create");
    }
    if (kind != Kind.UPDATE && kind != Kind.DELETE && allowMissing) {
      throw new InvalidArgumentException(
          "allowMissing", true, "goes with update and delete only", "leave it out");
    }
    if (states != null && states.sayNothing()) {
      states = null;
    }
    if (states != null && kind != Kind.CREATE) {
      boolean deletes = kind == Kind.DELETE;
      refuse("states.creating", states.creating(), kind);
      refuse("states.active", states.active(), kind);
      refuse("states.deleting", deletes ? null : states.deleting(), kind);
    }
  }

  private static void refuse(String path, @Nullable String word, Kind kind) {
    if (word != null) {
      throw new InvalidArgumentException(
          path, word, "is known since the create", "leave it out of " + kind.verb());
    }
  }

  /**
   * Returns a change that creates the resource from a body. The fake sets the name, and of a type
   * that it knows what that has of uid, times and state.
   */
  public static ResourceChange create(String name, String type, JsonObject body) {
    return new ResourceChange(Kind.CREATE, name, type, body, null, null, false, null, false);
  }

  /** Returns a change that sets the fields of the mask, or with a null mask those of the body. */
  public static ResourceChange update(String name, JsonObject body, @Nullable String updateMask) {
    return new ResourceChange(Kind.UPDATE, name, null, body, updateMask, null, false, null, false);
  }

  /** Returns a change that deletes the resource. */
  public static ResourceChange delete(String name) {
    return new ResourceChange(
        Kind.DELETE, name, null, JsonObject.EMPTY, null, null, false, null, false);
  }

  /**
   * Returns a custom method (AIP-136), such as a failover: it leaves the resource as it is, and
   * nothing else is done to it meanwhile.
   */
  public static ResourceChange custom(String name) {
    return new ResourceChange(
        Kind.CUSTOM, name, null, JsonObject.EMPTY, null, null, false, null, false);
  }

  /** Returns this with other words for the resource's state. */
  public ResourceChange states(ResourceStates states) {
    return new ResourceChange(
        kind, name, type, body, updateMask, states, force, etag, allowMissing);
  }

  /**
   * Returns the create that this is where the resource is not there: all that the body has,
   * whatever the mask (AIP-134).
   */
  public ResourceChange asCreate() {
    return new ResourceChange(Kind.CREATE, name, type, body, null, null, false, null, false);
  }

  /** Returns this delete with all that is below the resource. */
  public ResourceChange withForce() {
    return new ResourceChange(kind, name, type, body, updateMask, states, true, etag, allowMissing);
  }
}
