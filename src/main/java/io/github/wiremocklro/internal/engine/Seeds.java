package io.github.wiremocklro.internal.engine;

import io.github.wiremocklro.operation.InvalidArgumentException;
import io.github.wiremocklro.operation.JsonObject;
import io.github.wiremocklro.operation.ResourceChange;
import io.github.wiremocklro.operation.ResourceChange.Kind;
import io.github.wiremocklro.operation.ResourceNames;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Resources that a test puts there, each a message with an {@code @type} and a {@code name}. What
 * cannot be is refused with an {@link InvalidArgumentException}, whose path begins with the list.
 */
public final class Seeds {
  /** The key of the list, in the admin API too. */
  public static final String RESOURCES = "resources";

  private static final String TYPE = "@type";
  private static final String NAME = "name";
  private static final String TYPE_URL = "type.googleapis.com/";

  private Seeds() {}

  /**
   * Returns what makes these resources: all of one scope, so that all of them come at once.
   *
   * @param scope that of a caller that is confined to it; null for one that is not
   * @param types they have to be of these, and to fit; {@link MessageTypes#NONE} takes any
   */
  public static List<ResourceChange> all(
      List<JsonObject> resources, @Nullable String scope, MessageTypes types) {
    List<ResourceChange> seeds = new ArrayList<>();
    Set<String> names = new HashSet<>();
    for (JsonObject resource : resources) {
      String path = "%s[%d]".formatted(RESOURCES, seeds.size());
      ResourceChange seed = InvalidArgumentException.at(path, () -> one(resource, scope, types));
      String first = ResourceNames.scope(seeds.isEmpty() ? seed.name() : seeds.get(0).name());
      if (!ResourceNames.scope(seed.name()).equals(first)) {
        throw new InvalidArgumentException(
            path + "." + NAME,
            seed.name(),
            "lies in another scope than the first, which is in \"%s\"".formatted(first),
            "give the resources of each scope in a call of their own");
      }
      if (!names.add(seed.name())) {
        throw new InvalidArgumentException(
            path + "." + NAME, seed.name(), "is given twice", "keep one of them");
      }
      seeds.add(seed);
    }
    return seeds;
  }

  /** Returns what makes this resource. */
  public static ResourceChange one(
      JsonObject resource, @Nullable String scope, MessageTypes types) {
    String name = resource.string(NAME);
    if (name == null) {
      throw new InvalidArgumentException(
          NAME,
          resource.get(NAME),
          "names no resource",
          "give its whole name, as in \"projects/p/locations/l/lakes/a\"");
    }
    InvalidArgumentException.at(
        NAME, () -> Confinement.confined(ResourceNames.checked(name), scope));
    String fullName = resource.messageType();
    MessageType type = fullName == null ? null : types.find(fullName);
    if (fullName != null && !fullName.isBlank() && type == null && types != MessageTypes.NONE) {
      throw new InvalidArgumentException(
          TYPE,
          fullName,
          "is no type that is known here",
          "name the API that has it by --api (Java: api(...)), or let the server be lenient:"
              + " --lenient (Java: lenient())");
    }
    JsonObject fields = resource.without(TYPE).without(NAME);
    fields = type == null ? fields : type.read(fields);
    return new ResourceChange(
        Kind.CREATE, name, type(resource.string(TYPE)), fields, null, null, false, null, false);
  }

  /** The full name of a message will do for its type. Anything else is refused later on. */
  private static @Nullable String type(@Nullable String type) {
    boolean bare = type != null && type.indexOf('/') < 0 && !type.isBlank();
    return bare ? TYPE_URL + type : type;
  }
}
