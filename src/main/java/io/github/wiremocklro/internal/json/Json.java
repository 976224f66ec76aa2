package io.github.wiremocklro.internal.json;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonSerializer;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializerProvider;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.module.SimpleModule;
import io.github.wiremocklro.operation.InvalidArgumentException;
import io.github.wiremocklro.operation.JsonObject;
import java.io.IOException;
import java.io.UncheckedIOException;
import org.jspecify.annotations.Nullable;

/** JSON text to objects and back: the one place where a JSON library is at work. Thread-safe. */
public final class Json {
  /** As in protobuf's own parsers; all that walks through an object is recursive. */
  private static final int MAX_DEPTH = 100;

  private static final ObjectMapper MAPPER = mapper(MAX_DEPTH);

  /** As deep as {@link #MAPPER} writes: records hold what requests had, and scripts both. */
  private static final ObjectMapper REPLIES = mapper(StreamReadConstraints.DEFAULT_MAX_DEPTH);

  private Json() {}

  private static ObjectMapper mapper(int maxDepth) {
    return JsonMapper.builder(
            JsonFactory.builder()
                .streamReadConstraints(
                    StreamReadConstraints.builder().maxNestingDepth(maxDepth).build())
                .build())
        .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
        .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
        .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
        .addModule(new SimpleModule().addSerializer(JsonObject.class, new FieldsSerializer()))
        .build();
  }

  /**
   * Returns the object that the text is.
   *
   * @param path where the text stands, for the error
   * @throws InvalidArgumentException if it is no JSON, or JSON but no object; the message has line
   *     and column
   */
  public static JsonObject parseObject(String text, String path) {
    return object(parseValue(text, path), text, path);
  }

  /**
   * Returns the object that a server of this project wrote, which may be deeper than what it takes.
   *
   * @param path where the text stands, for the error
   * @throws InvalidArgumentException if it is no JSON, or JSON but no object
   */
  public static JsonObject parseReply(String text, String path) {
    return object(parseValue(REPLIES, text, path), text, path);
  }

  private static JsonObject object(@Nullable Object value, String text, String path) {
    if (value instanceof JsonObject object) {
      return object;
    }
    throw new InvalidArgumentException(path, text, "is no JSON object", "write one: {...}");
  }

  /**
   * Returns the object that the text is, which holds a secret: the message of an error shows where
   * it is wrong, but nothing of it.
   */
  public static JsonObject parseSecretObject(String text, String path) {
    try {
      if (parse(MAPPER, text) instanceof JsonObject object) {
        return object;
      }
    } catch (JsonProcessingException e) {
      throw new InvalidArgumentException(
              path, text, "is not JSON (" + place(e) + ")", "write valid JSON")
          .concealed();
    } catch (NumberFormatException e) {
      throw new InvalidArgumentException(
              path, text, "has a number that is too large", "write a smaller one")
          .concealed();
    }
    throw new InvalidArgumentException(path, text, "is no JSON object", "write one: {...}")
        .concealed();
  }

  /** Returns the value that the text is, in the types of {@link JsonObject}. */
  static @Nullable Object parseValue(String text, String path) {
    return parseValue(MAPPER, text, path);
  }

  private static @Nullable Object parseValue(ObjectMapper mapper, String text, String path) {
    try {
      return parse(mapper, text);
    } catch (JsonProcessingException e) {
      throw new InvalidArgumentException(
          path, text, "is not JSON (" + explanation(e) + ")", "write valid JSON");
    } catch (NumberFormatException e) {
      // From Jackson itself, which takes any exponent for one until it has to make a number of it.
      throw new InvalidArgumentException(
          path,
          text,
          "has a number that is too large (" + e.getMessage() + ")",
          "write a smaller one");
    }
  }

  /** Returns the object as JSON text in UTF-8. */
  public static byte[] bytes(JsonObject object) {
    try {
      return MAPPER.writeValueAsBytes(object);
    } catch (JsonProcessingException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Returns the object as JSON text in UTF-8, in lines as Google's servers write it. */
  public static byte[] indented(JsonObject object) {
    try {
      String text = MAPPER.writer(new IndentedLines()).writeValueAsString(object);
      return (text + "\n").getBytes(UTF_8);
    } catch (JsonProcessingException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Returns a value, in the types of {@link JsonObject}, as JSON text. */
  public static String text(Object value) {
    try {
      return MAPPER.writeValueAsString(value);
    } catch (JsonProcessingException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static @Nullable Object parse(ObjectMapper mapper, String text)
      throws JsonProcessingException {
    return JsonObject.of("value", mapper.readValue(text, Object.class)).get("value");
  }

  private static String explanation(JsonProcessingException e) {
    return e.getLocation() == null
        ? e.getOriginalMessage()
        : place(e) + ": " + e.getOriginalMessage();
  }

  private static String place(JsonProcessingException e) {
    return e.getLocation() == null
        ? "at an unknown place"
        : "line %d, column %d"
            .formatted(e.getLocation().getLineNr(), e.getLocation().getColumnNr());
  }

  private static final class FieldsSerializer extends JsonSerializer<JsonObject> {
    @Override
    public void serialize(JsonObject object, JsonGenerator out, SerializerProvider provider)
        throws IOException {
      provider.defaultSerializeValue(object.fields(), out);
    }
  }
}
