package io.github.wiremocklro.wiremock;

import io.github.wiremocklro.operation.InvalidScriptException;
import java.util.Collection;
import java.util.List;
import java.util.stream.Stream;

/**
 * What an admin route may be told. Anything else is refused: who misspells {@code scope} must not
 * reset the tests of others.
 *
 * @param names in the query, and in the body unless that is a document
 * @param document whether the body is a document of its own, whose reader checks it
 */
record AdminParameters(List<String> names, boolean document) {
  static final String SCOPE = "scope";

  /** Marks a route whose body is a document. */
  enum Document {
    /** Of what is to be made. */
    SCRIPT,
    /** Of what is to be looked for. */
    QUESTION;

    AdminParameters parameters() {
      return new AdminParameters(List.of(SCOPE), true);
    }
  }

  static AdminParameters of(String... names) {
    return new AdminParameters(Stream.concat(Stream.of(names), Stream.of(SCOPE)).toList(), false);
  }

  void check(Collection<String> query, Collection<String> body) {
    check("the query parameter ", query);
    if (!document) {
      check("$.", body);
    }
  }

  private void check(String place, Collection<String> given) {
    for (String name : given) {
      if (!names.contains(name)) {
        throw new InvalidScriptException(
            place + name, name, "is unknown here", "use " + String.join(", ", names));
      }
    }
  }
}
