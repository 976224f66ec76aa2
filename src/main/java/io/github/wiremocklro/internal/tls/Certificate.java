package io.github.wiremocklro.internal.tls;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.io.ByteArrayInputStream;
import java.math.BigInteger;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.security.PrivateKey;
import java.security.PublicKey;
import java.security.Signature;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.time.Instant;
import java.util.Arrays;
import java.util.Base64;
import java.util.Collection;

/**
 * What a certificate says, X.509 version 3 (RFC 5280), of a key on the curve P-256.
 *
 * @param serial positive, and another for each
 * @param subject its common name
 * @param extensions what is said beside, each as the functions below make it
 */
record Certificate(
    BigInteger serial,
    String subject,
    PublicKey key,
    Instant notBefore,
    Instant notAfter,
    byte[]... extensions) {
  private static final byte[] VERSION_3 = Der.explicit(0, Der.integer(BigInteger.TWO));
  private static final byte[] ECDSA_WITH_SHA256 = Der.sequence(Der.oid("1.2.840.10045.4.3.2"));
  private static final byte[] SERVER_AUTH = Der.oid("1.3.6.1.5.5.7.3.1");
  private static final String COMMON_NAME = "2.5.4.3";
  private static final int DIGITAL_SIGNATURE = 0;
  private static final int KEY_CERT_SIGN = 5;

  /** A byte that says how it is written, and two coordinates; the end of an encoded key. */
  private static final int POINT_BYTES = 65;

  private static final int KEY_ID_BYTES = 20;

  private static final Base64.Encoder PEM_LINES = Base64.getMimeEncoder(64, new byte[] {'\n'});

  /** Returns the certificate, signed by an issuer. */
  X509Certificate signed(String issuer, PrivateKey issuersKey) throws GeneralSecurityException {
    byte[] content =
        Der.sequence(
            VERSION_3,
            Der.integer(serial),
            ECDSA_WITH_SHA256,
            name(issuer),
            Der.sequence(Der.time(notBefore), Der.time(notAfter)),
            name(subject),
            key.getEncoded(),
            Der.explicit(3, Der.sequence(extensions)));
    Signature signature = Signature.getInstance("SHA256withECDSA");
    signature.initSign(issuersKey);
    signature.update(content);
    byte[] whole = Der.sequence(content, ECDSA_WITH_SHA256, Der.bits(signature.sign()));
    return (X509Certificate)
        CertificateFactory.getInstance("X.509")
            .generateCertificate(new ByteArrayInputStream(whole));
  }

  private static byte[] name(String commonName) {
    return Der.sequence(Der.set(Der.sequence(Der.oid(COMMON_NAME), Der.text(commonName))));
  }

  /** Says that the subject signs certificates, but no further authorities. */
  static byte[] isAuthority() {
    return critical("2.5.29.19", Der.sequence(Der.isTrue(), Der.integer(BigInteger.ZERO)));
  }

  static byte[] isNoAuthority() {
    return critical("2.5.29.19", Der.sequence());
  }

  static byte[] signsCertificates() {
    return critical("2.5.29.15", Der.bit(KEY_CERT_SIGN));
  }

  static byte[] signsHandshakes() {
    return critical("2.5.29.15", Der.bit(DIGITAL_SIGNATURE));
  }

  static byte[] isForServers() {
    return extension("2.5.29.37", Der.sequence(SERVER_AUTH));
  }

  static byte[] names(Collection<HostName> names) {
    return extension(
        "2.5.29.17", Der.sequence(names.stream().map(HostName::encoded).toArray(byte[][]::new)));
  }

  static byte[] idOf(PublicKey subjects) throws GeneralSecurityException {
    return extension("2.5.29.14", Der.octets(keyId(subjects)));
  }

  static byte[] idOfIssuer(PublicKey issuers) throws GeneralSecurityException {
    return extension("2.5.29.35", Der.sequence(Der.implicit(0, keyId(issuers))));
  }

  /** RFC 7093, section 2, method 1: the beginning of a hash. */
  private static byte[] keyId(PublicKey key) throws GeneralSecurityException {
    byte[] encoded = key.getEncoded();
    byte[] point = Arrays.copyOfRange(encoded, encoded.length - POINT_BYTES, encoded.length);
    return Arrays.copyOf(MessageDigest.getInstance("SHA-256").digest(point), KEY_ID_BYTES);
  }

  private static byte[] critical(String oid, byte[] value) {
    return Der.sequence(Der.oid(oid), Der.isTrue(), Der.octets(value));
  }

  private static byte[] extension(String oid, byte[] value) {
    return Der.sequence(Der.oid(oid), Der.octets(value));
  }

  /** Returns a certificate as text (RFC 7468). */
  static String pem(X509Certificate certificate) throws GeneralSecurityException {
    return "-----BEGIN CERTIFICATE-----\n%s\n-----END CERTIFICATE-----\n"
        .formatted(new String(PEM_LINES.encode(certificate.getEncoded()), US_ASCII));
  }
}
