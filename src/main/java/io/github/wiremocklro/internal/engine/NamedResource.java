package io.github.wiremocklro.internal.engine;

import static java.util.Objects.requireNonNull;

import io.github.wiremocklro.operation.JsonObject;
import org.jspecify.annotations.Nullable;

/**
 * A resource as a reader sees it.
 *
 * @param collection where it is listed
 * @param shown null where that is nothing
 */
record NamedResource(String name, String collection, @Nullable JsonObject shown) {
  JsonObject resource() {
    return requireNonNull(shown, name);
  }
}
