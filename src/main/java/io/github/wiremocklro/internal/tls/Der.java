package io.github.wiremocklro.internal.tls;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.ByteArrayOutputStream;
import java.math.BigInteger;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;

/**
 * Writes values of ASN.1 as certificates have them, in the distinguished encoding rules (ITU-T
 * X.690, section 10): a tag, a length, and the content.
 */
final class Der {
  private static final int BOOLEAN = 0x01;
  private static final int INTEGER = 0x02;
  private static final int BIT_STRING = 0x03;
  private static final int OCTET_STRING = 0x04;
  private static final int OBJECT_IDENTIFIER = 0x06;
  private static final int UTF8_STRING = 0x0c;
  private static final int UTC_TIME = 0x17;
  private static final int GENERALIZED_TIME = 0x18;
  private static final int SEQUENCE = 0x30;
  private static final int SET = 0x31;
  private static final int CONTEXT = 0x80;
  private static final int CONSTRUCTED = 0x20;

  /** RFC 5280, section 4.1.2.5: dates from this year on have four digits for it. */
  private static final int FIRST_LONG_YEAR = 2050;

  private static final DateTimeFormatter SHORT = DateTimeFormatter.ofPattern("yyMMddHHmmss'Z'");
  private static final DateTimeFormatter LONG = DateTimeFormatter.ofPattern("yyyyMMddHHmmss'Z'");

  private Der() {}

  static byte[] sequence(byte[]... values) {
    return value(SEQUENCE, joined(values));
  }

  static byte[] set(byte[]... values) {
    return value(SET, joined(values));
  }

  static byte[] isTrue() {
    return value(BOOLEAN, new byte[] {(byte) 0xff});
  }

  static byte[] integer(BigInteger number) {
    return value(INTEGER, number.toByteArray());
  }

  static byte[] octets(byte[] content) {
    return value(OCTET_STRING, content);
  }

  static byte[] bits(byte[] content) {
    return value(BIT_STRING, joined(new byte[1], content));
  }

  /**
   * Returns one named bit of up to eight, the first of which is 0; those behind it are left out.
   */
  static byte[] bit(int number) {
    return value(BIT_STRING, new byte[] {(byte) (7 - number), (byte) (0x80 >>> number)});
  }

  static byte[] text(String text) {
    return value(UTF8_STRING, text.getBytes(UTF_8));
  }

  static byte[] time(Instant time) {
    boolean isLong = time.atOffset(ZoneOffset.UTC).getYear() >= FIRST_LONG_YEAR;
    String text = (isLong ? LONG : SHORT).format(time.atOffset(ZoneOffset.UTC));
    return value(isLong ? GENERALIZED_TIME : UTC_TIME, text.getBytes(UTF_8));
  }

  /** Returns an object identifier, such as {@code 2.5.29.17}. */
  static byte[] oid(String dotted) {
    String[] arcs = dotted.split("\\.", -1);
    ByteArrayOutputStream content = new ByteArrayOutputStream();
    content.write(Integer.parseInt(arcs[0]) * 40 + Integer.parseInt(arcs[1]));
    for (int i = 2; i < arcs.length; i++) {
      int arc = Integer.parseInt(arcs[i]);
      for (int shift = 28; shift > 0; shift -= 7) {
        if (arc >>> shift != 0) {
          content.write(arc >>> shift & 0x7f | 0x80);
        }
      }
      content.write(arc & 0x7f);
    }
    return value(OBJECT_IDENTIFIER, content.toByteArray());
  }

  /** Returns a value with a tag around it that the context gives a meaning. */
  static byte[] explicit(int tag, byte[] value) {
    return value(CONTEXT | CONSTRUCTED | tag, value);
  }

  /** Returns the content of a primitive value, with a tag that the context gives a meaning. */
  static byte[] implicit(int tag, byte[] content) {
    return value(CONTEXT | tag, content);
  }

  private static byte[] value(int tag, byte[] content) {
    ByteArrayOutputStream value = new ByteArrayOutputStream();
    value.write(tag);
    if (content.length < 0x80) {
      value.write(content.length);
    } else {
      byte[] length = BigInteger.valueOf(content.length).toByteArray();
      int sign = length[0] == 0 ? 1 : 0;
      value.write(0x80 | length.length - sign);
      value.write(length, sign, length.length - sign);
    }
    value.writeBytes(content);
    return value.toByteArray();
  }

  private static byte[] joined(byte[]... values) {
    ByteArrayOutputStream all = new ByteArrayOutputStream();
    for (byte[] value : values) {
      all.writeBytes(value);
    }
    return all.toByteArray();
  }
}
