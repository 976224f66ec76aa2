package io.github.wiremocklro.internal.proto;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The fields of an option, by their numbers, of which no generated class is needed. What is not of
 * the expected wire type is passed over, as a protobuf parser does. Immutable.
 */
public final class Options {
  static final Options NONE = new Options(List.of());

  /** In the order in which they came. */
  private final List<Field> fields;

  private Options(List<Field> fields) {
    this.fields = fields;
  }

  /**
   * A field.
   *
   * @param bytes what it is, null for a number
   */
  private record Field(int number, byte @Nullable [] bytes, long value) {}

  /** Returns the fields of a message; none of bytes that are those of no message. */
  static Options of(byte[] message) {
    try {
      Wire in = new Wire(message);
      List<Field> fields = new ArrayList<>();
      while (in.next()) {
        if (in.isBytes()) {
          fields.add(new Field(in.number(), in.copy(), 0));
        } else if (in.isNumber()) {
          fields.add(new Field(in.number(), null, in.longValue()));
        }
      }
      return new Options(fields);
    } catch (IllegalArgumentException e) {
      return NONE;
    }
  }

  /** Returns the text, or an empty one. */
  public String text(int number) {
    List<String> all = texts(number);
    return all.isEmpty() ? "" : all.get(all.size() - 1);
  }

  /** Returns all texts of the field. */
  public List<String> texts(int number) {
    List<String> texts = new ArrayList<>();
    for (Field field : fields) {
      if (field.number == number && field.bytes != null) {
        texts.add(new String(field.bytes, UTF_8));
      }
    }
    return texts;
  }

  /** Returns whether there is a number. */
  boolean has(int number) {
    for (Field field : fields) {
      if (field.number == number && field.bytes == null) {
        return true;
      }
    }
    return false;
  }

  /** Returns whether a field that is a truth value, or a number, is not 0. */
  public boolean isSet(int number) {
    return number(number) != 0;
  }

  /** Returns the number, 0 where there is none. */
  long number(int number) {
    long last = 0;
    for (Field field : fields) {
      if (field.number == number && field.bytes == null) {
        last = field.value;
      }
    }
    return last;
  }

  /** Returns the numbers of a repeated enum, packed or not. */
  public List<Integer> numbers(int number) {
    List<Integer> numbers = new ArrayList<>();
    for (Field field : fields) {
      if (field.number == number) {
        if (field.bytes == null) {
          numbers.add((int) field.value);
        } else {
          numbers.addAll(Wire.packed(field.bytes));
        }
      }
    }
    return numbers;
  }

  /** Returns the message, whose parts may stand apart from each other; null for none. */
  public @Nullable Options message(int number) {
    byte[] whole = null;
    for (Field field : fields) {
      if (field.number == number && field.bytes != null) {
        // To join the bytes is what merges messages.
        whole = whole == null ? field.bytes : joined(whole, field.bytes);
      }
    }
    return whole == null ? null : of(whole);
  }

  /** Returns the messages of a repeated field. */
  public List<Options> messages(int number) {
    List<Options> messages = new ArrayList<>();
    for (Field field : fields) {
      if (field.number == number && field.bytes != null) {
        messages.add(of(field.bytes));
      }
    }
    return messages;
  }

  static byte[] joined(byte[] first, byte[] second) {
    byte[] joined = Arrays.copyOf(first, first.length + second.length);
    System.arraycopy(second, 0, joined, first.length, second.length);
    return joined;
  }
}
