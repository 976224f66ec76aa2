package io.github.wiremocklro.internal.auth;

import io.github.wiremocklro.operation.Code;
import io.github.wiremocklro.operation.Status;
import io.github.wiremocklro.operation.StatusException;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Who may call the admin API: programs, and no web page but those of the server itself.
 *
 * <p>A page can let a browser send requests to whatever the browser's machine reaches. The browser
 * says in {@code Origin} where the page is from, except where it sends GET or HEAD either to the
 * page's own server, or so that the page cannot read the answer (the Fetch standard on that
 * header). To a page whose name its owner has led to this server (DNS rebinding) this is its own
 * server; the name is in {@code Host}.
 *
 * @param allowed the hosts that a request may be for
 * @param bindAddress the address that the server is bound to, which is allowed as well
 * @param loopback whether only this machine reaches the server, so that all its names are known
 */
public record AdminAccess(AllowedHosts allowed, String bindAddress, boolean loopback) {
  private static final Pattern ORIGIN = Pattern.compile("(https?)://(.+)");
  private static final String REMEDY = "--allowed-hosts, in Java WireMockLroServer.allowedHosts.";

  /** Returns the access to a server that is bound to an address. */
  public static AdminAccess of(AllowedHosts allowed, String bindAddress) {
    try {
      boolean loopback = InetAddress.getByName(bindAddress).isLoopbackAddress();
      return new AdminAccess(allowed, bindAddress, loopback);
    } catch (UnknownHostException e) {
      // No server can be bound to that; who starts one is told so.
      return new AdminAccess(allowed, bindAddress, true);
    }
  }

  /**
   * Looks at where a request comes from.
   *
   * @param scheme of the request
   * @param hosts what it says it is for: its {@code Host}, and the authority of its target; none in
   *     a request of HTTP/1.0, which no browser sends
   * @param origins its {@code Origin}; more than one where it has more than one such header
   * @return why it is turned away; null if it may pass
   */
  public @Nullable StatusException check(String scheme, List<String> hosts, List<String> origins) {
    if (loopback || !origins.isEmpty()) {
      for (String host : hosts) {
        if (!allows(Authority.of(host))) {
          return hostNotAllowed(host);
        }
      }
    }
    return origins.isEmpty() || isOwn(origins, scheme, hosts)
        ? null
        : originNotAllowed(String.join(", ", origins), scheme, String.join(", ", hosts));
  }

  private boolean allows(@Nullable Authority host) {
    return host != null && (allowed.allows(host) || host.host().equalsIgnoreCase(bindAddress));
  }

  private boolean isOwn(List<String> origins, String scheme, List<String> hosts) {
    Matcher origin = ORIGIN.matcher(origins.get(0));
    return origins.size() == 1
        && !hosts.isEmpty()
        && origin.matches()
        && hosts.stream().allMatch(host -> isOwn(origin.group(1), origin.group(2), scheme, host));
  }

  /** Behind a proxy that ends TLS, the page has another scheme than the request. */
  private boolean isOwn(String originScheme, String originHost, String scheme, String host) {
    Authority page = Authority.of(originHost);
    Authority server = Authority.of(host);
    return page != null
        && server != null
        && page.in(originScheme).equals(server.in(originScheme))
        && (originScheme.equals(scheme) || allowed.names(server.host()));
  }

  private static StatusException hostNotAllowed(String host) {
    return denied(
        "HOST_NOT_ALLOWED",
        ("The admin API is not served as '%s': a web page could have given this server that name"
                + " (DNS rebinding). If the name is yours, start the server with %s")
            .formatted(host, REMEDY));
  }

  private static StatusException originNotAllowed(String origin, String scheme, String host) {
    return denied(
        "ORIGIN_NOT_ALLOWED",
        ("A web page from '%s' may not call the admin API, only one from this server itself,"
                + " '%s://%s'. Where a proxy stands between them, let it pass on the Host, and name"
                + " that: %s")
            .formatted(origin, scheme, host, REMEDY));
  }

  private static StatusException denied(String reason, String message) {
    return new StatusException(Status.of(Code.PERMISSION_DENIED, message), reason);
  }
}
