package io.github.wiremocklro.internal.tls;

import static java.nio.charset.StandardCharsets.US_ASCII;

import com.google.errorprone.annotations.concurrent.GuardedBy;
import io.github.wiremocklro.internal.file.WholeFile;
import io.github.wiremocklro.operation.InvalidArgumentException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigInteger;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.time.Instant;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * The certificate that one server makes for itself, where it serves HTTPS and is given none: what
 * is to be in it, and once it is made, who has signed it. Thread-safe.
 */
public final class ServerTls {
  private static final List<String> LOCAL = List.of("localhost", "127.0.0.1", "::1");
  private static final Set<String> ALL_INTERFACES = Set.of("0.0.0.0", "::");
  private static final int HEX = 16;

  private final Supplier<Instant> realTime;
  private final Supplier<String> secrets;

  @GuardedBy("this")
  private final Set<HostName> names = new LinkedHashSet<>();

  @GuardedBy("this")
  private @Nullable Path file;

  @GuardedBy("this")
  private @Nullable ServerIdentity identity;

  /**
   * Creates what makes one certificate at most.
   *
   * @param realTime of the machine, which clients compare its dates with
   * @param secrets hexadecimal numbers that nobody can guess
   */
  public ServerTls(Supplier<Instant> realTime, Supplier<String> secrets) {
    this.realTime = realTime;
    this.secrets = secrets;
  }

  /**
   * Adds names that the server is reached by, beside those of this machine: {@code fake.test},
   * {@code *.fake.test} for all one label below that, {@code 192.0.2.1}.
   *
   * @throws io.github.wiremocklro.operation.InvalidArgumentException if one is no name; then none
   *     is added
   */
  public synchronized void addNames(String... hosts) {
    names.addAll(Arrays.stream(hosts).map(HostName::of).toList());
  }

  /** Asks for the certificate of the authority in a file. */
  public synchronized void writeAuthorityTo(Path file) {
    this.file = file;
  }

  /**
   * Returns which option, if any, has said what only a certificate of the server's own can give.
   */
  public synchronized Optional<String> askedForBy() {
    if (!names.isEmpty()) {
      return Optional.of("--tls-names (WIREMOCK_LRO_TLS_NAMES, in Java tlsNames(...))");
    }
    return file == null
        ? Optional.empty()
        : Optional.of("--ca-certificate-file (WIREMOCK_LRO_CA_CERTIFICATE_FILE)");
  }

  /**
   * Returns the identity of the server, which is made by the first call.
   *
   * @param bindAddress one more name, unless it stands for all interfaces
   */
  public synchronized ServerIdentity identity(String bindAddress) {
    if (identity == null) {
      Set<HostName> all = new LinkedHashSet<>();
      LOCAL.forEach(name -> all.add(HostName.of(name)));
      boundTo(bindAddress).ifPresent(all::add);
      all.addAll(names);
      try {
        identity = ServerIdentity.of(all, realTime.get(), () -> new BigInteger(secrets.get(), HEX));
      } catch (GeneralSecurityException e) {
        throw new IllegalStateException(
            ("this JVM cannot make a certificate (%s); give the server one: --https-keystore, in"
                    + " Java options.keystorePath(...)")
                .formatted(e.getMessage()),
            e);
      }
    }
    return identity;
  }

  private static Optional<HostName> boundTo(String address) {
    try {
      // Without the zone of a link-local address, which no certificate has.
      return ALL_INTERFACES.contains(address)
          ? Optional.empty()
          : Optional.of(HostName.of(address.replaceFirst("%.*", "")));
    } catch (InvalidArgumentException e) {
      return Optional.empty(); // Such as 127.1, which is for sockets and not for certificates.
    }
  }

  /** Returns the certificate of the authority in PEM, if there is one. */
  public synchronized Optional<String> authority() {
    return Optional.ofNullable(identity).map(ServerTls::pem);
  }

  private static String pem(ServerIdentity identity) {
    try {
      return Certificate.pem(identity.authority());
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("a certificate that was read cannot be written", e);
    }
  }

  /**
   * Writes the certificate of the authority where it was asked for, all of it at once: who waits
   * for the file reads no part of it.
   *
   * @throws UncheckedIOException if that cannot be; the message says where and why
   */
  public synchronized void writeAuthority() {
    if (file != null && identity != null) {
      byte[] pem = pem(identity).getBytes(US_ASCII);
      try {
        WholeFile.write(file, out -> out.write(pem));
      } catch (IOException e) {
        throw new UncheckedIOException(
            ("--ca-certificate-file: %s cannot be written (%s); name a file in a directory that is"
                    + " there, and in which the server may make files")
                .formatted(file, e),
            e);
      }
    }
  }
}
