package io.github.wiremocklro.operation;

import java.util.Arrays;
import java.util.Optional;

/**
 * The canonical error codes of {@code google/rpc/code.proto}, each with its number and the HTTP
 * status that the same file maps it to.
 *
 * <p>Example: {@code Code.NOT_FOUND.number()} is 5, {@code Code.NOT_FOUND.httpStatus()} is 404.
 */
public enum Code {
  OK(0, 200),
  CANCELLED(1, 499),
  UNKNOWN(2, 500),
  INVALID_ARGUMENT(3, 400),
  DEADLINE_EXCEEDED(4, 504),
  NOT_FOUND(5, 404),
  ALREADY_EXISTS(6, 409),
  PERMISSION_DENIED(7, 403),
  RESOURCE_EXHAUSTED(8, 429),
  FAILED_PRECONDITION(9, 400),
  ABORTED(10, 409),
  OUT_OF_RANGE(11, 400),
  UNIMPLEMENTED(12, 501),
  INTERNAL(13, 500),
  UNAVAILABLE(14, 503),
  DATA_LOSS(15, 500),
  UNAUTHENTICATED(16, 401);

  private final int number;
  private final int httpStatus;

  Code(int number, int httpStatus) {
    this.number = number;
    this.httpStatus = httpStatus;
  }

  /** Returns the number that {@code google.rpc.Status.code} carries. */
  public int number() {
    return number;
  }

  /** Returns the HTTP status of an error reply with this code. */
  public int httpStatus() {
    return httpStatus;
  }

  /** Returns the code of this number, or nothing where {@code code.proto} has none. */
  public static Optional<Code> ofNumber(int number) {
    return Arrays.stream(values()).filter(code -> code.number == number).findFirst();
  }

  /** Returns the code of this exact name, or nothing where {@code code.proto} has none. */
  public static Optional<Code> ofName(String name) {
    return Arrays.stream(values()).filter(code -> code.name().equals(name)).findFirst();
  }
}
