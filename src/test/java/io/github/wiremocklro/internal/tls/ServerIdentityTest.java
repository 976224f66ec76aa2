package io.github.wiremocklro.internal.tls;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.math.BigInteger;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.cert.CertPathValidator;
import java.security.cert.CertPathValidatorException;
import java.security.cert.CertificateFactory;
import java.security.cert.PKIXParameters;
import java.security.cert.TrustAnchor;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.Date;
import java.util.List;
import java.util.Set;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What is in the certificates, as the JDK and OpenSSL read them. */
class ServerIdentityTest {
  private static final Instant NOW = Instant.parse("2026-02-28T12:34:56.789Z");
  private static final AtomicLong SERIALS = new AtomicLong(1L << 62);

  @Test
  void isValidToWhoeverTrustsItsAuthority() throws Exception {
    ServerIdentity identity = identity(NOW, "localhost");

    validate(identity.certificate(), identity.authority(), NOW);

    ServerIdentity other = identity(NOW, "localhost");
    assertThatThrownBy(() -> validate(identity.certificate(), other.authority(), NOW))
        .isInstanceOf(CertPathValidatorException.class);
  }

  @Test
  void saysWhatItIsFor() throws Exception {
    ServerIdentity identity = identity(NOW, "localhost", "*.fake.test", "192.0.2.1", "2001:db8::1");
    X509Certificate server = identity.certificate();
    X509Certificate authority = identity.authority();

    assertThat(server.getVersion()).isEqualTo(3);
    assertThat(server.getSubjectAlternativeNames())
        .containsExactly(
            List.of(2, "localhost"),
            List.of(2, "*.fake.test"),
            List.of(7, "192.0.2.1"),
            List.of(7, "2001:db8:0:0:0:0:0:1"));
    assertThat(server.getBasicConstraints()).as("no authority").isEqualTo(-1);
    assertThat(server.getKeyUsage()).startsWith(true).containsOnlyOnce(true);
    assertThat(server.getExtendedKeyUsage()).containsExactly("1.3.6.1.5.5.7.3.1");
    assertThat(server.getCriticalExtensionOIDs())
        .containsExactlyInAnyOrder("2.5.29.19", "2.5.29.15");
    assertThat(authority.getBasicConstraints()).as("authorities below it").isZero();
    assertThat(authority.getKeyUsage()).containsOnlyOnce(true);
    assertThat(authority.getKeyUsage()[5]).as("signs certificates").isTrue();
    assertThat(authority.getCriticalExtensionOIDs())
        .containsExactlyInAnyOrder("2.5.29.19", "2.5.29.15");
  }

  @Test
  void namesTheKeyOfItsAuthority() throws Exception {
    ServerIdentity identity = identity(NOW, "localhost");
    byte[] id = identity.authority().getExtensionValue("2.5.29.14");
    byte[] named = identity.certificate().getExtensionValue("2.5.29.35");

    // Both end with the 20 bytes of the hash.
    assertThat(last20(named)).isEqualTo(last20(id));
    assertThat(last20(identity.certificate().getExtensionValue("2.5.29.14")))
        .isNotEqualTo(last20(id));
    assertThat(identity.certificate().getIssuerX500Principal())
        .isEqualTo(identity.authority().getSubjectX500Principal());
  }

  private static byte[] last20(byte[] extension) {
    return Arrays.copyOfRange(extension, extension.length - 20, extension.length);
  }

  @Test
  void isOfAnotherAuthorityEachTime() throws Exception {
    List<ServerIdentity> two = List.of(identity(NOW, "localhost"), identity(NOW, "localhost"));

    assertThat(two)
        .extracting(identity -> identity.authority().getSubjectX500Principal())
        .doesNotHaveDuplicates();
    assertThat(two.stream().flatMap(one -> Stream.of(one.certificate(), one.authority())))
        .extracting(X509Certificate::getSerialNumber)
        .doesNotHaveDuplicates()
        .allMatch(serial -> serial.signum() > 0);
  }

