package io.github.wiremocklro.internal.filter;

import io.github.wiremocklro.internal.filter.Token.Kind;
import io.github.wiremocklro.operation.JsonObject;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A filter that is a JSON object, as Dataproc's are: {@code {"status.state": "RUNNING"}}. All of
 * its fields have to be as it says.
 *
 * @param text the filter as it is written
 */
record JsonFilter(String text, Schema schema) {

  Expression read(JsonObject object) {
    List<Expression> parts = new ArrayList<>();
    addTo(parts, List.of(), object);
    return new Expression.And(parts);
  }

  private void addTo(List<Expression> parts, List<Token> path, JsonObject object) {
    for (Map.Entry<String, @Nullable Object> field : object.fields().entrySet()) {
      // Of a key that is there twice the first is told.
      int column = text.codePointCount(0, Math.max(0, text.indexOf(field.getKey()))) + 1;
      List<Token> below = new ArrayList<>(path);
      below.addAll(FilterWords.tokens(List.of(field.getKey().split("\\.", -1)), column));
      Object value = field.getValue();
      if (value instanceof JsonObject inner) {
        addTo(parts, below, inner);
      } else if (value == null || value instanceof List) {
        throw new Token(Kind.TEXT, String.valueOf(value), column, false)
            .refused(
                "is no value that a field is compared with",
                "write a text, a number, true or false");
      } else {
        Kind kind = value instanceof String ? Kind.STRING : Kind.TEXT;
        parts.add(
            schema.restriction(
                below,
                new Token(Kind.COMPARATOR, "=", column, true),
                new Token(kind, value.toString(), column, true)));
      }
    }
  }
}
