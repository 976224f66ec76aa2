package io.github.wiremocklro.junit;

import com.github.tomakehurst.wiremock.WireMockServer;
import com.github.tomakehurst.wiremock.core.WireMockConfiguration;
import io.github.wiremocklro.FakeOperations;
import io.github.wiremocklro.WireMockLroServer;
import io.github.wiremocklro.protobuf.Apis;
import io.github.wiremocklro.verification.Lint;
import java.lang.reflect.Constructor;
import java.lang.reflect.Method;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;
import org.junit.jupiter.api.extension.AfterAllCallback;
import org.junit.jupiter.api.extension.AfterEachCallback;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.BeforeEachCallback;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.InvocationInterceptor;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;
import org.junit.jupiter.api.extension.ReflectiveInvocationContext;

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
 * <p>Settings belong where the extension is made, and are refused once a server has started. On
 * threads other than the test's, while several tests run at the same time, take a {@link
 * FakeOperations} parameter in the test method and hand it over: the extension cannot tell which
 * test such a thread works for. Stubs of {@link #wireMock()} are not of one test but of the server.
 */
public final class WireMockLroExtension extends DelegatingFakeOperations
    implements BeforeAllCallback,
        BeforeEachCallback,
        AfterEachCallback,
        AfterAllCallback,
        InvocationInterceptor,
        ParameterResolver {

  private final SharedServer server;
  private final TestScopes scopes = new TestScopes();
  private final List<Lint> lints = new CopyOnWriteArrayList<>();
  private volatile boolean forAllClasses;

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
    server = new SharedServer(configuration);
  }

  /**
   * Requires an OAuth 2.0 access token of all requests: {@link WireMockLroServer#requireAuth()}.
   *
   * <p>Example: {@code static final WireMockLroExtension fake = new
   * WireMockLroExtension().requireAuth()}.
   */
  public WireMockLroExtension requireAuth() {
    return with("requireAuth()", WireMockLroServer::requireAuth);
  }

  /**
   * Names hosts that the admin API may be reached as, as {@link WireMockLroServer#allowedHosts}
   * does: for tests in containers that control the fake.
   *
   * <p>Example: {@code new WireMockLroExtension().allowedHosts("host.testcontainers.internal")}.
   */
  public WireMockLroExtension allowedHosts(String... hosts) {
    List<String> names = List.of(hosts);
    return with("allowedHosts(...)", fake -> fake.allowedHosts(names.toArray(String[]::new)));
  }

  /**
   * Adds names to the certificate of HTTPS, as {@link WireMockLroServer#tlsNames} does.
   *
   * <p>Example: {@code new WireMockLroExtension(options ->
   * options.dynamicHttpsPort()).tlsNames("host.testcontainers.internal")}.
   */
  public WireMockLroExtension tlsNames(String... names) {
    List<String> all = List.of(names);
    return with("tlsNames(...)", fake -> fake.tlsNames(all.toArray(String[]::new)));
  }

  /**
   * Serves the APIs that a file describes, as {@link WireMockLroServer#api(Path)} does. The file is
   * read when a server starts.
   *
   * <p>Example: {@code new WireMockLroExtension().api(Path.of("src/test/apis/redis.binpb"))}.
   */
  public WireMockLroExtension api(Path file) {
    return with("api(...)", fake -> fake.api(file));
  }

  /**
   * Serves APIs that generated classes describe: {@link WireMockLroServer#api(Apis)}.
   *
   * <p>Example: {@code new WireMockLroExtension().api(Apis.of(RedisProto.getDescriptor()))}.
   */
  public WireMockLroExtension api(Apis apis) {
    return with("api(...)", fake -> fake.api(apis));
  }

  /**
   * Takes requests that do not fit their descriptors: {@link WireMockLroServer#lenient()}.
   *
   * <p>Example: {@code new WireMockLroExtension().lenient()}.
   */
  public WireMockLroExtension lenient() {
    return with("lenient()", WireMockLroServer::lenient);
  }

  /**
   * Asks for the parents of new resources: {@link WireMockLroServer#strictParents()}.
   *
   * <p>Example: {@code new WireMockLroExtension().strictParents()}.
   */
  public WireMockLroExtension strictParents() {
    return with("strictParents()", WireMockLroServer::strictParents);
  }

  /**
   * Lets ids decide fates in every API: {@link WireMockLroServer#fatesForAllApis()}.
   *
   * <p>Example: {@code new WireMockLroExtension().api(redis).fatesForAllApis()}.
   */
  public WireMockLroExtension fatesForAllApis() {
    return with("fatesForAllApis()", WireMockLroServer::fatesForAllApis);
  }

  private WireMockLroExtension with(String setting, Consumer<WireMockLroServer> change) {
    server.set(setting, change);
    return this;
  }

  /**
   * Gives the tests the scope that the application works in, in place of one that is made for each:
   * {@link #parent()} lies there, {@link #next} and {@link #failOn} look there, and it is reset
   * before and after each test. So tests with such scopes run one after another, whatever JUnit
   * would run in parallel. To be said once for each scope: the first is that of the test, the
   * others are {@link #in reached by their names}.
   *
   * <p>Example: {@code new WireMockLroExtension().scope("projects/my-app").scope("operations")}.
   *
   * @param scope the scope, or any name in it
   * @throws io.github.wiremocklro.operation.InvalidArgumentException if there can be no such scope
   */
  public WireMockLroExtension scope(String scope) {
    server.set("scope(...)", () -> scopes.fix(scope));
    return this;
  }

  /**
   * Lets the server run on from the first class to the end of the run: for an extension that
   * several classes share, in a static field of what they extend. Otherwise each of them has a
   * server of its own, at another address, and what one class keeps for the next does not find it,
   * such as an application context of Spring.
   *
   * <p>Example: {@code new WireMockLroExtension().scope("projects/my-app").forAllClasses()}.
   */
  public WireMockLroExtension forAllClasses() {
    server.set("forAllClasses()", () -> forAllClasses = true);
    return this;
  }

  /**
   * Lets each test fail, after its {@code @AfterEach} methods, if one of these finds something in
   * its scope. A test that has failed or was aborted is left as it is. Those of earlier calls stay.
   *
   * <p>Example: {@code new WireMockLroExtension().failOn(polledAfterDone(), leftRunning())}.
   */
  public WireMockLroExtension failOn(Lint... lints) {
    server.set("failOn(...)", () -> this.lints.addAll(List.of(lints)));
    return this;
  }

  /** Returns the WireMock server inside, for stubs of your own, which win over the shipped ones. */
  public WireMockServer wireMock() {
    return server.get().wireMock();
  }

  @Override
  public String baseUrl() {
    return server.get().baseUrl();
  }

  @Override
  public String caCertificate() {
    return server.get().caCertificate();
  }

  @Override
  FakeOperations delegate() {
    return scopes.current(server.get());
  }

  @Override
  public FakeOperations in(String scope) {
    return scopes.in(scope, server.get());
  }

  @Override
  public void beforeAll(ExtensionContext context) {
    if (forAllClasses) {
      ExtensionContext run = context.getRoot();
      WholeRun.begin(run, server, () -> server.acquire(run.getUniqueId()), () -> release(run));
    }
    server.acquire(context.getUniqueId());
    scopes.begin(context.getUniqueId());
  }

  @Override
  public <T> T interceptTestClassConstructor(
      Invocation<T> made, ReflectiveInvocationContext<Constructor<T>> by, ExtensionContext context)
      throws Throwable {
    return scopes.outside(context.getUniqueId(), made);
  }

  @Override
  public void interceptBeforeAllMethod(
      Invocation<Void> called, ReflectiveInvocationContext<Method> by, ExtensionContext context)
      throws Throwable {
    scopes.outside(context.getUniqueId(), called);
  }

  @Override
  public void interceptAfterAllMethod(
      Invocation<Void> called, ReflectiveInvocationContext<Method> by, ExtensionContext context)
      throws Throwable {
    scopes.outside(context.getUniqueId(), called);
  }

  @Override
  public void beforeEach(ExtensionContext context) throws InterruptedException {
    if (forAllClasses) {
      server.checkIsShared();
    }
    String test = context.getUniqueId();
    if (scopes.areShared()) {
      ScopeTurns.of(context).take(test, scopes);
    }
    scopes.enter(test, server.acquire(test), TestReport.of(context));
  }

  @Override
  public void afterEach(ExtensionContext context) {
    String test = context.getUniqueId();
    try {
      if (scopes.has(test)) {
        scopes
            .of(test)
            .check(lints, context.getExecutionException(), text -> report(context, text));
      }
    } finally {
      leave(context, test);
    }
  }

  /** Whatever fails in between, the next test has its turn. */
  private void leave(ExtensionContext context, String test) {
    try {
      scopes.leave(test);
    } finally {
      ScopeTurns.of(context).giveBack(test, scopes);
      release(context);
    }
  }

  @Override
  public void afterAll(ExtensionContext context) {
    scopes.end(context.getUniqueId());
    release(context);
  }

  private void release(ExtensionContext context) {
    server.release(
        context.getUniqueId(),
        fake ->
            new Outside(fake, scopes::isOfTests).left().ifPresent(left -> report(context, left)));
  }

  private static void report(ExtensionContext context, String text) {
    context.publishReportEntry("wiremock-lro", text);
  }

  @Override
  public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
    return new TestParameters(scopes, server).support(parameter, context);
  }

  @Override
  public FakeOperations resolveParameter(ParameterContext parameter, ExtensionContext context) {
    return new TestParameters(scopes, server).resolve(context);
  }
}
