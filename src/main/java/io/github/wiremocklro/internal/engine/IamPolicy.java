package io.github.wiremocklro.internal.engine;

import io.github.wiremocklro.operation.InvalidArgumentException;
import io.github.wiremocklro.operation.JsonObject;
import java.nio.ByteBuffer;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Who may do what with a resource (google/iam/v1/policy.proto). Immutable.
 *
 * @param json the whole, as proto3 JSON: etag, bindings and auditConfigs
 */
public record IamPolicy(JsonObject json) {
  /** The fields of a policy that can be set, one by one. */
  static final Set<String> FIELDS = Set.of("version", "bindings", "etag", "auditConfigs");

  /**
   * That of a resource for which none was set: {@code {"etag":"ACAB"}}, as Cloud Run answers it
   * (turbot/steampipe-plugin-gcp, pull request 531).
   */
  static final IamPolicy EMPTY = new IamPolicy(JsonObject.of("etag", "ACAB"));

  private static final int WITHOUT_CONDITIONS = 1;
  private static final int WITH_CONDITIONS = 3;
  private static final String CONDITION = "condition";

  /** What stands for a condition in the name of a role, where conditions are not shown. */
  private static final String HIDDEN = "_withcond_";

  /** An etag of IAM's is this byte, and in the other seven a time in microseconds. */
  private static final long ETAG = 7L << 56;

  /**
   * @throws InvalidArgumentException if it has no etag, or is none that IAM would take
   */
  public IamPolicy {
    PolicyShape.check(json);
  }

  /**
   * Returns the version that a request names.
   *
   * @param version "Valid values are 0, 1, and 3" (policy.proto and options.proto); null for none
   * @throws InvalidArgumentException if it is none of these
   */
  static int version(@Nullable Object version, String path) {
    if (version == null) {
      return 0;
    }
    if (!(version instanceof Integer number) || !Set.of(0, 1, WITH_CONDITIONS).contains(number)) {
      throw new InvalidArgumentException(
          path, version, "is no version of a policy", "use 0, 1 or 3");
    }
    return number;
  }

  /**
   * Returns this as a request leaves it, with an etag that it never had.
   *
   * @param sent the policy of the request
   * @param mask the fields that are set; "bindings, etag" is the default of SetIamPolicyRequest
   * @throws io.github.wiremocklro.operation.StatusException with ABORTED if the etag is another
   * @throws InvalidArgumentException if the policy is none that IAM would take
   */
  IamPolicy replacedBy(JsonObject sent, Set<String> mask, String name, Instant now) {
    String etag = sent.string("etag");
    boolean blind = etag == null || etag.isEmpty();
    if (etag != null && !blind && !etag.equals(json.string("etag"))) {
      throw Errors.policyChanged(name, String.valueOf(json.string("etag")));
    }
    InvalidArgumentException.at("policy", () -> checked(sent));
    // "If you omit this field, then IAM allows you to overwrite a version 3 policy" (policy.proto).
    boolean affects = isConditional(sent) || (!blind && isConditional(json));
    if (affects && version(sent.get("version"), "policy.version") != WITH_CONDITIONS) {
      throw new InvalidArgumentException(
          "policy.version",
          sent.get("version"),
          "is that of a policy without conditions, and the one that is sent or replaced has some",
          "read the policy with \"requestedPolicyVersion\": 3, and send it with \"version\": 3");
    }
    JsonObject next = JsonObject.of("etag", etagAfter(json.string("etag"), now));
    for (String field : List.of("bindings", "auditConfigs")) {
      Object value = mask.contains(field) ? sent.get(field) : json.get(field);
      next = value == null || value.equals(List.of()) ? next : next.with(field, value);
    }
    JsonObject whole = next;
    return InvalidArgumentException.at("policy", () -> new IamPolicy(whole));
  }

  private static JsonObject checked(JsonObject sent) {
    PolicyBindings.check(sent.get("bindings"));
    return sent;
  }

  /** On a clock that stands still, or was set back, the next etag is another all the same. */
  private static String etagAfter(@Nullable String before, Instant now) {
    long micros = ETAG | ChronoUnit.MICROS.between(Instant.EPOCH, now) & ~(-1L << 56);
    byte[] last = decoded(before == null ? "" : before);
    long next = last.length == Long.BYTES ? ByteBuffer.wrap(last).getLong() + 1 : 0;
    byte[] etag = ByteBuffer.allocate(Long.BYTES).putLong(Math.max(micros, next)).array();
    return Base64.getEncoder().encodeToString(etag);
  }

  /** What was loaded may have an etag of another's. */
  private static byte[] decoded(String etag) {
    try {
      return Base64.getDecoder().decode(etag);
    } catch (IllegalArgumentException notBase64) {
      return new byte[0];
    }
  }

  /**
   * Returns this as a caller sees it.
   *
   * @param version the highest that it knows. Without 3 a role that has a condition shows only that
   *     there is one: its name ends in {@code _withcond_} and a hash
   *     (cloud.google.com/iam/docs/troubleshooting-withcond)
   */
  JsonObject shownIn(int version) {
    if (equals(EMPTY)) {
      return json;
    }
    boolean conditional = isConditional(json);
    boolean whole = version == WITH_CONDITIONS;
    JsonObject shown =
        JsonObject.of("version", conditional && whole ? WITH_CONDITIONS : WITHOUT_CONDITIONS)
            .overlaidWith(json);
    return conditional && !whole ? shown.with("bindings", hidden()) : shown;
  }

  private List<Object> hidden() {
    List<Object> shown = new ArrayList<>();
    for (JsonObject binding : PolicyBindings.of(json)) {
      String hash = HexFormat.of().toHexDigits(String.valueOf(binding.get(CONDITION)).hashCode());
      shown.add(
          binding.has(CONDITION)
              ? binding.without(CONDITION).with("role", binding.string("role") + HIDDEN + hash)
              : binding);
    }
    return shown;
  }

  private static boolean isConditional(JsonObject policy) {
    return PolicyBindings.of(policy).stream().anyMatch(binding -> binding.has(CONDITION));
  }

  /** Returns how many bytes of memory it takes. */
  long weight() {
    return Weight.of(json);
  }
}
