package io.github.wiremocklro.junit;

import com.github.tomakehurst.wiremock.WireMockServer;
import com.github.tomakehurst.wiremock.core.WireMockConfiguration;
import io.github.wiremocklro.FakeOperations;
import io.github.wiremocklro.WireMockLroServer;
import io.github.wiremocklro.verification.Lint;
import io.github.wiremocklro.verification.LintReport;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;
import org.junit.jupiter.api.extension.AfterAllCallback;
import org.junit.jupiter.api.extension.AfterEachCallback;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.BeforeEachCallback;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;

/**
 * A fake for the tests of a class. In a static field it runs once for the class, in an instance
 * field once for each test; either way each test has a scope of its own, {@link #parent()}, so that
 * tests may run at the same time on one server.
 *
 * <pre>{@code
 * @RegisterExtension static final WireMockLroExtension fake = new WireMockLroExtension();
 *
 * @Test
 * void completesDespiteTheCancel() {
 *   Operation operation = fake.start(operation().doneAfter(never()).onCancel(completes()));
 *   // point a client at fake.baseUrl()
 * }
 * }</pre>
 *
 * <p>On threads other than the test's, while several tests run at the same time, take a {@link
 * FakeOperations} parameter in the test method and hand it over: the extension cannot tell which
 * test such a thread works for. Stubs of {@link #wireMock()} are not of one test but of the server.
 */
public final class WireMockLroExtension extends DelegatingFakeOperations
    implements BeforeAllCallback,
        BeforeEachCallback,
        AfterEachCallback,
        AfterAllCallback,
        ParameterResolver {

  private final SharedServer server;
  private volatile boolean authRequired;
  private final List<String> allowedHosts = new CopyOnWriteArrayList<>();
  private final TestScopes scopes = new TestScopes();
  private final List<Lint> lints = new CopyOnWriteArrayList<>();

  /** Creates a fake with the defaults: loopback, a free port, the shipped mappings. */
  public WireMockLroExtension() {
    this(options -> {});
  }

  /**
   * Creates a fake with options of WireMock's own, on top of the defaults.
   *
   * <p>Example: {@code new WireMockLroExtension(options ->
   * options.usingFilesUnderDirectory("src/test/resources"))}.
   */
  public WireMockLroExtension(Consumer<WireMockConfiguration> configuration) {
    this.server =
        new SharedServer(
            () -> {
              WireMockLroServer fake =
                  new WireMockLroServer(configuration)
                      .allowedHosts(allowedHosts.toArray(String[]::new));
              return authRequired ? fake.requireAuth() : fake;
            });
  }

  /**
   * Requires an OAuth 2.0 access token of all requests to the API, as {@link
   * WireMockLroServer#requireAuth()} does. To be said where the extension is made: it is for the
   * servers that start from then on.
   *
   * <p>Example: {@code static final WireMockLroExtension fake = new
   * WireMockLroExtension().requireAuth()}.
   */
  public WireMockLroExtension requireAuth() {
    authRequired = true;
    return this;
  }

  /**
   * Names hosts that the admin API may be reached as, as {@link WireMockLroServer#allowedHosts}
   * does: for tests in containers that control the fake. To be said where the extension is made.
   *
   * <p>Example: {@code new WireMockLroExtension().allowedHosts("host.testcontainers.internal")}.
   */
  public WireMockLroExtension allowedHosts(String... hosts) {
    allowedHosts.addAll(List.of(hosts));
    return this;
  }

  /**
   * Lets each test fail, after its {@code @AfterEach} methods, if one of these finds something in
   * its scope. A test that has failed or was aborted is left as it is.
   *
   * <p>Example: {@code new WireMockLroExtension().failOn(polledAfterDone(), leftRunning())}.
   *
   * @return this, which applies them on top of those of earlier calls
   */
  public WireMockLroExtension failOn(Lint... lints) {
    this.lints.addAll(List.of(lints));
    return this;
  }

  /** Returns the WireMock server inside, for stubs of your own, which win over the shipped ones. */
  public WireMockServer wireMock() {
    return server.get().wireMock();
  }

  @Override
  FakeOperations delegate() {
    return scopes.current(server.get());
  }

  @Override
  public void beforeAll(ExtensionContext context) {
    server.acquire();
  }

  @Override
  public void beforeEach(ExtensionContext context) {
    scopes.enter(context.getUniqueId(), server.acquire());
  }

  @Override
  public void afterEach(ExtensionContext context) {
    try {
      if (!lints.isEmpty() && context.getExecutionException().isEmpty()) {
        checkLints(scopes.of(context.getUniqueId()));
      }
    } finally {
      scopes.leave(context.getUniqueId());
      server.release();
    }
  }

  @Override
  public void afterAll(ExtensionContext context) {
    server.release();
  }

  private void checkLints(FakeOperations fake) {
    LintReport report = fake.lint(lints.toArray(Lint[]::new));
    if (!report.isClean()) {
      throw new AssertionError(report.message());
    }
  }

  @Override
  public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
    return parameter.getParameter().getType() == FakeOperations.class
        && scopes.has(context.getUniqueId());
  }

  @Override
  public FakeOperations resolveParameter(ParameterContext parameter, ExtensionContext context) {
    return scopes.of(context.getUniqueId());
  }
}
