package io.github.wiremocklro.internal.filter;

import io.github.wiremocklro.internal.filter.FilterWords.Word;
import io.github.wiremocklro.internal.filter.Token.Kind;
import java.util.List;
import java.util.stream.Stream;

/** Knows the fields of operations, and by what other words a service calls them. */
record WordedFields(FilterWords words) implements Schema {

  @Override
  public Restriction restriction(List<Token> path, Token comparator, Token argument) {
    List<String> name = words.wordIn(path);
    Word word = name == null ? null : words.words().get(name);
    if (name == null || word == null) {
      if (!KnownFields.NAMES.contains(path.get(0).text())) {
        throw path.get(0)
            .refused(
                "is no field of an operation",
                "use %s, or one of %s"
                    .formatted(words.shown(), String.join(", ", KnownFields.NAMES)));
      }
      return KnownFields.OF_OPERATIONS.restriction(path, comparator, argument);
    }
    List<Token> field =
        Stream.concat(
                FilterWords.tokens(word.field(), path.get(0).column()).stream(),
                path.stream().skip(name.size()))
            .toList();
    return KnownFields.OF_OPERATIONS.restriction(field, comparator, meant(word, argument));
  }

  private static Token meant(Word word, Token argument) {
    String value = word.values().get(argument.text());
    if (value == null && !word.values().isEmpty() && !argument.isAny()) {
      throw argument.refused(
          "is no value of this word", "use " + String.join(", ", word.values().keySet()));
    }
    return value == null
        ? argument
        : new Token(Kind.STRING, value, argument.column(), argument.spaced());
  }
}
