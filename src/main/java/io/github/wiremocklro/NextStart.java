package io.github.wiremocklro;

import io.github.wiremocklro.operation.After;
import io.github.wiremocklro.operation.ArmedScript;
import io.github.wiremocklro.operation.Code;
import io.github.wiremocklro.operation.Fault;
import io.github.wiremocklro.operation.JsonObject;
import io.github.wiremocklro.operation.OnCancel;
import io.github.wiremocklro.operation.OperationScript;
import io.github.wiremocklro.operation.Status;
import java.time.Duration;
import java.util.function.Consumer;

/**
 * The fate of an operation that is yet to start. It is armed from the first moment; each method
 * adds to what it says, so all of it is to be said before the start. Immutable and thread-safe.
 */
public final class NextStart {
  private final ArmedScript armed;
  private final Consumer<ArmedScript> arm;

  NextStart(ArmedScript armed, Consumer<ArmedScript> arm) {
    this.armed = armed;
    this.arm = arm;
    arm.accept(armed);
  }

  /** When it is done. */
  public NextStart doneAfter(After doneAfter) {
    return with(armed.script().doneAfter(doneAfter));
  }

  /** What a cancel does to it. */
  public NextStart onCancel(OnCancel onCancel) {
    return with(armed.script().onCancel(onCancel));
  }

  /** It completes with this response, a message with an {@code @type}. */
  public NextStart response(JsonObject response) {
    return with(armed.script().response(response));
  }

  /** It fails with this error. */
  public NextStart error(Status error) {
    return with(armed.script().error(error));
  }

  /** It fails with this error. */
  public NextStart error(Code code, String message) {
    return error(Status.of(code, message));
  }

  /** It has this metadata, a message with an {@code @type}. */
  public NextStart metadata(JsonObject metadata) {
    return with(armed.script().metadata(metadata));
  }

  /**
   * It makes progress: one more step, and none of those that its own script has.
   *
   * @param at when, counted from the start
   * @param metadata merged into its metadata from then on (RFC 7396)
   */
  public NextStart progress(After at, JsonObject metadata) {
    return with(armed.script().progress(at, metadata));
  }

  /** For how long after its end clients find it. */
  public NextStart expiresAfter(Duration expiresAfter) {
    return with(armed.script().expiresAfter(expiresAfter));
  }

  /**
   * Calls of clients go wrong while it lives, or the very call that starts it: one more fault, and
   * none of those that its own script has.
   *
   * <p>Example: {@code fault(onGet(error(Code.UNAVAILABLE, "try again")).times(2))}.
   */
  public NextStart fault(Fault fault) {
    return with(armed.script().fault(fault));
  }

  /** It has this name in place of a generated one. */
  public NextStart name(String name) {
    return with(armed.script().name(name));
  }

  /** The fate of so many starts, not just of one. */
  public NextStart times(int times) {
    return new NextStart(
        new ArmedScript(armed.id(), armed.scope(), armed.pattern(), times, armed.script()), arm);
  }

  private NextStart with(OperationScript script) {
    return new NextStart(
        new ArmedScript(armed.id(), armed.scope(), armed.pattern(), armed.times(), script), arm);
  }
}
