package io.github.wiremocklro.internal.auth;

import io.github.wiremocklro.operation.InvalidArgumentException;
import java.util.Arrays;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArraySet;

/**
 * The hosts that the admin API may be reached as: IP addresses, names that are no domains of the
 * Internet, and what the user names. Thread-safe.
 */
public final class AllowedHosts {
  private static final String ALL_BELOW = "*.";

  private final Set<String> named = new CopyOnWriteArraySet<>();

  /**
   * Adds hosts, such as {@code fake.example.com}, or {@code *.example.com} for all below that name.
   *
   * @throws InvalidArgumentException if one of them is no host; then none is added
   */
  public void add(String... hosts) {
    named.addAll(Arrays.stream(hosts).map(AllowedHosts::checked).toList());
  }

  private static String checked(String name) {
    String below = name.startsWith(ALL_BELOW) ? ALL_BELOW : "";
    Authority host = Authority.of(name.substring(below.length()));
    if (host == null || host.hasPort()) {
      throw new InvalidArgumentException(
          "",
          name,
          "is no host",
          "write its name alone, without scheme, port and path, such as \"fake.example.com\","
              + " or \"*.example.com\" for all names below that one");
    }
    return below + host.host();
  }

  /** Returns whether nobody on the Internet can have a say in where a host is. */
  private static boolean isLocal(Authority authority) {
    String host = authority.host();
    return authority.isAddress()
        || !host.contains(".")
        || host.endsWith(".localhost")
        || host.equals("host.docker.internal");
  }

  boolean allows(Authority host) {
    return isLocal(host) || names(host.host());
  }

  /** Returns whether the user names a host. */
  boolean names(String host) {
    return named.stream()
        .anyMatch(
            name ->
                name.startsWith(ALL_BELOW) ? host.endsWith(name.substring(1)) : host.equals(name));
  }
}
