package io.github.wiremocklro.operation;

import io.github.wiremocklro.operation.Operation.Result;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * Everything that is said of an operation before it starts: who it is, how it ends, when, and what
 * a cancel does to it. The same script comes from a mapping, from Java and over the admin API.
 *
 * <p>A script is a value: each method that is given something returns another script. What a script
 * leaves out is null, so that one can be laid over another; the defaults apply when the operation
 * starts. What cannot be is refused where it is given, with an {@link InvalidArgumentException}.
 *
 * <pre>{@code
 * operation()
 *     .name("projects/p/locations/l/operations/op-1")
 *     .response(lake)
 *     .doneAfter(polls(3))
 *     .onCancel(completes().after(polls(1)))
 * }</pre>
 */
public final class OperationScript extends ScriptParts {
  private static final OperationScript EMPTY = new OperationScript(NOTHING);
  private static final After DEFAULT_DONE_AFTER = After.polls(2);

  private OperationScript(@Nullable Object[] said) {
    super(said);
  }

  /** Returns a script that says nothing yet: its operation gets a generated name. */
  public static OperationScript operation() {
    return EMPTY;
  }

  /** Returns the operation's name; null for a generated one. */
  public @Nullable OperationName name() {
    return said(Part.NAMING) instanceof OperationName name ? name : null;
  }

  /** Returns this with another {@link #name()}, which takes the place of any parent. */
  public OperationScript name(String name) {
    return name(OperationName.parse(name));
  }

  /** Returns this with another {@link #name()}, which takes the place of any parent. */
  public OperationScript name(OperationName name) {
    return with(Part.NAMING, name);
  }

  /**
   * Returns what a generated name begins with, such as {@code projects/p/locations/l}; empty, or
   * null where nobody says it, for {@code operations/{id}}.
   */
  public @Nullable String parent() {
    return said(Part.NAMING) instanceof String parent ? parent : null;
  }

  /**
   * Returns this with a generated name below this parent, in place of any name; with an empty one,
   * of the top level.
   */
  public OperationScript parent(String parent) {
    if (!parent.isEmpty()) {
      InvalidArgumentException.at("operation.parent", () -> ResourceNames.checked(parent));
    }
    return with(Part.NAMING, parent);
  }

  /** Returns {@code Operation.metadata} as it is at the start; null for none. */
  public @Nullable JsonObject metadata() {
    return (JsonObject) said(Part.METADATA);
  }

  /** Returns this with other {@link #metadata()}, a message with an {@code @type}. */
  public OperationScript metadata(JsonObject metadata) {
    Checks.any("operation.metadata", metadata);
    return with(Part.METADATA, metadata);
  }

  /** Returns the {@link #response()} or the {@link #error()}, whichever is given. */
  public @Nullable Result result() {
    return (Result) said(Part.RESULT);
  }

  /**
   * Returns {@code Operation.response} when it completes; null for the resource that it creates or
   * updates, else {@code google.protobuf.Empty}.
   */
  public @Nullable JsonObject response() {
    return said(Part.RESULT) instanceof Result.Response result ? result.response() : null;
  }

  /** Returns this with a response, a message with an {@code @type}, in place of any error. */
  public OperationScript response(JsonObject response) {
    return with(
        Part.RESULT, InvalidArgumentException.at("operation", () -> new Result.Response(response)));
  }

  /** Returns {@code Operation.error} when it fails; null for one that does not. */
  public @Nullable Status error() {
    return said(Part.RESULT) instanceof Result.Failure result ? result.error() : null;
  }

  /** Returns this with an error in place of any response. */
  public OperationScript error(Status error) {
    return with(Part.RESULT, new Result.Failure(error));
  }

  /** Returns this with an error in place of any response. */
  public OperationScript error(Code code, String message) {
    return error(Status.of(code, message));
  }

  /** Returns when it is done; null for two polls. */
  public @Nullable After doneAfter() {
    return (After) said(Part.DONE_AFTER);
  }

  /** Returns this with another {@link #doneAfter()}. */
  public OperationScript doneAfter(After doneAfter) {
    return with(Part.DONE_AFTER, doneAfter);
  }

  /** Returns what a cancel does; null for {@link OnCancel#cancelled()}. */
  public @Nullable OnCancel onCancel() {
    return (OnCancel) said(Part.ON_CANCEL);
  }

  /** Returns this with another {@link #onCancel()}. */
  public OperationScript onCancel(OnCancel onCancel) {
    return with(Part.ON_CANCEL, onCancel);
  }

  /** Returns what it does to a resource. */
  public @Nullable ResourceChange resource() {
    return (ResourceChange) said(Part.RESOURCE);
  }

