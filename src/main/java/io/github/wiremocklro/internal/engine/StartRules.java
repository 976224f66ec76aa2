package io.github.wiremocklro.internal.engine;

import io.github.wiremocklro.operation.InvalidArgumentException;
import io.github.wiremocklro.operation.JsonObject;
import io.github.wiremocklro.operation.OnCancel;
import io.github.wiremocklro.operation.OperationName;
import io.github.wiremocklro.operation.OperationScript;
import io.github.wiremocklro.operation.Progress;
import io.github.wiremocklro.operation.ResourceChange;
import io.github.wiremocklro.operation.ResourceChange.Kind;
import io.github.wiremocklro.operation.ResourceNames;
import java.util.List;
import java.util.Objects;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * What makes a script one that an operation can start from, beside that each of its parts is right.
 * What breaks a rule is refused with an {@link InvalidArgumentException}.
 */
public final class StartRules {
  private static final String TOP_LEVEL = "";

  private StartRules() {}

  /**
   * Returns a script that is laid over that of a single start, if it leaves to the start what it is
   * about, and what it is called.
   */
  public static OperationScript checkedAsOverride(OperationScript script) {
    refuse("operation.name", checkedAsArmed(script).name());
    return script;
  }

  /** Returns a script for a start to come, if it leaves to it what it is about. */
  static OperationScript checkedAsArmed(OperationScript script) {
    ResourceChange resource = script.resource();
    refuse("resource", resource == null ? null : resource.name());
    refuse("operation.parent", script.parent());
    refuse("validateOnly", script.validateOnly());
    return script;
  }

  private static void refuse(String path, @Nullable Object value) {
    if (value != null) {
      throw new InvalidArgumentException(
          path, value, "cannot be given here: the start itself decides it", "leave it out");
    }
  }

  /**
   * Returns a script whose operation will live in a scope, for a caller that is confined to it.
   *
   * @param scope null for a caller that is not
   */
  public static OperationScript confined(OperationScript script, @Nullable String scope) {
    OperationName name = script.name();
    String parent = script.parent();
    if (name != null) {
      InvalidArgumentException.at(
          "operation.name", () -> Confinement.confined(name.toString(), scope));
    } else if (parent != null) {
      InvalidArgumentException.at("operation.parent", () -> Confinement.confined(parent, scope));
    } else if (scope != null && !scope.equals(ResourceNames.TOP_LEVEL)) {
      // It would start at the top level, which is a scope of its own.
      throw new InvalidArgumentException(
          "operation.parent",
          null,
          "is missing",
          "give one in the scope, such as \"%s/locations/l\"".formatted(scope));
    }
    return script;
  }

  /**
   * Returns the scope that the operation will live in. Its resource may not lie in another, where
   * no reader would ever find it.
   */
  static String scope(OperationScript script) {
    OperationName name = script.name();
    ResourceChange resource = script.resource();
    String scope = ResourceNames.scope(name != null ? name.toString() : parent(script));
    if (resource != null && !ResourceNames.scope(resource.name()).equals(scope)) {
      throw new InvalidArgumentException(
          "resource." + resource.kind().verb(),
          resource.name(),
          "lies in another scope than its operation, which is in \"%s\"".formatted(scope),
          "let both names begin with the same two segments");
    }
    return scope;
  }

  /** Returns the given name, else one below the parent, if any, with an id from the supplier. */
  static OperationName name(OperationScript script, Supplier<String> id) {
    OperationName name = script.name();
    return name != null ? name : new OperationName(parent(script), id.get());
  }

  /** Without a parent an operation is one of the top level, but where its resource is not. */
  private static String parent(OperationScript script) {
    String parent = script.parent();
    if (parent == null && script.resource() != null) {
      throw new InvalidArgumentException(
          "operation.name",
          null,
          "is missing",
          "give a name, or a parent such as \"projects/p/locations/l\" for a generated one");
    }
    return parent == null ? TOP_LEVEL : parent;
  }

  /** Returns the script with what its resource says of the metadata, where it does not itself. */
  static OperationScript completed(OperationScript script, MessageTypes types) {
    JsonObject metadata = script.metadata();
    if (metadata == null) {
      List<Progress.Step> steps = script.progressOrDefault().steps();
      OnCancel onCancel = script.onCancelOrDefault();
      refusePatch("onCancel.metadata", onCancel.metadata());
      refusePatch("onCancel.metadataAtEnd", onCancel.metadataAtEnd());
      refusePatch("metadataAtEnd", script.metadataAtEnd());
      refusePatch("progress[0].metadata", steps.isEmpty() ? null : steps.get(0).metadata());
      return script;
    }
    if (script.resource() == null) {
      return script;
    }
    MessageType type = types.of(metadata);
    JsonObject about = JsonObject.EMPTY;
    about = type.has("target") ? about.with("target", script.target()) : about;
    boolean hasVerb = script.resource().kind() != Kind.CUSTOM && type.has("verb");
    about = hasVerb ? about.with("verb", script.verb()) : about;
    return script.metadata(metadata.overlaidWith(about).overlaidWith(metadata));
  }

  /**
   * Returns the script with the whole of a resource that is deleted for a response, where the
   * response is of its type and has its name: what else that says is laid over it.
   */
  static OperationScript answeringWith(OperationScript script, @Nullable JsonObject deleted) {
    JsonObject response = script.response();
    if (deleted == null || response == null) {
      return script;
    }
    boolean same =
        Objects.equals(response.messageType(), deleted.messageType())
            && Objects.equals(response.get("name"), deleted.get("name"));
    return same ? script.response(deleted.overlaidWith(response)) : script;
  }

  /** Refuses what is to be merged into the metadata, where there is no metadata. */
  static void refusePatch(String path, @Nullable JsonObject patch) {
    if (patch != null) {
      throw new InvalidArgumentException(
          path,
          patch.fields(),
          "has nothing to be merged into",
          "give the operation metadata with an \"@type\"");
    }
  }
}
