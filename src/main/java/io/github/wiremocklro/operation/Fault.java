package io.github.wiremocklro.operation;

import static io.github.wiremocklro.operation.Fault.On.GET;
import static io.github.wiremocklro.operation.Fault.On.START;
import static io.github.wiremocklro.operation.Fault.On.WAIT;

import java.time.Duration;
import java.util.EnumSet;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Something that goes wrong with calls of one method while the operation lives. The calls of a
 * method are counted from 1, those that met a fault too; of several faults the first that is meant
 * for a call has it.
 *
 * <p>Example: {@code onGet(error(Code.UNAVAILABLE, "try again")).from(2).times(2)}: the second and
 * the third poll are answered 503. {@code onCancel(dropped())}: the first cancel takes effect, but
 * its reply is lost.
 *
 * @param on which method
 * @param from the first call that is meant
 * @param times how many calls are meant; {@link #FOREVER} for all from there on
 * @param fasterThan only polls that come sooner than this after the poll before, in real time; null
 *     for all calls
 * @param reply what the client gets
 * @param applied whether the call takes effect nevertheless
 */
public record Fault(
    On on, int from, int times, @Nullable Duration fasterThan, FaultReply reply, boolean applied) {

  /** For {@link #times()}: no end to it. */
  public static final int FOREVER = Integer.MAX_VALUE;

  private static final Set<On> SHOWING_THE_OPERATION = EnumSet.of(START, GET, WAIT);

  /** The methods that can go wrong. */
  public enum On {
    /** The method that starts the operation; counted for each target, or parent, and verb. */
    START,
    GET,
    CANCEL,
    DELETE,
    WAIT;

    /** Returns the method as scripts write it, in lower case. */
    public String word() {
      return name().toLowerCase(Locale.ROOT);
    }

    /** Returns whether this is a poll. */
    public boolean isPoll() {
      return this == GET || this == WAIT;
    }
  }

  /**
   * @throws InvalidArgumentException if the parts contradict each other
   */
  public Fault {
    atLeastOne("from", from);
    atLeastOne("times", times);
    if (fasterThan != null && (fasterThan.isNegative() || fasterThan.isZero())) {
      throw new InvalidArgumentException(
          "fasterThan", fasterThan, "is met by no poll", "use a positive duration such as \"1s\"");
    }
    if (fasterThan != null) {
      Checks.duration("fasterThan", fasterThan, "leave it out for all polls");
    }
    if (fasterThan != null && !on.isPoll()) {
      throw contradiction("fasterThan", fasterThan, on, "leave it out: only polls have a pace");
    }
    if (reply instanceof FaultReply.Violating breach && !SHOWING_THE_OPERATION.contains(on)) {
      throw contradiction(
          "violation",
          breach.violation().word(),
          on,
          "use it on start, get or wait, which show the operation");
    }
    boolean needsAnOperation =
        !(reply instanceof FaultError || reply instanceof FaultBody)
            && !(reply instanceof FaultReply.Dropped);
    if (on == START && !applied && needsAnOperation) {
      throw contradiction(
          "applied", false, on, "use error, body or dropped: there is no operation to be shown");
    }
  }

  /** Returns a fault that gives this reply to the first call that starts the operation. */
  public static Fault onStart(FaultReply reply) {
    return on(On.START, reply);
  }

  /** Returns a fault that gives this reply to the first GetOperation. */
  public static Fault onGet(FaultReply reply) {
    return on(On.GET, reply);
  }

  /** Returns a fault that gives this reply to the first CancelOperation. */
  public static Fault onCancel(FaultReply reply) {
    return on(On.CANCEL, reply);
  }

  /** Returns a fault that gives this reply to the first DeleteOperation. */
  public static Fault onDelete(FaultReply reply) {
    return on(On.DELETE, reply);
  }

  /** Returns a fault that gives this reply to the first WaitOperation. */
  public static Fault onWait(FaultReply reply) {
    return on(On.WAIT, reply);
  }

  /** Returns a fault that gives this reply to the first call of a method. */
  public static Fault on(On on, FaultReply reply) {
    return new Fault(on, 1, 1, null, reply, reply.isAppliedByDefault());
  }

  /** Returns this with another {@link #from()}. */
  public Fault from(int from) {
    return new Fault(on, from, times, fasterThan, reply, applied);
  }

  /** Returns this with other {@link #times()}. */
  public Fault times(int times) {
    return new Fault(on, from, times, fasterThan, reply, applied);
  }

  /** Returns this for all calls from {@link #from()} on. */
  public Fault forever() {
    return times(FOREVER);
  }

  /**
   * Returns this for polls that come sooner than that after the one before; for all of them, unless
   * {@link #times(int)} is called after this.
   */
  public Fault fasterThan(Duration fasterThan) {
    return new Fault(on, from, FOREVER, fasterThan, reply, applied);
  }

  /** Returns this with another {@link #applied()}. */
  public Fault applied(boolean applied) {
    return new Fault(on, from, times, fasterThan, reply, applied);
  }

  boolean isMeantFor(On called, int count, @Nullable Duration sinceLastPoll) {
    boolean inTime =
        fasterThan == null || (sinceLastPoll != null && sinceLastPoll.compareTo(fasterThan) < 0);
    return on == called && count >= from && count - from < times && inTime;
  }

  private static void atLeastOne(String key, int count) {
    if (count < 1) {
      throw new InvalidArgumentException(key, count, "is less than 1", "calls are counted from 1");
    }
  }

  private static InvalidArgumentException contradiction(
      String path, Object value, On on, String remedy) {
    return new InvalidArgumentException(
        path, value, "does not go with \"on\": \"%s\"".formatted(on.word()), remedy);
  }
}
