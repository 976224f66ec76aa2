package io.github.wiremocklro.internal.filter;

import java.util.List;

/** What is known of the fields that a filter compares. */
interface Schema {
  /**
   * Returns what a comparison means.
   *
   * @throws io.github.wiremocklro.operation.InvalidArgumentException if there is no such field, or
   *     it is not to be compared so
   */
  Restriction restriction(List<Token> path, Token comparator, Token argument);

  /** Returns a comparison with whatever the JSON has there. */
  static Restriction untyped(List<Token> path, Token comparator, Token argument) {
    return Restriction.of(
        path.stream().map(Token::text).map(FieldName::of).toList(),
        Comparator.of(comparator.text()),
        Literal.of(argument));
  }
}
