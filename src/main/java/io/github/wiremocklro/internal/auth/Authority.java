package io.github.wiremocklro.internal.auth;

import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Host and port, as the header {@code Host} and the origins of pages have them (RFC 9110, 7.2 and
 * RFC 6454, 6.2).
 *
 * @param host in lower case, without a dot at its end; an IPv6 address in brackets
 * @param port -1 where none is named
 */
record Authority(String host, int port) {
  private static final int NO_PORT = -1;

  /** What a browser sends: no user, no escapes, and of an international name its ASCII form. */
  private static final Pattern FORM =
      Pattern.compile("(\\[[0-9A-Fa-f:.]+]|[A-Za-z0-9_-][A-Za-z0-9._-]*)(?::(\\d{0,5}))?");

  private static final Pattern ADDRESS = Pattern.compile("\\[.+]|\\d+(\\.\\d+){3}");

  /** Returns the authority that a text is; null for one that is none. */
  static @Nullable Authority of(String text) {
    Matcher matcher = FORM.matcher(text);
    if (!matcher.matches()) {
      return null;
    }
    String host = matcher.group(1).toLowerCase(Locale.ROOT);
    String port = matcher.group(2);
    return new Authority(
        host.endsWith(".") ? host.substring(0, host.length() - 1) : host,
        port == null || port.isEmpty() ? NO_PORT : Integer.parseInt(port));
  }

  boolean hasPort() {
    return port != NO_PORT;
  }

  /** Returns whether it is an IP address, which no name server has a say in. */
  boolean isAddress() {
    return ADDRESS.matcher(host).matches();
  }

  /** Returns this with the port that a scheme has by default, where none is named. */
  Authority in(String scheme) {
    int standard = scheme.equals("https") ? 443 : 80;
    return hasPort() ? this : new Authority(host, standard);
  }
}
