package io.github.wiremocklro.internal.wiremock;

import io.github.wiremocklro.internal.json.Json;
import io.github.wiremocklro.operation.InvalidArgumentException;
import io.github.wiremocklro.operation.JsonObject;
import java.util.Collection;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What an admin route may be told. Anything else is refused: who misspells {@code scope} must not
 * reset the tests of others.
 *
 * @param names in the query, and in the body unless that is a document
 * @param document whether the body is a document of its own, whose reader checks it; null if not
 */
record AdminParameters(List<String> names, @Nullable Document document) {
  static final String SCOPE = "scope";

  /** Marks a route whose body is a document. */
  enum Document {
    /** Of what is to be made. */
    SCRIPT,
    /** Of all that there is to be, which is longer than what anyone writes. */
    STATE,
    /** Of what is to be looked for. */
    QUESTION,
    /** Of what is to be made, and no error may show anything of. */
    SECRET;

    AdminParameters parameters() {
      return new AdminParameters(List.of(SCOPE), this);
    }
  }

  static AdminParameters of(String... names) {
    return new AdminParameters(Stream.concat(Stream.of(names), Stream.of(SCOPE)).toList(), null);
  }

  /** Returns whether the scope stands beside the body, and not in it. */
  boolean scopeIsBeside() {
    return document == Document.STATE;
  }

  /** Returns whether the body is of what is to be made. */
  boolean makes() {
    return document == Document.SCRIPT || document == Document.SECRET;
  }

  JsonObject parse(String body) {
    if (body.isBlank()) {
      return JsonObject.EMPTY;
    }
    String place = "the request body";
    if (document == Document.STATE) {
      return Json.parseReply(body, place);
    }
    return document == Document.SECRET
        ? Json.parseSecretObject(body, place)
        : Json.parseObject(body, place);
  }

  void check(Collection<String> query, Collection<String> body) {
    check("the query parameter ", query);
    if (document == null) {
      check("$.", body);
    }
  }

  private void check(String place, Collection<String> given) {
    for (String name : given) {
      if (!names.contains(name)) {
        throw new InvalidArgumentException(
            place + name,
            name,
            "is unknown here",
            names.isEmpty() ? "leave it out" : "use " + String.join(", ", names));
      }
    }
  }
}
