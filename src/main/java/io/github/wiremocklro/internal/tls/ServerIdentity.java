package io.github.wiremocklro.internal.tls;

import java.io.IOException;
import java.math.BigInteger;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.KeyStore;
import java.security.PrivateKey;
import java.security.cert.X509Certificate;
import java.security.spec.ECGenParameterSpec;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.function.Supplier;

/**
 * What a server proves its names with.
 *
 * @param key of the certificate
 * @param certificate of its names, signed by the authority
 * @param authority what clients are to trust; its key is not kept, so that it signs nothing else
 */
public record ServerIdentity(
    PrivateKey key, X509Certificate certificate, X509Certificate authority) {
  /** For clients whose clocks are behind. */
  private static final Duration BEFORE = Duration.ofDays(1);

  /** Apple's systems accept no certificate of a server for longer than 825 days. */
  private static final Duration AFTER = Duration.ofDays(397);

  /**
   * Makes an identity and an authority of its own.
   *
   * @param now by the clock of clients
   * @param serials positive numbers that nobody can guess
   */
  static ServerIdentity of(Collection<HostName> names, Instant now, Supplier<BigInteger> serials)
      throws GeneralSecurityException {
    KeyPair issuers = keys();
    KeyPair own = keys();
    Instant from = now.minus(BEFORE);
    Instant to = now.plus(AFTER);
    BigInteger serial = serials.get();
    // Clients that know several authorities of one name may look at the wrong one only.
    String issuer = "wiremock-lro " + serial.toString(Character.MAX_RADIX);
    X509Certificate authority =
        new Certificate(
                serial,
                issuer,
                issuers.getPublic(),
                from,
                to,
                Certificate.isAuthority(),
                Certificate.signsCertificates(),
                Certificate.idOf(issuers.getPublic()))
            .signed(issuer, issuers.getPrivate());
    X509Certificate certificate =
        new Certificate(
                serials.get(),
                "wiremock-lro",
                own.getPublic(),
                from,
                to,
                Certificate.isNoAuthority(),
                Certificate.signsHandshakes(),
                Certificate.isForServers(),
                Certificate.names(names),
                Certificate.idOf(own.getPublic()),
                Certificate.idOfIssuer(issuers.getPublic()))
            .signed(issuer, issuers.getPrivate());
    return new ServerIdentity(own.getPrivate(), certificate, authority);
  }

  private static KeyPair keys() throws GeneralSecurityException {
    KeyPairGenerator generator = KeyPairGenerator.getInstance("EC");
    generator.initialize(new ECGenParameterSpec("secp256r1"));
    return generator.generateKeyPair();
  }

  /** Returns a store that has it, in memory alone. */
  public KeyStore keyStore(String password) {
    try {
      KeyStore store = KeyStore.getInstance("PKCS12");
      store.load(null, null);
      store.setKeyEntry(
          "server", key, password.toCharArray(), new X509Certificate[] {certificate, authority});
      return store;
    } catch (GeneralSecurityException | IOException e) {
      throw new IllegalStateException("a key that this JVM has made does not go into a store", e);
    }
  }
}
