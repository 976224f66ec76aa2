package io.github.wiremocklro.internal.json;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonParseException;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.StreamReadFeature;
import io.github.wiremocklro.operation.InvalidArgumentException;
import io.github.wiremocklro.operation.JsonObject;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import org.jspecify.annotations.Nullable;

/** JSON text to objects and back: the one place where a JSON library is at work. Thread-safe. */
public final class Json {
  /** As in protobuf's own parsers; all that walks through an object is recursive. */
  private static final int MAX_DEPTH = 100;

  /** Most replies are no longer. */
  private static final int BYTES = 512;

  private static final JsonFactory REQUESTS = factory(MAX_DEPTH);

  /** As deep as is written: records hold what requests had, and scripts both. */
  private static final JsonFactory REPLIES = factory(StreamReadConstraints.DEFAULT_MAX_DEPTH);

  private Json() {}

  private static JsonFactory factory(int maxDepth) {
    return JsonFactory.builder()
        .streamReadConstraints(StreamReadConstraints.builder().maxNestingDepth(maxDepth).build())
        .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
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
      if (parse(REQUESTS, text) instanceof JsonObject object) {
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
    return parseValue(REQUESTS, text, path);
  }

  private static @Nullable Object parseValue(JsonFactory factory, String text, String path) {
    try {
      return parse(factory, text);
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
    ByteArrayOutputStream bytes = new ByteArrayOutputStream(BYTES);
    try (JsonGenerator out = REQUESTS.createGenerator(bytes)) {
      JsonTokens.write(object, out);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return bytes.toByteArray();
  }

  /** Returns how many bytes the object has as JSON text in UTF-8; none of them is kept. */
  public static long length(JsonObject object) {
    long[] length = new long[1];
    OutputStream counted =
        new OutputStream() {
          @Override
          public void write(int b) {
            length[0]++;
          }

          @Override
          public void write(byte[] bytes, int offset, int count) {
            length[0] += count;
          }
        };
    try {
      write(object, counted);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return length[0];
  }

  /**
   * Writes the object as JSON text in UTF-8, of which there is never more than a little in memory.
   */
  public static void write(JsonObject object, OutputStream target) throws IOException {
    JsonGenerator out = REQUESTS.createGenerator(target);
    try (out) {
      JsonTokens.write(object, out.disable(JsonGenerator.Feature.AUTO_CLOSE_TARGET));
    }
  }

  /** Returns the object as JSON text in UTF-8, in lines as Google's servers write it. */
  public static byte[] indented(JsonObject object) {
    StringWriter text = new StringWriter();
    try (JsonGenerator out = REQUESTS.createGenerator(text)) {
      JsonTokens.write(object, out.setPrettyPrinter(new IndentedLines()));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return text.append('\n').toString().getBytes(UTF_8);
  }

  /** Returns a value, in the types of {@link JsonObject}, as JSON text. */
  public static String text(Object value) {
    StringWriter text = new StringWriter();
    try (JsonGenerator out = REQUESTS.createGenerator(text)) {
      JsonTokens.write(value, out);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return text.toString();
  }

  private static @Nullable Object parse(JsonFactory factory, String text)
      throws JsonProcessingException {
    try (JsonParser in = parser(factory, text)) {
      if (in.nextToken() == null) {
        throw new JsonParseException(in, "there is nothing");
      }
      Object value = JsonTokens.read(in);
      if (in.nextToken() != null) {
        throw new JsonParseException(in, "something comes after the value");
      }
      return value;
    } catch (JsonProcessingException e) {
      throw e;
    } catch (IOException e) {
      throw new UncheckedIOException(e); // A text has none.
    }
  }

  /** What was stored before, and is read again, may have what is refused now. */
  private static JsonParser parser(JsonFactory factory, String text) throws IOException {
    return factory == REPLIES ? factory.createParser(text) : WholeCharacters.parser(factory, text);
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
}
