package io.github.wiremocklro.internal.api;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.github.wiremocklro.operation.InvalidArgumentException;
import java.net.URLDecoder;
import java.util.regex.Pattern;

/** Percent-encoding in the segments of a path (RFC 3986), where a plus is a plus. */
final class Percent {
  private static final Pattern SLASH = Pattern.compile("%(2[Ff])");

  private Percent() {}

  static String decoded(String segment) {
    if (segment.indexOf('%') < 0) {
      return segment;
    }
    try {
      return URLDecoder.decode(segment.replace("+", "%2B"), UTF_8);
    } catch (IllegalArgumentException e) {
      throw new InvalidArgumentException(
          "path", segment, "is not percent-encoded UTF-8", "encode it (RFC 3986)");
    }
  }

  static String decodedButSlashes(String segment) {
    return segment.indexOf('%') < 0 ? segment : decoded(SLASH.matcher(segment).replaceAll("%25$1"));
  }
}
