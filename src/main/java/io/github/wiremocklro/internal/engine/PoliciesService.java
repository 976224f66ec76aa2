package io.github.wiremocklro.internal.engine;

import io.github.wiremocklro.operation.InvalidArgumentException;
import io.github.wiremocklro.operation.JsonObject;
import io.github.wiremocklro.operation.ResourceNames;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The policies of resources, as the service {@code google.iam.v1.IAMPolicy} has them, and methods
 * of APIs that have its messages. A policy goes with its resource. Thread-safe.
 *
 * <p>Of a type that is kept here a resource has to be there, be it that it is still being made. Of
 * other names, such as {@code projects/p}, nobody knows: they have a policy as if they were there.
 * Nobody is kept from anything by a policy.
 */
public final class PoliciesService {
  private static final Set<String> DEFAULT_MASK = Set.of("bindings", "etag");

  private final Store store;
  private final ResourcesService resources;
  private final Predicate<String> isKept;

  /**
   * Creates the service.
   *
   * @param isKept tells whether a name is that of a resource that clients could read here
   */
  public PoliciesService(Store store, ResourcesService resources, Predicate<String> isKept) {
    this.store = store;
    this.resources = resources;
    this.isKept = isKept;
  }

  /**
   * Returns a policy, an empty one where none was set.
   *
   * @param version {@code requestedPolicyVersion}; null for none
   * @throws InvalidArgumentException if there is no such version
   * @throws io.github.wiremocklro.operation.StatusException with NOT_FOUND if the resource is not
   *     there
   */
  public JsonObject get(String name, @Nullable Object version) {
    int shown = IamPolicy.version(version, "options.requestedPolicyVersion");
    Resource resource = find(checked(name));
    check(resource, name);
    return policy(resource).shownIn(shown);
  }

  /**
   * Sets a policy, and returns it.
   *
   * @param policy null where the request has none
   * @param mask the fields that are set, separated by commas; null for {@code bindings,etag}
   * @throws InvalidArgumentException if the policy is none that IAM would take
   * @throws io.github.wiremocklro.operation.StatusException with NOT_FOUND if the resource is not
   *     there, with ABORTED if the policy has an etag, and it is another than that of the one that
   *     is there, with RESOURCE_EXHAUSTED if there is no room
   */
  public JsonObject set(String name, @Nullable JsonObject policy, @Nullable String mask) {
    Set<String> fields = fields(mask);
    if (policy == null) {
      throw new InvalidArgumentException(
          "policy", null, "is missing", "send {\"policy\": {\"bindings\": [...]}}");
    }
    int version = IamPolicy.version(policy.get("version"), "policy.version");
    return resources.changed(
        checked(name),
        scope -> {
          Resource changed =
              resources.in(scope).replace(name, last -> set(last, policy, fields, name, scope));
          return policy(changed).shownIn(version);
        });
  }

  private Resource set(
      Resource last, JsonObject policy, Set<String> fields, String name, Scope scope) {
    check(last, name);
    return last.withPolicy(policy(last).replacedBy(policy, fields, name, scope.now().time()));
  }

  /**
   * Returns those of some permissions that a caller has: here all of them, on what is there. "If
   * the resource does not exist, this will return an empty set of permissions, not a NOT_FOUND
   * error" (iam_policy.proto).
   *
   * @throws InvalidArgumentException if one has a wildcard
   */
  public List<String> test(String name, List<String> permissions) {
    for (String permission : permissions) {
      if (permission.contains("*")) {
        throw new InvalidArgumentException(
            "permissions", permission, "has a wildcard", "name each permission (iam_policy.proto)");
      }
    }
    return isMissing(find(checked(name)), name) ? List.of() : permissions;
  }

  private static Set<String> fields(@Nullable String mask) {
    if (mask == null || mask.isBlank()) {
      return DEFAULT_MASK;
    }
    if (mask.equals("*")) {
      return IamPolicy.FIELDS;
    }
    Set<String> fields = new HashSet<>();
    for (String path : mask.split(",", -1)) {
      String field = FieldCase.lowerCamel(path.strip());
      if (!IamPolicy.FIELDS.contains(field)) {
        throw new InvalidArgumentException(
            "updateMask",
            mask,
            "names what is no field of a policy",
            "use some of " + IamPolicy.FIELDS.stream().sorted().toList());
      }
      fields.add(field);
    }
    return fields;
  }

  private static String checked(String name) {
    return InvalidArgumentException.at("resource", () -> ResourceNames.checked(name));
  }

  private static IamPolicy policy(Resource resource) {
    return resource.policy() == null ? IamPolicy.EMPTY : resource.policy();
  }

  private Resource find(String name) {
    Scope scope = store.find(name);
    Resources there = scope == null ? null : scope.part(Resources.class);
    return there == null ? Resource.ABSENT : there.at(name);
  }

  private boolean isMissing(Resource resource, String name) {
    return !resource.exists() && isKept.test(name);
  }

  private void check(Resource resource, String name) {
    if (isMissing(resource, name)) {
      Scope scope = store.find(name);
      Resources there = scope == null ? null : scope.part(Resources.class);
      Stream<String> around = there == null ? Stream.empty() : there.around(name);
      throw Errors.resourceNotFound(name, Hints.on(store.world(), name).ofMissingResource(around));
    }
  }
}
