package io.github.wiremocklro.internal.engine;

import io.github.wiremocklro.operation.Event;
import io.github.wiremocklro.operation.Fault;
import io.github.wiremocklro.operation.FaultBody;
import io.github.wiremocklro.operation.FaultError;
import io.github.wiremocklro.operation.Faults;
import io.github.wiremocklro.operation.FewFields;
import io.github.wiremocklro.operation.JsonObject;
import io.github.wiremocklro.operation.OnCancel;
import io.github.wiremocklro.operation.Operation;
import io.github.wiremocklro.operation.OperationName;
import io.github.wiremocklro.operation.OperationScript;
import io.github.wiremocklro.operation.Progress;
import io.github.wiremocklro.operation.ResourceChange;
import io.github.wiremocklro.operation.ResourceStates;
import io.github.wiremocklro.operation.RpcRequest;
import io.github.wiremocklro.operation.Status;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.List;
import java.util.function.BiConsumer;
import org.jspecify.annotations.Nullable;

/**
 * How many bytes of memory something takes, estimated in one walk, and rather too high: a limit on
 * the sum is to keep the memory from running out.
 */
public final class Weight implements BiConsumer<String, @Nullable Object> {
  /** Of a small object these are exact, but for its keys, which many objects share. */
  private static final int SMALL_OBJECT = 56;

  private static final int SMALL_ENTRY = 8;

  /** Of the objects around a script that runs or waits, and their places in the maps. */
  private static final int BASE = 800;

  /** An event, its two times, and its place in the history. */
  private static final int EVENT = 120;

  private static final int DURATION = 24;
  private static final int REQUEST = 24;
  private static final int STATUS = 32;

  /** What {@link #BASE} has room for. */
  private static final int SHORT_HISTORY = 768;

  private static final int HISTORY_STEP = 1_024;

  /** Of the maps and the clock of a scope, and its places in the maps of all. */
  private static final int SCOPE = 1_000;

  private static final int NAME = 250;
  private static final int OBJECT = 160;
  private static final int ENTRY = 48;
  private static final int STRING = 56;
  private static final int BYTES_PER_CHARACTER = 2;
  private static final int NUMBER = 48;

  private long bytes;

  private Weight() {}

  /** Returns the weight of a message, 0 for none. */
  public static long of(@Nullable JsonObject message) {
    Weight weight = new Weight();
    weight.add(message);
    return weight.bytes;
  }

  static long of(@Nullable Status error) {
    Weight weight = new Weight();
    weight.add(error);
    return weight.bytes;
  }

  /** Returns the weight of an operation as clients see it. */
  static long of(Operation operation) {
    Weight weight = new Weight();
    weight.add(operation.metadata());
    weight.add(operation.response());
    weight.add(operation.error());
    return weight.bytes + of(operation.name());
  }

  /** Returns the weight of a scope with nothing in it. */
  static long ofScope(String name) {
    return SCOPE + ofText(name);
  }

  /** Returns the weight of a text. */
  public static long ofText(String text) {
    return STRING + (long) BYTES_PER_CHARACTER * text.length();
  }

  /** Returns the weight of the name of a resource that is no more, with its place in a map. */
  static long ofGone(String name) {
    return OBJECT + ofText(name);
  }

  static long of(OperationName name) {
    return NAME + ofText(name.toString());
  }

  /**
   * Returns the weight of an event.
   *
   * @param shared whether an event before holds the same request
   */
  static int of(Event event, boolean shared) {
    RpcRequest request = event.request();
    return EVENT
        + (event.sinceLastPoll() == null ? 0 : DURATION)
        + (event.error() == null ? 0 : STATUS)
        + of(event.fault())
        + (request == null || shared ? 0 : REQUEST + of(request.asked()));
  }

  static long of(@Nullable ResourceStates states) {
    return states == null
        ? 0
        : SMALL_OBJECT + of(states.creating()) + of(states.active()) + of(states.deleting());
  }

  private static int of(@Nullable String text) {
    return text == null || text.isEmpty() ? 0 : STRING + BYTES_PER_CHARACTER * text.length();
  }

