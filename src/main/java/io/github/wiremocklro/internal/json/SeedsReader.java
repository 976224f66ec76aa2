package io.github.wiremocklro.internal.json;

import io.github.wiremocklro.internal.engine.MessageTypes;
import io.github.wiremocklro.internal.engine.Seeds;
import io.github.wiremocklro.operation.InvalidArgumentException;
import io.github.wiremocklro.operation.JsonObject;
import io.github.wiremocklro.operation.ResourceChange;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Reads resources that a test puts there: one, or a list of them. */
public final class SeedsReader {
  private static final String EXAMPLE =
      "{\"@type\": \"type.googleapis.com/google.cloud.dataplex.v1.Lake\","
          + " \"name\": \"projects/p/locations/l/lakes/a\"}";

  private SeedsReader() {}

  /**
   * Returns what makes the resources.
   *
   * @param scope that of a caller that is confined to it; null for one that is not
   * @param types they have to fit those of them that are known
   * @throws InvalidArgumentException if something is wrong; the message has the JSON path
   */
  public static List<ResourceChange> read(
      JsonObject json, @Nullable String scope, MessageTypes types) {
    if (json.has("@type") || json.has("name")) {
      return List.of(InvalidArgumentException.at("$", () -> Seeds.one(json, scope, types)));
    }
    Fields fields = new Fields(json, "$", LeafValues.LITERAL, List.of(Seeds.RESOURCES));
    fields.allOf(List.of(Seeds.RESOURCES), "{\"resources\": [%s]}".formatted(EXAMPLE));
    List<JsonObject> resources = new ArrayList<>();
    fields.list(Seeds.RESOURCES); // refuses what is none
    for (Object element : (List<?>) Objects.requireNonNull(json.get(Seeds.RESOURCES))) {
      if (!(element instanceof JsonObject resource)) {
        throw new InvalidArgumentException(
            "%s[%d]".formatted(fields.pathOf(Seeds.RESOURCES), resources.size()),
            element,
            "does not fit here",
            "use a resource: " + EXAMPLE);
      }
      resources.add(resource);
    }
    return InvalidArgumentException.at("$", () -> Seeds.all(resources, scope, types));
  }
}
