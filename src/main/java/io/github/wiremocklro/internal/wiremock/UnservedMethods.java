package io.github.wiremocklro.internal.wiremock;

import io.github.wiremocklro.internal.api.ApiMethod;
import io.github.wiremocklro.internal.api.ApiModel;
import io.github.wiremocklro.internal.engine.Nearest;
import io.github.wiremocklro.operation.Code;
import io.github.wiremocklro.operation.Status;
import io.github.wiremocklro.operation.StatusException;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** Why a gRPC method is not served, in words that the caller can do something with. */
final class UnservedMethods {
  /** They belong to no API, and so to the model of none. */
  private static final List<String> OPERATIONS =
      Stream.of("GetOperation", "ListOperations", "CancelOperation", "DeleteOperation")
          .map("google.longrunning.Operations/"::concat)
          .toList();

  private UnservedMethods() {}

  /** Returns the error of a method that no descriptor has. */
  static StatusException unknown(String method, ApiModel known) {
    String nearest = nearest(method, known).map(" The nearest method is %s."::formatted).orElse("");
    return error(
        "No API that is known here has the method %s.%s Give its descriptors: --api FILE, in Java api(...)."
            .formatted(method, nearest));
  }

  /** Returns the error of a method that takes or answers a stream. */
  static StatusException stream(String method) {
    return error(
        "%s takes or answers a stream, which is not served here: methods with one request and one reply are."
            .formatted(method));
  }

  private static StatusException error(String message) {
    return new StatusException(Status.of(Code.UNIMPLEMENTED, message), "METHOD_NOT_FOUND");
  }

  /** Another package or version is nearer than another method. */
  private static Optional<String> nearest(String method, ApiModel known) {
    String simple = simple(method);
    return Stream.concat(known.everyMethod().map(UnservedMethods::path), OPERATIONS.stream())
        .min(
            Comparator.<String>comparingInt(other -> Nearest.difference(simple(other), simple))
                .thenComparingInt(other -> Nearest.difference(other, method)));
  }

  /** Returns a method as gRPC writes it, such as {@code google.longrunning.Operations/Get}. */
  private static String path(ApiMethod method) {
    int dot = method.fullName().lastIndexOf('.');
    return method.fullName().substring(0, dot) + "/" + method.simpleName();
  }

  private static String simple(String method) {
    return method.substring(method.lastIndexOf('/') + 1);
  }
}