  /**
   * Returns what is charged for a history beside its operation: nothing for a short one, and more
   * in steps, so that few calls have to charge anything.
   */
  static long charged(Lifecycle lifecycle) {
    int more = Math.max(0, lifecycle.history().weight() - SHORT_HISTORY);
    return (more + HISTORY_STEP - 1L) / HISTORY_STEP * HISTORY_STEP;
  }

  /** Returns the weight of an operation, with the resource that it plans and a short history. */
  static long of(Origin origin) {
    Weight weight = new Weight();
    weight.add(origin.script());
    weight.add(origin.effect());
    return weight.bytes + of(origin.name());
  }

  /** Returns the weight of what an operation ended with that it did not have at its start. */
  static long given(Lifecycle lifecycle) {
    End end = lifecycle.end();
    return end == null ? 0 : of(end.metadata()) + given(end.result(), lifecycle);
  }

  private static long given(Operation.Result result, Lifecycle lifecycle) {
    JsonObject response = result.response();
    boolean known =
        result.equals(lifecycle.ending().result())
            || response == lifecycle.origin().effect()
            || result.equals(lifecycle.origin().result());
    return known ? 0 : of(response) + of(result.error());
  }

  /** Returns the weight of an operation with all that is known of it. */
  static long of(Lifecycle lifecycle) {
    return of(lifecycle.origin()) + of(lifecycle.operation()) + lifecycle.history().weight();
  }

  static long of(ArmedScript armed) {
    Weight weight = new Weight();
    weight.add(armed.id());
    weight.add(armed.scope());
    weight.add(armed.pattern().target());
    weight.add(armed.pattern().verb());
    weight.add(armed.script());
    OperationName name = armed.script().name();
    return weight.bytes + (name == null ? 0 : of(name));
  }

  static long of(StartCalls.Start start) {
    Weight weight = new Weight();
    weight.bytes = BASE;
    weight.add(start.faults());
    weight.add(start.place());
    weight.add(start.target());
    weight.add(start.verb());
    weight.add(start.armed());
    return weight.bytes;
  }

  private void add(OperationScript script) {
    bytes += BASE;
    add(script.parent());
    add(script.metadata());
    add(script.response());
    add(script.error());
    add(script.metadataAtEnd());
    add(script.faultsOrDefault());
    ResourceChange resource = script.resource();
    if (resource != null) {
      add(resource.name());
      add(resource.body());
      add(resource.updateMask());
      bytes += of(resource.states());
    }
    OnCancel onCancel = script.onCancel();
    if (onCancel != null) {
      add(onCancel.error());
      add(onCancel.response());
      add(onCancel.ifDone());
      add(onCancel.metadata());
      add(onCancel.metadataAtEnd());
    }
    for (Progress.Step step : script.progressOrDefault().steps()) {
      bytes += OBJECT;
      add(step.metadata());
    }
  }

  private void add(Faults faults) {
    for (Fault fault : faults.inOrder()) {
      bytes += OBJECT;
      if (fault.reply() instanceof FaultError error) {
        add(error.status());
        add(error.reason());
      } else if (fault.reply() instanceof FaultBody body) {
        add(body.contentType());
        add(body.text());
      }
    }
  }

  private void add(@Nullable Status error) {
    if (error != null) {
      add(error.message());
      add(error.details());
    }
  }

  /** Adds a value of JSON, or nothing for null: it takes no more than the place that it is in. */
  private void add(@Nullable Object value) {
    if (value instanceof String text) {
      bytes += ofText(text);
    } else if (value instanceof JsonObject object) {
      int size = object.fields().size();
      boolean small = size <= FewFields.MAX;
      bytes += small ? SMALL_OBJECT + size * SMALL_ENTRY : OBJECT + (long) size * ENTRY;
      object.fields().forEach(this);
    } else if (value instanceof List<?> list) {
      bytes += OBJECT + (long) ENTRY * list.size();
      list.forEach(this::add);
    } else if (value instanceof BigDecimal decimal) {
      bytes += NUMBER + decimal.precision();
    } else if (value instanceof BigInteger whole) {
      bytes += NUMBER + whole.bitLength() / Byte.SIZE;
    } else if (value instanceof Number) {
      bytes += NUMBER;
    }
  }

  /** Adds a field of an object. */
  @Override
  public void accept(String key, @Nullable Object value) {
    add(key);
    add(value);
  }
}
