package io.github.wiremocklro.operation;

import java.time.Duration;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Everything that is said of an operation before it starts: who it is, how it ends, when, and what
 * a cancel does to it. The same script comes from a mapping, from Java and over the admin API.
 *
 * <p>A script is a value: each method returns another one. What it leaves out is null, so that one
 * script can be laid over another; the defaults apply when the operation starts.
 *
 * <pre>{@code
 * operation()
 *     .name("projects/p/locations/l/operations/op-1")
 *     .response(lake)
 *     .doneAfter(polls(3))
 *     .onCancel(completes().after(polls(1)))
 * }</pre>
 *
 * @param name the operation's name; null for a generated one
 * @param parent what a generated name begins with, such as {@code projects/p/locations/l}
 * @param metadata {@code Operation.metadata}
 * @param response {@code Operation.response} when it completes; null for the resource that it
 *     creates or updates, else {@code google.protobuf.Empty}
 * @param error {@code Operation.error}: it fails
 * @param doneAfter when it is done; null for two polls
 * @param onCancel what a cancel does; null for {@link OnCancel#cancelled()}
 * @param resource what it does to a resource
 * @param validateOnly whether the start only validates (AIP-163): the reply is a done operation
 *     with the response that there would be, and nothing is kept; null for no
 * @param progress what it tells of its progress while it runs; null for nothing
 * @param expiresAfter for how long after its end clients find it; null for ever
 * @param faults what goes wrong with clients' calls; null for nothing
 */
public record OperationScript(
    @Nullable OperationName name,
    @Nullable String parent,
    @Nullable JsonObject metadata,
    @Nullable JsonObject response,
    @Nullable Status error,
    @Nullable After doneAfter,
    @Nullable OnCancel onCancel,
    @Nullable ResourceChange resource,
    @Nullable Boolean validateOnly,
    @Nullable Progress progress,
    @Nullable Duration expiresAfter,
    @Nullable Faults faults) {

  private static final OperationScript EMPTY =
      new OperationScript(null, null, null, null, null, null, null, null, null, null, null, null);
  private static final After DEFAULT_DONE_AFTER = After.polls(2);

  /**
   * @throws InvalidScriptException if parts exclude each other, or the parent is no resource name
   */
  public OperationScript {
    if (response != null && error != null) {
      throw new InvalidScriptException(
          "operation",
          "response and error",
          "exclude each other (operations.proto, oneof result)",
          "keep one of them");
    }
    if (name != null && parent != null) {
      throw new InvalidScriptException(
          "operation", "name and parent", "exclude each other", "keep one of them");
    }
    Checks.any("operation.metadata", metadata);
    Checks.any("operation.response", response);
    if (parent != null) {
      InvalidScriptException.at("operation.parent", () -> ResourceNames.checked(parent));
    }
    if (expiresAfter != null) {
      Checks.duration("expiresAfter", expiresAfter, "leave it out for what never expires");
    }
  }

  /** Returns a script that says nothing yet: its operation gets a generated name. */
  public static OperationScript operation() {
    return EMPTY;
  }

  /**
   * Returns this with another {@link #name()}, which takes the place of any parent.
   *
   * @throws InvalidScriptException if it is no operation name
   */
  public OperationScript name(String name) {
    OperationName parsed = OperationName.parse(name);
    return with(
        parts -> {
          parts.name = parsed;
          parts.parent = null;
        });
  }

  /** Returns this with a generated name below this parent. */
  public OperationScript parent(String parent) {
    return with(
        parts -> {
          parts.name = null;
          parts.parent = parent;
        });
  }

  /** Returns this with other {@link #metadata()}, a message with an {@code @type}. */
  public OperationScript metadata(JsonObject metadata) {
    return with(parts -> parts.metadata = metadata);
  }

  /** Returns this with a response, a message with an {@code @type}, in place of any error. */
  public OperationScript response(JsonObject response) {
    return with(
        parts -> {
          parts.response = response;
          parts.error = null;
        });
  }

  /** Returns this with an error in place of any response. */
  public OperationScript error(Status error) {
    return with(
        parts -> {
          parts.response = null;
          parts.error = error;
        });
  }

  /** Returns this with an error in place of any response. */
  public OperationScript error(Code code, String message) {
    return error(Status.of(code, message));
  }

  /** Returns this with another {@link #doneAfter()}. */
  public OperationScript doneAfter(After doneAfter) {
    return with(parts -> parts.doneAfter = doneAfter);
  }

  /** Returns this with another {@link #onCancel()}. */
  public OperationScript onCancel(OnCancel onCancel) {
    return with(parts -> parts.onCancel = onCancel);
  }

  /** Returns this with another {@link #resource()}. */
  public OperationScript resource(ResourceChange resource) {
    return with(parts -> parts.resource = resource);
  }

  /** Returns this with another {@link #validateOnly()}. */
  public OperationScript validateOnly(boolean validateOnly) {
    return with(parts -> parts.validateOnly = validateOnly);
  }

  /**
   * Returns this with one more step of {@link #progress()}.
   *
   * @param at when, counted from the start
   * @param metadata merged into the operation's metadata from then on (RFC 7396)
   * @throws InvalidScriptException if it is never, or the metadata has an {@code @type}
   */
  public OperationScript progress(After at, JsonObject metadata) {
    return progress(progressOrDefault().with(at, metadata));
  }

  /** Returns this with other {@link #progress()}. */
  public OperationScript progress(Progress progress) {
    return with(parts -> parts.progress = progress);
  }

  /**
   * Returns this with another {@link #expiresAfter()}.
   *
   * @throws InvalidScriptException if it is negative, or over 10,000 years
   */
  public OperationScript expiresAfter(Duration expiresAfter) {
    return with(parts -> parts.expiresAfter = expiresAfter);
  }

  /**
   * Returns this with one more of {@link #faults()}, after the others.
   *
   * <p>Example: {@code fault(onGet(error(Code.UNAVAILABLE, "try again")).times(2))}.
   */
  public OperationScript fault(Fault fault) {
    return faults(faultsOrDefault().with(fault));
  }

  /** Returns this with other {@link #faults()}. */
  public OperationScript faults(Faults faults) {
    return with(parts -> parts.faults = faults);
  }

  /**
   * Returns this with all that the other says laid over it, key by key. A response takes the place
   * of an error and the other way round, as does a name that of a parent.
   */
  public OperationScript overlaidWith(OperationScript other) {
    boolean otherResult = other.response != null || other.error != null;
    boolean otherName = other.name != null || other.parent != null;
    return new OperationScript(
        otherName ? other.name : name,
        otherName ? other.parent : parent,
        other.metadata != null ? other.metadata : metadata,
        otherResult ? other.response : response,
        otherResult ? other.error : error,
        other.doneAfter != null ? other.doneAfter : doneAfter,
        other.onCancel != null ? other.onCancel : onCancel,
        other.resource != null ? other.resource : resource,
        other.validateOnly != null ? other.validateOnly : validateOnly,
        other.progress != null ? other.progress : progress,
        other.expiresAfter != null ? other.expiresAfter : expiresAfter,
        other.faults != null ? other.faults : faults);
  }

  /**
   * Returns the scope that the operation will live in.
   *
   * @throws InvalidScriptException if the script has neither name nor parent, or its resource lies
   *     in another scope, where no reader would ever find it
   */
  String scope() {
    String scope = ResourceNames.scope(name != null ? name.toString() : parentOrFail());
    if (resource != null && !ResourceNames.scope(resource.name()).equals(scope)) {
      throw new InvalidScriptException(
          "resource." + resource.kind().verb(),
          resource.name(),
          "lies in another scope than its operation, which is in \"%s\"".formatted(scope),
          "let both names begin with the same two segments");
    }
    return scope;
  }

  /**
   * Checks that this can be laid over the script of a single start, which decides itself what it is
   * about and what it is called.
   *
   * @throws InvalidScriptException if it says that, too
   */
  public OperationScript checkedAsOverride() {
    Checks.leavesToTheStart(this);
    Checks.refuse("operation.name", name);
    return this;
  }

  /**
   * Checks that the operation will live in a scope, for a caller that is confined to it.
   *
   * @param scope null for a caller that is not
   * @throws InvalidScriptException if it will not
   */
  public OperationScript confinedTo(@Nullable String scope) {
    if (name != null) {
      InvalidScriptException.at(
          "operation.name", () -> ResourceNames.confined(name.toString(), scope));
    } else if (parent != null) {
      InvalidScriptException.at("operation.parent", () -> ResourceNames.confined(parent, scope));
    }
    return this;
  }

  /** Returns the given name, else one below the parent with an id from the supplier. */
  OperationName nameOr(Supplier<String> id) {
    return name != null ? name : new OperationName(parentOrFail(), id.get());
  }

  private String parentOrFail() {
    if (parent == null) {
      throw new InvalidScriptException(
          "operation.name",
          null,
          "is missing",
          "give a name, or a parent such as \"projects/p/locations/l\" for a generated one");
    }
    return parent;
  }

  /** Returns the resource that the operation is about: of {@link #resource()}, else of metadata. */
  public @Nullable String target() {
    if (resource != null) {
      return resource.name();
    }
    return metadata == null ? null : metadata.string("target");
  }

  /** Returns what the operation does to its target, such as {@code create}. */
  @Nullable String verb() {
    if (resource != null) {
      return resource.kind().verb();
    }
    return metadata == null ? null : metadata.string("verb");
  }

  /**
   * Returns this with what its resource says of the metadata, where the script itself does not.
   *
   * @throws InvalidScriptException if the parts do not make an operation that can start
   */
  OperationScript readyToStart() {
    if (metadata == null) {
      Checks.noPatch("onCancel.metadata", onCancelOrDefault().metadata());
      List<Progress.Step> steps = progressOrDefault().steps();
      Checks.noPatch("progress[0].metadata", steps.isEmpty() ? null : steps.get(0).metadata());
    }
    if (resource == null || metadata == null) {
      return this;
    }
    JsonObject defaults = JsonObject.of("target", target(), "verb", verb());
    return metadata(metadata.overlaidWith(defaults).overlaidWith(metadata));
  }

  /** Returns whether the start only validates. */
  public boolean validatesOnly() {
    return validateOnly != null && validateOnly;
  }

  After doneAfterOrDefault() {
    return doneAfter != null ? doneAfter : DEFAULT_DONE_AFTER;
  }

  OnCancel onCancelOrDefault() {
    return onCancel != null ? onCancel : OnCancel.cancelled();
  }

  Progress progressOrDefault() {
    return progress != null ? progress : Progress.NONE;
  }

  Faults faultsOrDefault() {
    return faults != null ? faults : Faults.NONE;
  }

  private OperationScript with(Consumer<ScriptParts> change) {
    ScriptParts parts = new ScriptParts(this);
    change.accept(parts);
    return parts.script();
  }
}
