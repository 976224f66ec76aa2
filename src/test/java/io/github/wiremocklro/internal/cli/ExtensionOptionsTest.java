package io.github.wiremocklro.internal.cli;

import static io.github.wiremocklro.operation.OperationScript.operation;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.github.tomakehurst.wiremock.core.Options;
import com.github.tomakehurst.wiremock.extension.Extension;
import com.github.tomakehurst.wiremock.extension.ExtensionFactory;
import com.github.tomakehurst.wiremock.extension.WireMockServices;
import com.github.tomakehurst.wiremock.http.AdminRequestHandler;
import com.github.tomakehurst.wiremock.http.HttpServer;
import com.github.tomakehurst.wiremock.http.HttpServerFactory;
import com.github.tomakehurst.wiremock.http.StubRequestHandler;
import io.github.wiremocklro.WireMockLroServer;
import io.github.wiremocklro.wiremock.LroExtensionFactory;
import java.io.IOException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.ServiceConfigurationError;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Extensions of users, which are named, or declare themselves on the class path. */
public class ExtensionOptionsTest {
  @TempDir private Path jar;

  @Test
  void thatDeclareThemselvesAreFound() throws IOException {
    declare(Extension.class, One.class);
    declare(ExtensionFactory.class, Factory.class);

    try (WireMockLroServer fake = onItsClassPath(StartedServer::with)) {
      assertThat(fake.wireMock().getLoadedExtensionNames()).contains("one", "made");
      assertThat(fake.start(operation()).done()).as("ours are there").isFalse();
    }
  }

  @Test
  @Shows("disable-extensions-scanning")
  void thatDeclareThemselvesAreLeftAloneWhenToldSo() throws IOException {
    declare(Extension.class, One.class);

    try (WireMockLroServer fake =
        onItsClassPath(() -> StartedServer.with("--disable-extensions-scanning"))) {
      assertThat(fake.wireMock().getLoadedExtensionNames())
          .doesNotContain("one")
          .contains("start-operation");
    }
  }

  @Test
  void ofAnEmbeddedServerAreLookedForWhenItIsToldSoAsInWireMock() throws IOException {
    declare(Extension.class, One.class);

    for (boolean scanning : new boolean[] {true, false}) {
      try (WireMockLroServer fake =
          onItsClassPath(
              () ->
                  new WireMockLroServer(options -> options.extensionScanningEnabled(scanning))
                      .start())) {
        assertThat(fake.wireMock().getLoadedExtensionNames().contains("one")).isEqualTo(scanning);
      }
    }
  }

  @Test
  @Shows("extensions")
  void andFactoriesOfThemMayBeNamed() {
    try (WireMockLroServer fake =
        StartedServer.with("--extensions", One.class.getName() + "," + Factory.class.getName())) {
      assertThat(fake.wireMock().getLoadedExtensionNames()).contains("one", "made");
    }
  }

  @Test
  void thatAreNamedAndDeclareThemselvesAreThereOnce() throws IOException {
    declare(Extension.class, One.class);
    declare(ExtensionFactory.class, Factory.class);
    String names =
        String.join(
            ",", One.class.getName(), Factory.class.getName(), LroExtensionFactory.class.getName());

    try (WireMockLroServer fake = onItsClassPath(() -> StartedServer.with("--extensions", names));
        WireMockLroServer unscanned =
            StartedServer.with("--disable-extensions-scanning", "--extensions", names)) {
      assertThat(fake.wireMock().getLoadedExtensionNames()).contains("one", "made");
      assertThat(unscanned.wireMock().getLoadedExtensionNames()).contains("one", "made");
    }
  }

  @Test
  void ofThisLibraryMayBeGivenToItsOwnServer() {
    try (WireMockLroServer fake =
        new WireMockLroServer(options -> options.extensions(new LroExtensionFactory()))) {
      fake.start(operation().name("projects/p/locations/l/operations/o"));

      assertThat(fake.records()).hasSize(1);
    }
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          no.such.Extension      | --extensions: no.such.Extension is not on the class path
          java.lang.String       | --extensions: java.lang.String is neither an Extension nor
          %sHidden               | --extensions: %sHidden has to be public, with a public constructor
          %sBroken               | --extensions: %sBroken cannot be made: java.lang.IllegalStateException: no
          %1$sOne,%1$sOne        | --extensions: %1$sOne has a name that another has: one
          """)
  void thatCannotBeAreRefusedByTheirName(String name, String message) {
    String here = ExtensionOptionsTest.class.getName() + "$";

    assertThatThrownBy(
            () -> WireMockLroServer.fromCommandLine("--extensions", name.formatted(here, here)))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageStartingWith(message.formatted(here, here))
        .extracting(Throwable::getMessage)
        .asString()
        .hasLineCount(1);
  }

  @Test
  void thatAreDeclaredAndNotThereAreNamed() throws IOException {
    write(Extension.class, "no.such.Extension");

    assertThatThrownBy(() -> onItsClassPath(StartedServer::with))
        .isInstanceOf(ServiceConfigurationError.class)
        .hasMessageContaining("Provider no.such.Extension not found");
  }

  @Test
  void thatBringAnHttpServerAreRefusedForTheServerOfThisLibraryHasItsOwn() throws IOException {
    declare(Extension.class, ForeignServer.class);

    assertThatThrownBy(() -> onItsClassPath(StartedServer::with))
        .isInstanceOf(IllegalStateException.class)
        .hasMessageContaining("foreign (%s)".formatted(ForeignServer.class.getName()))
        .hasMessageContaining("--disable-extensions-scanning");
    try (WireMockLroServer fake =
        onItsClassPath(() -> StartedServer.with("--disable-extensions-scanning"))) {
      assertThat(fake.wireMock().isRunning()).isTrue();
    }
  }

  private void declare(Class<?> service, Class<?> provider) throws IOException {
    write(service, provider.getName());
  }

  private void write(Class<?> service, String provider) throws IOException {
    Path folder = Files.createDirectories(jar.resolve("META-INF/services"));
    Files.writeString(folder.resolve(service.getName()), provider);
  }

  /** Of this thread, where WireMock looks for what declares itself. */
  private <T> T onItsClassPath(Supplier<T> action) throws IOException {
    Thread thread = Thread.currentThread();
    ClassLoader before = thread.getContextClassLoader();
    try (URLClassLoader loader = new URLClassLoader(new URL[] {jar.toUri().toURL()}, before)) {
      thread.setContextClassLoader(loader);
      return action.get();
    } finally {
      thread.setContextClassLoader(before);
    }
  }

  /** An extension with a name. */
  public static class One implements Extension {
    @Override
    public String getName() {
      return "one";
    }
  }

  /** Makes one. */
  public static final class Factory implements ExtensionFactory {
    @Override
    public List<Extension> create(WireMockServices services) {
      return List.of(
          new One() {
            @Override
            public String getName() {
              return "made";
            }
          });
    }
  }

  /** As that of WireMock's extension for gRPC. */
  public static final class ForeignServer implements HttpServerFactory {
    @Override
    public String getName() {
      return "foreign";
    }

    @Override
    public HttpServer buildHttpServer(
        Options options, AdminRequestHandler admin, StubRequestHandler stubs) {
      throw new AssertionError("asked for a server");
    }
  }

  /** Cannot be made from outside. */
  static final class Hidden extends One {}

  /** Cannot be made at all. */
  public static final class Broken extends One {
    public Broken() {
      throw new IllegalStateException("no");
    }
  }
}
