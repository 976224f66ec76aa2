package io.github.wiremocklro.internal.wiremock;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.github.tomakehurst.wiremock.http.HttpHeader;
import com.github.tomakehurst.wiremock.http.Request;
import java.net.URLDecoder;
import org.jspecify.annotations.Nullable;

/**
 * The scope of a call of the admin API, in a header, where a proxy sees it that has to find the
 * server of the scope. It is escaped as in a path, so that both read the same there.
 */
final class ScopeHeader {
  static final String NAME = "x-lro-scope";

  private ScopeHeader() {}

  /** Returns the scope that a request names in its header, null where it has none. */
  static @Nullable String of(Request request) {
    HttpHeader header = request.header(NAME);
    return header == null || !header.isPresent() ? null : unescaped(header.firstValue());
  }

  /** What is escaped wrongly is refused later, as no scope. */
  private static String unescaped(String text) {
    try {
      return URLDecoder.decode(text.replace("+", "%2B"), UTF_8);
    } catch (IllegalArgumentException e) {
      return text;
    }
  }
}
