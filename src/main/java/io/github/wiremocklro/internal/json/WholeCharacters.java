package io.github.wiremocklro.internal.json;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParseException;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.util.JsonParserDelegate;
import java.io.IOException;
import java.util.OptionalInt;

/**
 * Refuses half of a character, which is no text: no UTF-8 has it, and so no message of protobuf's.
 * The bytes of a body are UTF-8, so only an escape can say it, such as <code>&#92;ud800</code>
 * without another behind it, and only a text that has such escapes is looked at.
 */
final class WholeCharacters extends JsonParserDelegate {
  private WholeCharacters(JsonParser in) {
    super(in);
  }

  /** Returns a parser of the text. */
  static JsonParser parser(JsonFactory factory, String text) throws IOException {
    JsonParser parser = factory.createParser(text);
    return text.contains("\\ud") || text.contains("\\uD") ? new WholeCharacters(parser) : parser;
  }

  @Override
  public String getText() throws IOException {
    return whole(super.getText());
  }

  @Override
  public String currentName() throws IOException {
    return whole(super.currentName());
  }

  private String whole(String text) throws JsonParseException {
    OptionalInt half =
        text.codePoints()
            .filter(character -> Character.getType(character) == Character.SURROGATE)
            .findFirst();
    if (half.isPresent()) {
      String escaped = "\\u%04x".formatted(half.getAsInt());
      throw new JsonParseException(
          this, escaped + " is one half of a character, without the other");
    }
    return text;
  }
}
