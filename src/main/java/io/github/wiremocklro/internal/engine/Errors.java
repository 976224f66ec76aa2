package io.github.wiremocklro.internal.engine;

import io.github.wiremocklro.operation.Code;
import io.github.wiremocklro.operation.InvalidArgumentException;
import io.github.wiremocklro.operation.JsonObject;
import io.github.wiremocklro.operation.OperationName;
import io.github.wiremocklro.operation.Status;
import io.github.wiremocklro.operation.StatusException;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The errors that calls are answered with, their texts in one place. */
public final class Errors {
  private static final int SHOWN = 60;

  /** The reason of {@link #verificationFailed}. */
  public static final String VERIFICATION_FAILED = "VERIFICATION_FAILED";

  /** The reason of {@link #lintFailed}. */
  public static final String LINT_FAILED = "LINT_FAILED";

  private static final String RPC = "type.googleapis.com/google.rpc.";
  private static final String NOT_FOUND = "Resource '%s' was not found";
  private static final String EXISTS = "Resource '%s' already exists";

  private Errors() {}

  /** Returns the error that no operation of this name is known. */
  static StatusException operationUnknown(World world, OperationName name) {
    return operationNotFound(name, Hints.on(world, name.text()).ofUnknownOperation());
  }

  /** Returns the error that the operation is one that clients no longer find. */
  static StatusException operationGone(Lifecycle gone) {
    return operationNotFound(gone.origin().name(), Hints.ofGone(gone));
  }

  private static StatusException operationNotFound(OperationName name, String hint) {
    return asRecorded(
        Code.NOT_FOUND,
        "OPERATION_NOT_FOUND",
        NOT_FOUND.formatted(name),
        resourceInfo(name.text()),
        hint);
  }

  static StatusException noOperationOnTarget(String target, Optional<String> hint) {
    return error(
        Code.NOT_FOUND,
        "OPERATION_NOT_FOUND",
        "No operation was started on '%s' since the last reset.".formatted(target)
            + hint.map(" "::concat).orElse(""));
  }

  static StatusException operationExists(OperationName name) {
    return asRecorded(
        Code.ALREADY_EXISTS,
        "OPERATION_ALREADY_EXISTS",
        EXISTS.formatted(name),
        resourceInfo(name.text()),
        "A name stays taken until the reset, also after a delete or the expiry.");
  }

  static StatusException operationDone(OperationName name) {
    return error(
        Code.FAILED_PRECONDITION,
        "OPERATION_DONE",
        "Operation '%s' is done, and a done operation never changes.".formatted(name));
  }

  static StatusException cancelAnswer(Status status) {
    return new StatusException(
        status,
        status.code() == Code.UNIMPLEMENTED ? "CANCEL_NOT_SUPPORTED" : "CANCEL_NOT_ACCEPTED");
  }

  /** Returns the error that an operation is not as expected. */
  public static StatusException verificationFailed(String failure) {
    return error(Code.FAILED_PRECONDITION, VERIFICATION_FAILED, failure);
  }

  /**
   * Returns the error that operations were not treated as they should be.
   *
   * @param findings all of them, as a detail
   */
  public static StatusException lintFailed(String message, JsonObject findings) {
    return new StatusException(
        new Status(Code.FAILED_PRECONDITION, message, List.of(findings)), LINT_FAILED);
  }

  static StatusException invalidPageSize(int pageSize) {
    return asRecorded(
        Code.INVALID_ARGUMENT,
        "INVALID_PAGE_SIZE",
        "Invalid argument: 'page_size'",
        null,
        "page_size %d is negative; use 0 for the default (AIP-158).".formatted(pageSize));
  }

  static StatusException invalidPageToken(String token) {
    JsonObject violation = JsonObject.of("field", "pageToken");
    return asRecorded(
        Code.INVALID_ARGUMENT,
        "INVALID_PAGE_TOKEN",
        "The request was invalid: invalid page token",
        JsonObject.of("@type", RPC + "BadRequest", "fieldViolations", List.of(violation)),
        ("page_token '%s' was not issued for this request; use next_page_token of the page before,"
                + " with its other arguments unchanged (AIP-158).")
            .formatted(shown(token)));
  }

  static StatusException filterTooCostly(long steps) {
    return error(
        Code.INVALID_ARGUMENT,
        "FILTER_TOO_COSTLY",
        ("filter too costly: for this page it would have to look at more than %d characters of"
                + " what is listed. Compare fewer fields, or fields with shorter texts, order by"
                + " fewer, or list a narrower parent or a smaller page.")
            .formatted(steps));
  }

