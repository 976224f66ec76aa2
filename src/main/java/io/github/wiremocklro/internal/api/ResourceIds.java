package io.github.wiremocklro.internal.api;

import io.github.wiremocklro.operation.JsonObject;
import java.util.Arrays;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * The ids that clients may give to what they create. Descriptors say nothing of them: what an API's
 * documentation says stands in {@code resource-ids.txt}, and for all others AIP-122 holds.
 */
final class ResourceIds {
  /** AIP-122: a lower case letter, then letters, digits and hyphens, 63 in all (RFC 1034). */
  private static final Pattern ID = Pattern.compile("[a-z](?:[a-z0-9-]{0,61}[a-z0-9])?");

  /** Of all ids that lists are for, AIP-159 has this one. */
  private static final String ANY = "-";

  private static final Map<String, Pattern> DOCUMENTED =
      Lists.of("resource-ids.txt")
          .collect(Collectors.toUnmodifiableMap(line -> line[0], line -> Pattern.compile(line[1])));

  private ResourceIds() {}

  /** Notes what is wrong with the parent and the id that a request has for what it creates. */
  static void check(ApiMethod method, JsonObject request, Violations violations) {
    NameRule rule = method.name();
    if (method.kind() != MethodKind.CREATE || rule == null) {
      return;
    }
    String collection = rule.path(request);
    if (Arrays.asList(collection.split("/", -1)).contains(ANY)) {
      violations.add(
          "parent",
          "The request was invalid: nothing is created in all of %s. Only lists take \"-\" for any"
              .formatted(collection));
    }
    if (rule.idField() == null) {
      return;
    }
    String id = rule.id(request);
    ApiResource resource = method.resource();
    if (!id.isEmpty() && !isId(resource == null ? "" : resource.type(), id)) {
      violations.add(
          ProtoNames.of(method.request(), rule.idField()),
          "The request was invalid: invalid resource id: %s. It has to match %s"
              .formatted(id, pattern(resource == null ? "" : resource.type())));
    }
  }

  static boolean isId(String type, String id) {
    return pattern(type).matcher(id).matches();
  }

  private static Pattern pattern(String type) {
    return DOCUMENTED.getOrDefault(type, ID);
  }
}
