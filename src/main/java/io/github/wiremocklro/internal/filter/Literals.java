package io.github.wiremocklro.internal.filter;

import io.github.wiremocklro.internal.engine.FieldType;
import io.github.wiremocklro.internal.engine.Work;
import java.util.List;

/** What a field of a known type may be compared with (AIP-160, "Validation"). */
final class Literals {
  private static final int SHOWN = 12;

  private Literals() {}

  static void check(FieldType field, Token comparator, Token argument) {
    String text = argument.text();
    boolean ordered = comparator.text().startsWith("<") || comparator.text().startsWith(">");
    switch (field.kind()) {
      case BOOL -> {
        refuseOrder(ordered, comparator, "a boolean");
        if (!List.of("true", "false").contains(text)) {
          throw argument.refused("is no boolean", "compare with true or false");
        }
      }
      case ENUM -> {
        refuseOrder(ordered, comparator, "an enum");
        if (!field.words().contains(text)) {
          throw argument.refused("is no word of the enum", "use " + shown(field.words()));
        }
      }
      case NUMBER -> {
        if (Scalars.number(text) == null) {
          throw argument.refused("is no number", "compare with one, such as 42 or 2.997e9");
        }
      }
      case TIMESTAMP -> {
        if (Scalars.time(text, new Work()) == null) {
          throw argument.refused(
              "is no time of RFC 3339", "compare with one, such as \"2026-01-31T08:00:00Z\"");
        }
      }
      case DURATION -> {
        if (Scalars.seconds(text, new Work()) == null) {
          throw argument.refused("is no duration", "compare with one, such as 1.5s");
        }
      }
      default -> {
        // any text
      }
    }
  }

  private static void refuseOrder(boolean ordered, Token comparator, String what) {
    if (ordered) {
      throw comparator.refused("has no meaning for " + what, "use = or !=");
    }
  }

  private static String shown(List<String> words) {
    String some = String.join(", ", words.subList(0, Math.min(words.size(), SHOWN)));
    return words.size() > SHOWN ? some + ", ..." : some;
  }
}