  /** Apple: at most 825 days. https://support.apple.com/en-us/103769 */
  @Test
  void isValidSinceYesterdayAndForNoLongerThanClientsAccept() throws Exception {
    X509Certificate server = identity(NOW, "localhost").certificate();

    assertThat(server.getNotBefore()).isEqualTo(Date.from(Instant.parse("2026-02-27T12:34:56Z")));
    assertThat(Duration.between(NOW, server.getNotAfter().toInstant()))
        .isBetween(Duration.ofDays(300), Duration.ofDays(824));
  }

  /** RFC 5280, section 4.1.2.5: from 2050 on, years are written with four digits. */
  @ParameterizedTest
  @ValueSource(strings = {"2048-06-01T00:00:00Z", "2049-06-01T00:00:00Z", "2050-06-01T00:00:00Z"})
  void hasTheDatesOfItsTimeInTheNextHalfOfTheCenturyToo(String time) throws Exception {
    ServerIdentity identity = identity(Instant.parse(time), "localhost");

    assertThat(identity.certificate().getNotBefore().toInstant().plus(Duration.ofDays(1)))
        .isEqualTo(Instant.parse(time));
    validate(identity.certificate(), identity.authority(), Instant.parse(time));
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 10, 100, 3000})
  void hasRoomForManyNames(int count) throws Exception {
    List<String> names = IntStream.range(0, count).mapToObj("n%d.test"::formatted).toList();

    X509Certificate server = identity(NOW, names.toArray(String[]::new)).certificate();

    assertThat(List.copyOf(server.getSubjectAlternativeNames()))
        .isEqualTo(names.stream().map(name -> List.of(2, name)).toList());
  }

  @Test
  @DisabledOnOs(value = OS.MAC, disabledReason = "its openssl is LibreSSL")
  void passesTheStrictChecksOfOpenSsl(@TempDir Path directory) throws Exception {
    assumeTrue(Files.isExecutable(Path.of("/usr/bin/openssl")), "there is no openssl");
    ServerIdentity identity = identity(Instant.now(), "localhost", "*.fake.test", "2001:db8::1");
    Path server = directory.resolve("server.pem");
    Path authority = directory.resolve("authority.pem");
    Files.writeString(server, Certificate.pem(identity.certificate()), US_ASCII);
    Files.writeString(authority, Certificate.pem(identity.authority()), US_ASCII);

    for (String name : List.of("localhost", "a.fake.test")) {
      assertThat(openSsl(authority, server, "-verify_hostname", name)).endsWith("server.pem: OK\n");
    }
    assertThat(openSsl(authority, server, "-verify_ip", "2001:db8::1"))
        .endsWith("server.pem: OK\n");
    assertThat(openSsl(authority, server, "-verify_hostname", "other.test"))
        .contains("hostname mismatch");
  }

  private static String openSsl(Path authority, Path server, String check, String name)
      throws Exception {
    Process process =
        new ProcessBuilder(
                "/usr/bin/openssl",
                "verify",
                "-x509_strict",
                "-purpose",
                "sslserver",
                "-CAfile",
                authority.toString(),
                check,
                name,
                server.toString())
            .redirectErrorStream(true)
            .start();
    return new String(process.getInputStream().readAllBytes(), US_ASCII);
  }

  private static ServerIdentity identity(Instant now, String... names)
      throws GeneralSecurityException {
    return ServerIdentity.of(
        Arrays.stream(names).map(HostName::of).toList(),
        now,
        () -> BigInteger.valueOf(SERIALS.incrementAndGet()));
  }

  private static void validate(X509Certificate server, X509Certificate authority, Instant time)
      throws Exception {
    PKIXParameters parameters = new PKIXParameters(Set.of(new TrustAnchor(authority, null)));
    parameters.setRevocationEnabled(false);
    parameters.setDate(Date.from(time));
    CertPathValidator.getInstance("PKIX")
        .validate(
            CertificateFactory.getInstance("X.509").generateCertPath(List.of(server)), parameters);
  }
}
