package io.github.wiremocklro.internal.remote;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.github.wiremocklro.operation.InvalidArgumentException;
import java.net.URI;
import java.util.Base64;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Where a server is, and who asks. Nothing here shows a password: errors and logs are read by many.
 *
 * @param baseUrl without credentials, and without a slash at the end
 * @param authorization what the header of that name says; null for nothing
 */
record Address(String baseUrl, @Nullable String authorization) {
  private static final List<String> SCHEMES = List.of("http", "https");

  /** Up to the last at sign, for a password may have one that should have been escaped. */
  private static final Pattern CREDENTIALS =
      Pattern.compile("^([A-Za-z][A-Za-z0-9+.-]*://)?.*@", Pattern.DOTALL);

  /**
   * Returns the address that a URI is.
   *
   * @throws InvalidArgumentException if it is none
   */
  static Address of(URI uri) {
    String scheme = uri.getScheme() == null ? "" : uri.getScheme().toLowerCase(Locale.ROOT);
    if (!SCHEMES.contains(scheme)) {
      throw invalid(uri.toString(), "has neither the scheme http nor https");
    }
    if (uri.getHost() == null) {
      throw invalid(uri.toString(), "names no host");
    }
    if (uri.getRawQuery() != null || uri.getRawFragment() != null) {
      throw invalid(uri.toString(), "has a query or a fragment, which no server's address has");
    }
    String port = uri.getPort() < 0 ? "" : ":" + uri.getPort();
    String path = uri.getRawPath() == null ? "" : uri.getRawPath().replaceFirst("/+$", "");
    return new Address(
        scheme + "://" + uri.getHost() + port + path, authorization(uri.getUserInfo()));
  }

  static InvalidArgumentException invalid(String uri, String problem) {
    return new InvalidArgumentException(
        "uri",
        CREDENTIALS.matcher(uri).replaceFirst("$1***@"),
        problem,
        "write one such as \"http://localhost:8080\"");
  }

  /** Basic authentication (RFC 7617). */
  private static @Nullable String authorization(@Nullable String userInfo) {
    if (userInfo == null || userInfo.isEmpty()) {
      return null;
    }
    String credentials = userInfo.contains(":") ? userInfo : userInfo + ":";
    return "Basic " + Base64.getEncoder().encodeToString(credentials.getBytes(UTF_8));
  }

  @Override
  public String toString() {
    return baseUrl;
  }
}