  /** Returns this with another {@link #resource()}. */
  public OperationScript resource(ResourceChange resource) {
    return with(Part.RESOURCE, resource);
  }

  /**
   * Returns whether the start only validates (AIP-163): the reply is a done operation with the
   * response that there would be, and nothing is kept; null for no.
   */
  public @Nullable Boolean validateOnly() {
    return (Boolean) said(Part.VALIDATE_ONLY);
  }

  /** Returns this with another {@link #validateOnly()}. */
  public OperationScript validateOnly(boolean validateOnly) {
    return with(Part.VALIDATE_ONLY, validateOnly);
  }

  /** Returns what it tells of its progress while it runs; null for nothing. */
  public @Nullable Progress progress() {
    return (Progress) said(Part.PROGRESS);
  }

  /** Returns this with other {@link #progress()}. */
  public OperationScript progress(Progress progress) {
    return with(Part.PROGRESS, progress);
  }

  /**
   * Returns this with one more step of {@link #progress()}.
   *
   * @param at when, counted from the start, but not never
   * @param metadata merged into the operation's metadata from then on (RFC 7396); it has no
   *     {@code @type}
   */
  public OperationScript progress(After at, JsonObject metadata) {
    return progress(progressOrDefault().with(at, metadata));
  }

  /** Returns what is merged into the metadata at the end that the script says; null for nothing. */
  public @Nullable JsonObject metadataAtEnd() {
    return (JsonObject) said(Part.METADATA_AT_END);
  }

  /**
   * Returns this with other {@link #metadataAtEnd()}, which has no {@code @type} (RFC 7396).
   *
   * <p>Example: {@code metadataAtEnd(JsonObject.of("state", "DONE"))}.
   */
  public OperationScript metadataAtEnd(JsonObject metadataAtEnd) {
    Checks.patch("metadataAtEnd", metadataAtEnd);
    return with(Part.METADATA_AT_END, metadataAtEnd);
  }

  /** Returns for how long after its end clients find it; null for ever. */
  public @Nullable Duration expiresAfter() {
    return (Duration) said(Part.EXPIRES_AFTER);
  }

  /** Returns this with another {@link #expiresAfter()}, at most 10,000 years. */
  public OperationScript expiresAfter(Duration expiresAfter) {
    Checks.duration("expiresAfter", expiresAfter, "leave it out for what never expires");
    return with(Part.EXPIRES_AFTER, expiresAfter);
  }

  /** Returns what goes wrong with clients' calls; null for nothing. */
  public @Nullable Faults faults() {
    return (Faults) said(Part.FAULTS);
  }

  /** Returns this with other {@link #faults()}. */
  public OperationScript faults(Faults faults) {
    return with(Part.FAULTS, faults);
  }

  /**
   * Returns this with one more of {@link #faults()}, after the others.
   *
   * <p>Example: {@code fault(onGet(error(Code.UNAVAILABLE, "try again")).times(2))}.
   */
  public OperationScript fault(Fault fault) {
    return faults(faultsOrDefault().with(fault));
  }

  /**
   * Returns this with all that the other says laid over it, key by key. A response takes the place
   * of an error and the other way round, as does a name that of a parent.
   */
  public OperationScript overlaidWith(OperationScript other) {
    return other == EMPTY ? this : new OperationScript(saidUnder(other));
  }

  /** Returns the resource that the operation is about: of {@link #resource()}, else of metadata. */
  public @Nullable String target() {
    return resource() != null ? resource().name() : ofMetadata("target");
  }

  /** Returns what the operation does to its target, such as {@code create}. */
  public @Nullable String verb() {
    return resource() != null ? resource().kind().verb() : ofMetadata("verb");
  }

  private @Nullable String ofMetadata(String key) {
    return metadata() == null ? null : metadata().string(key);
  }

  /** Returns whether the start only validates. */
  public boolean validatesOnly() {
    return Boolean.TRUE.equals(validateOnly());
  }

  /** Returns {@link #doneAfter()}, or what holds without. */
  public After doneAfterOrDefault() {
    return doneAfter() != null ? doneAfter() : DEFAULT_DONE_AFTER;
  }

  /** Returns {@link #onCancel()}, or what holds without. */
  public OnCancel onCancelOrDefault() {
    return onCancel() != null ? onCancel() : OnCancel.cancelled();
  }

  /** Returns {@link #progress()}, or what holds without. */
  public Progress progressOrDefault() {
    return progress() != null ? progress() : Progress.NONE;
  }

  /** Returns {@link #faults()}, or what holds without. */
  public Faults faultsOrDefault() {
    return faults() != null ? faults() : Faults.NONE;
  }

  private OperationScript with(Part part, Object value) {
    return new OperationScript(saidBut(part, value));
  }
}
