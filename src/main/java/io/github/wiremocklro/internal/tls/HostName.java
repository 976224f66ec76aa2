package io.github.wiremocklro.internal.tls;

import static java.nio.charset.StandardCharsets.US_ASCII;

import io.github.wiremocklro.operation.InvalidArgumentException;
import java.net.IDN;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.Locale;
import java.util.regex.Pattern;

/**
 * A name that clients reach a server by, and so look for in its certificate (RFC 9525): a name of
 * the DNS in lower case and ASCII, or an IP address.
 */
record HostName(String text, boolean isAddress) {
  private static final String ALL_BELOW = "*.";

  /** Only what cannot be looked up in the DNS: {@link InetAddress} would do so with the rest. */
  private static final Pattern IPV4 =
      Pattern.compile(
          "(25[0-5]|2[0-4]\\d|1\\d\\d|[1-9]?\\d)(\\.(25[0-5]|2[0-4]\\d|1\\d\\d|[1-9]?\\d)){3}");

  private static final Pattern IPV6 = Pattern.compile("(?=.*:.*:)[0-9A-Fa-f:][0-9A-Fa-f:.]*");

  private static final String LABEL = "[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?";

  /** What ends with a number is an address, if a bad one, to all clients. */
  private static final Pattern NAME =
      Pattern.compile("(?=.{1,253}$)(?:%1$s\\.)*(?!\\d+$)%1$s".formatted(LABEL));

  /** OpenSSL and others accept no star right above the root or a top-level domain. */
  private static final Pattern WILDCARD_BASE = Pattern.compile(".+\\..+");

  /** IDNA 2003 and 2008 make another name of these (RFC 5894, section 7.2). */
  private static final Pattern AMBIGUOUS = Pattern.compile(".*[\u00df\u03c2\u200c\u200d].*");

  private static final int DNS_NAME = 2;
  private static final int IP_ADDRESS = 7;

  /**
   * Returns the name that a text is.
   *
   * @throws InvalidArgumentException if it is none, or one that no client would accept
   */
  static HostName of(String text) {
    String unbracketed = text.replaceFirst("^\\[(.*:.*)]$", "$1");
    if (IPV4.matcher(unbracketed).matches() || IPV6.matcher(unbracketed).matches()) {
      return address(unbracketed, text);
    }
    boolean wildcard = text.startsWith(ALL_BELOW);
    String name = ascii(wildcard ? text.substring(ALL_BELOW.length()) : text, text);
    if (wildcard && !WILDCARD_BASE.matcher(name).matches()) {
      throw invalid(
          text,
          "is a wildcard that clients do not accept",
          "put two labels behind the star, as in \"*.fake.test\"");
    }
    return new HostName(wildcard ? ALL_BELOW + name : name, false);
  }

  private static HostName address(String literal, String given) {
    try {
      return new HostName(InetAddress.getByName(literal).getHostAddress(), true);
    } catch (UnknownHostException e) {
      throw invalid(
          given, "is no IP address", "write one such as \"192.0.2.1\" or \"2001:db8::1\"");
    }
  }

  private static String ascii(String name, String given) {
    if (name.contains("_")) {
      // JDK's TLS takes the name that a client asks for as a javax.net.ssl.SNIHostName, or ends.
      throw invalid(
          given,
          "has an underscore, with which Java's TLS answers no client",
          "give the host another name, such as a network alias in Compose");
    }
    if (AMBIGUOUS.matcher(name).matches()) {
      throw invalid(
          given,
          "has a letter that clients translate in two ways",
          "write the name in ASCII, as in \"xn--strae-oqa.test\"");
    }
    try {
      String ascii = IDN.toASCII(name).toLowerCase(Locale.ROOT).replaceFirst("\\.$", "");
      if (NAME.matcher(ascii).matches()) {
        return ascii;
      }
    } catch (IllegalArgumentException e) {
      // Too long a label, or a character that no name has.
    }
    throw invalid(
        given,
        "is no name of a host",
        "write a name without scheme, port and path, or an IP address, such as \"fake.test\","
            + " \"*.fake.test\" for all names below that one, \"192.0.2.1\"");
  }

  private static InvalidArgumentException invalid(String name, String problem, String remedy) {
    return new InvalidArgumentException("", name, problem, remedy);
  }

  /** Returns it as a GeneralName of RFC 5280, section 4.2.1.6. */
  byte[] encoded() {
    if (!isAddress) {
      return Der.implicit(DNS_NAME, text.getBytes(US_ASCII));
    }
    try {
      return Der.implicit(IP_ADDRESS, InetAddress.getByName(text).getAddress());
    } catch (UnknownHostException e) {
      throw new IllegalStateException(text + " was an address before", e);
    }
  }
}