  /** Returns the error for an argument that this method has, but that is not served here. */
  public static StatusException argumentNotSupported(String argument) {
    return error(
        Code.UNIMPLEMENTED,
        "ARGUMENT_NOT_SUPPORTED",
        "%s is not supported here; leave it out.".formatted(argument));
  }

  /** Returns the error that a script or an argument says what cannot be. */
  public static StatusException invalid(InvalidArgumentException problem) {
    return error(Code.INVALID_ARGUMENT, "INVALID_ARGUMENT", String.valueOf(problem.getMessage()));
  }

  /** Returns the error that the resource is not there, or no longer. */
  static StatusException resourceNotFound(String name, String hint) {
    return asRecorded(
        Code.NOT_FOUND, "RESOURCE_NOT_FOUND", NOT_FOUND.formatted(name), resourceInfo(name), hint);
  }

  /** Returns the error for a create below a parent that is not there, or no longer. */
  static StatusException parentNotFound(String child, String hint) {
    return resourceNotFound("parent resource not found for " + child, hint);
  }

  /** Returns the error for a create below a parent that is not there yet, or is about to go. */
  static StatusException parentNotReady(String parent, Resource.Pending pending) {
    return error(
        Code.FAILED_PRECONDITION,
        "PARENT_NOT_READY",
        "Resource '%s' takes no children while its %s is pending: '%s'."
            .formatted(parent, pending.change().kind().verb(), pending.operation().name()));
  }

  /** Returns the error for a delete of what has children, and does not take them too (AIP-135). */
  static StatusException hasChildren(String name, String child) {
    return asRecorded(
        Code.FAILED_PRECONDITION,
        "RESOURCE_HAS_CHILDREN",
        ("Resource '%s' has nested resources. If the API supports cascading delete, set 'force' to"
                + " true to delete it and its nested resources.")
            .formatted(name),
        null,
        "Below it is '%s'. A script may say \"force\": true in its \"resource\".".formatted(child));
  }

  /** Returns the error for a change of what has changed since it was read (AIP-154: ABORTED). */
  static StatusException etagDiffers(String name, @Nullable String current) {
    return error(
        Code.ABORTED,
        "ETAG_DIFFERS",
        "The etag is not that of Resource '%s', which is %s. Read the resource again."
            .formatted(name, current == null ? "none" : "'" + current + "'"));
  }

  /**
   * Returns the error for a policy that has changed since it was read, in the words of IAM
   * (googleapis/google-cloud-cpp, issue 7166; DataBiosphere/leonardo, pull request 737).
   */
  static StatusException policyChanged(String name, String etag) {
    return asRecorded(
        Code.ABORTED,
        "POLICY_CHANGED",
        "There were concurrent policy changes. Please retry the whole read-modify-write with"
            + " exponential backoff.",
        null,
        "The etag of the policy of '%s' is '%s'.".formatted(name, etag));
  }

  /** What a client sent may be as long as a URL is. */
  static String shown(String sent) {
    return sent.length() <= SHOWN ? sent : sent.substring(0, SHOWN) + "...";
  }

  /** Returns the error for a create of what is there, in whatever state (AIP-133). */
  static StatusException resourceExists(String name, String hint) {
    return asRecorded(
        Code.ALREADY_EXISTS,
        "RESOURCE_ALREADY_EXISTS",
        EXISTS.formatted(name),
        resourceInfo(name),
        hint);
  }

  /**
   * Returns the error that another operation on the resource is pending (AIP-151: ABORTED for the
   * newer one).
   */
  public static StatusException resourceBusy(String name, OperationName pending) {
    return error(
        Code.ABORTED,
        "OPERATION_IN_PROGRESS",
        "Resource '%s' has a pending operation: '%s'.".formatted(name, pending));
  }

  /**
   * Returns the error that the body of a request has come in part, and the rest never will.
   *
   * @param problem what the network says
   */
  public static StatusException requestBrokenOff(String problem) {
    return error(
        Code.INVALID_ARGUMENT,
        "REQUEST_BROKEN_OFF",
        "The body of the request broke off: %s.".formatted(problem));
  }

  private static JsonObject resourceInfo(String name) {
    return JsonObject.of("@type", RPC + "ResourceInfo", "resourceName", name);
  }

  /**
   * Returns an error in the words and with the detail of the real service, and behind that what
   * helps a developer.
   */
  private static StatusException asRecorded(
      Code code, String reason, String message, @Nullable JsonObject detail, String hint) {
    List<JsonObject> details = detail == null ? List.of() : List.of(detail);
    return new StatusException(new Status(code, message, details).withDebug(hint), reason);
  }

  private static StatusException error(Code code, String reason, String message) {
    return new StatusException(Status.of(code, message), reason);
  }
}
