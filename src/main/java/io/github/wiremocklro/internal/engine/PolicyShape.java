package io.github.wiremocklro.internal.engine;

import io.github.wiremocklro.operation.InvalidArgumentException;
import io.github.wiremocklro.operation.JsonObject;
import java.util.Base64;
import java.util.List;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * What the fields of a policy are that is kept, wherever it comes from: a file may say anything.
 */
final class PolicyShape {
  private static final List<String> KEPT = List.of("etag", "bindings", "auditConfigs");

  private PolicyShape() {}

  /**
   * Checks a policy.
   *
   * @throws InvalidArgumentException if it has another field, or one that is not what
   *     google/iam/v1/policy.proto says
   */
  static void check(JsonObject policy) {
    for (String field : policy.fields().keySet()) {
      if (!KEPT.contains(field)) {
        throw new InvalidArgumentException(
            field, policy.get(field), "is not kept of a policy", "use some of " + KEPT);
      }
    }
    if (!isBase64(policy.string("etag"))) {
      throw new InvalidArgumentException(
          "etag", policy.get("etag"), "is no etag", "write one in Base64, such as \"ACAB\"");
    }
    PolicyBindings.check(policy.get("bindings"));
    each("auditConfigs", policy.get("auditConfigs"), PolicyShape::checkAuditConfig);
  }

  /** To a client of gRPC it goes as the bytes that it means. */
  private static boolean isBase64(@Nullable String text) {
    try {
      return text != null
          && Base64.getDecoder().decode(text.replace('-', '+').replace('_', '/')).length > 0;
    } catch (IllegalArgumentException notBase64) {
      return false;
    }
  }

  private static void checkAuditConfig(JsonObject config) {
    Object service = config.get("service");
    if (service != null && !(service instanceof String)) {
      throw new InvalidArgumentException("service", service, "is no string", "put it in quotes");
    }
    each(
        "auditLogConfigs",
        config.get("auditLogConfigs"),
        log -> members("exemptedMembers", log.get("exemptedMembers")));
  }

  /** Returns the members in a list, none where there is no list. */
  static List<?> members(String field, @Nullable Object value) {
    List<?> members = list(field, value);
    for (Object member : members) {
      // Also principal://..., deleted:user:..., and projectOwner:... of Cloud Storage.
      if (!(member instanceof String text)
          || (!PolicyBindings.ANYBODY.contains(text) && text.indexOf(':') <= 0)) {
        throw new InvalidArgumentException(
            field,
            member,
            "is no member",
            "say of which kind it is, as in \"user:a@example.com\" and \"allUsers\"");
      }
    }
    return members;
  }

  /** Checks each of the messages in a list. */
  static void each(String field, @Nullable Object value, Consumer<JsonObject> check) {
    List<?> list = list(field, value);
    for (int i = 0; i < list.size(); i++) {
      String path = "%s[%d]".formatted(field, i);
      if (!(list.get(i) instanceof JsonObject message)) {
        throw new InvalidArgumentException(
            path, list.get(i), "is no JSON object", "write one: {...}");
      }
      InvalidArgumentException.at(
          path,
          () -> {
            check.accept(message);
            return message;
          });
    }
  }

  private static List<?> list(String field, @Nullable Object value) {
    if (value != null && !(value instanceof List)) {
      throw new InvalidArgumentException(field, value, "is no list", "write one: [...]");
    }
    return value == null ? List.of() : (List<?>) value;
  }
}
