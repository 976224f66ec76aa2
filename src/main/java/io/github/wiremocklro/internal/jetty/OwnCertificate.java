package io.github.wiremocklro.internal.jetty;

import com.github.tomakehurst.wiremock.common.HttpsSettings;
import com.github.tomakehurst.wiremock.core.Options;
import com.github.tomakehurst.wiremock.core.WireMockConfiguration;
import io.github.wiremocklro.internal.tls.ServerIdentity;
import io.github.wiremocklro.internal.tls.ServerTls;
import java.util.Objects;
import wiremock.org.eclipse.jetty.server.ServerConnector;
import wiremock.org.eclipse.jetty.server.SslConnectionFactory;
import wiremock.org.eclipse.jetty.util.component.AbstractLifeCycle;
import wiremock.org.eclipse.jetty.util.ssl.SslContextFactory;

/**
 * The certificate that the server makes for itself, in place of WireMock's, which names no host.
 */
final class OwnCertificate {
  private static final String KEYSTORE = "--https-keystore, in Java options.keystorePath(...)";

  /** Of a store that is in memory alone, and read by nobody else. */
  private static final String PASSWORD = "";

  private OwnCertificate() {}

  /** Returns whether the server is to make it. */
  static boolean isWanted(Options options) {
    return options.httpsSettings().enabled() && !namesKeystore(options.httpsSettings());
  }

  private static boolean namesKeystore(HttpsSettings https) {
    return !https.keyStorePath().equals(defaults().keyStorePath());
  }

  /**
   * Checks what is said of it, and of a keystore in its place.
   *
   * @throws IllegalArgumentException if something of that would do nothing
   */
  static void check(Options options, ServerTls tls) {
    HttpsSettings https = options.httpsSettings();
    boolean given = namesKeystore(https);
    tls.askedForBy().ifPresent(option -> checkNotInVain(option, https.enabled(), given));
    if (!given && !isDefault(https)) {
      throw new IllegalArgumentException(
          "The password and the type of a keystore, and the password of its keys, do nothing without"
              + " the keystore: name it, "
              + KEYSTORE);
    }
  }

  private static void checkNotInVain(String option, boolean https, boolean keystore) {
    if (!https) {
      throw new IllegalArgumentException(
          option
              + " does nothing without HTTPS; add --https-port 8443, in Java"
              + " options.dynamicHttpsPort()");
    }
    if (keystore) {
      throw new IllegalArgumentException(
          option
              + " does nothing beside a keystore, which has a certificate of its own; leave out one"
              + " of them, the keystore is "
              + KEYSTORE);
    }
  }

  private static HttpsSettings defaults() {
    return WireMockConfiguration.options().httpsSettings();
  }

  private static boolean isDefault(HttpsSettings https) {
    HttpsSettings defaults = defaults();
    return Objects.equals(https.keyStorePassword(), defaults.keyStorePassword())
        && Objects.equals(https.keyStoreType(), defaults.keyStoreType())
        && Objects.equals(https.keyManagerPassword(), defaults.keyManagerPassword());
  }

  /** Puts it into a port that does not listen yet. */
  static void use(ServerIdentity identity, ServerConnector port) {
    SslContextFactory.Server certificates =
        port.getConnectionFactory(SslConnectionFactory.class).getSslContextFactory();
    certificates.setKeyStore(identity.keyStore(PASSWORD));
    certificates.setKeyStorePassword(PASSWORD);
    certificates.setKeyManagerPassword(PASSWORD);
  }

  /**
   * Returns what writes the authority's certificate into its file, as a part of Jetty's server.
   * Such parts start when the ports are taken, and before anybody is served: who finds a port taken
   * must not touch the file, which may be that of the server there.
   */
  static AbstractLifeCycle file(ServerTls tls) {
    return new AbstractLifeCycle() {
      @Override
      protected void doStart() {
        tls.writeAuthority();
      }
    };
  }
}
