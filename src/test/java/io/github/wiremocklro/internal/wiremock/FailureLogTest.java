package io.github.wiremocklro.internal.wiremock;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static com.github.tomakehurst.wiremock.client.WireMock.get;
import static com.github.tomakehurst.wiremock.core.WireMockConfiguration.wireMockConfig;
import static org.assertj.core.api.Assertions.assertThat;

import com.github.tomakehurst.wiremock.WireMockServer;
import com.github.tomakehurst.wiremock.admin.Router;
import com.github.tomakehurst.wiremock.common.Notifier;
import com.github.tomakehurst.wiremock.common.Slf4jNotifier;
import com.github.tomakehurst.wiremock.core.WireMockConfiguration;
import com.github.tomakehurst.wiremock.extension.AdminApiExtension;
import com.github.tomakehurst.wiremock.extension.ResponseDefinitionTransformerV2;
import com.github.tomakehurst.wiremock.extension.StubLifecycleListener;
import com.github.tomakehurst.wiremock.http.RequestMethod;
import com.github.tomakehurst.wiremock.http.ResponseDefinition;
import com.github.tomakehurst.wiremock.stubbing.ServeEvent;
import com.github.tomakehurst.wiremock.stubbing.StubMapping;
import io.github.wiremocklro.WireMockLroServer;
import io.github.wiremocklro.internal.api.Catalog;
import io.github.wiremocklro.internal.auth.AccessTokens;
import io.github.wiremocklro.internal.auth.AllowedHosts;
import io.github.wiremocklro.internal.engine.ClockControls;
import io.github.wiremocklro.internal.engine.IdGenerator;
import io.github.wiremocklro.internal.engine.LocationsService;
import io.github.wiremocklro.internal.engine.OperationControls;
import io.github.wiremocklro.internal.engine.OperationsService;
import io.github.wiremocklro.internal.engine.PoliciesService;
import io.github.wiremocklro.internal.engine.ReadingMemory;
import io.github.wiremocklro.internal.engine.ResourcesService;
import io.github.wiremocklro.internal.engine.StateControls;
import io.github.wiremocklro.internal.engine.Store;
import io.github.wiremocklro.internal.engine.Stores;
import io.github.wiremocklro.internal.engine.TimeSource;
import io.github.wiremocklro.internal.tls.ServerTls;
import io.github.wiremocklro.internal.wiremock.Rest.Reply;
import io.github.wiremocklro.operation.Limits;
import java.io.IOException;
import java.security.SecureRandom;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import java.util.logging.Handler;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import wiremock.com.fasterxml.jackson.databind.JsonNode;
import wiremock.com.fasterxml.jackson.databind.node.TextNode;

/** Whatever becomes a 500 is told, with its stack trace, once, and to somebody who hears it. */
class FailureLogTest {
  private static final Logger JDK = Logger.getLogger("io.github.wiremocklro");

  private static final int MORE_THAN_JETTY_KEEPS = 50_000;

  private final String id = UUID.randomUUID().toString();
  private final List<Throwable> jdk = new CopyOnWriteArrayList<>();
  private final List<Throwable> notified = new CopyOnWriteArrayList<>();
  private final Handler handler = new Collecting();

  @BeforeEach
  void listen() {
    JDK.addHandler(handler);
  }

  @AfterEach
  void listenNoMore() {
    JDK.removeHandler(handler);
  }

  @ParameterizedTest
  @ValueSource(
      classes = {
        IllegalStateException.class,
        NoSuchMethodError.class,
        NoClassDefFoundError.class,
        StackOverflowError.class
      })
  void ofAnEmbeddedServerToTheLogOfTheJdk(Class<? extends Throwable> type) {
    try (WireMockLroServer fake = failing(type, options -> {})) {
      assertIsFailure(new Rest(fake::baseUrl).get("/failing"), type);

      assertThat(jdk).singleElement().isInstanceOf(type);
      assertThat(jdk.get(0).getStackTrace()).isNotEmpty();
    }
  }

  @Test
  void toTheNotifierOfTheUserWhereThereIsOne() {
    try (WireMockLroServer fake =
        failing(NoSuchMethodError.class, options -> options.notifier(new Notifying()))) {
      assertIsFailure(new Rest(fake::baseUrl).get("/failing"), NoSuchMethodError.class);

      assertThat(notified).singleElement().isInstanceOf(NoSuchMethodError.class);
      assertThat(jdk).isEmpty();
    }
  }

  /** Without a binding it is heard by nobody, whoever has set it. */
  @Test
  void ofAServerWithTheSlf4jNotifierToTheLogOfTheJdk() {
    try (WireMockLroServer fake =
        failing(NoSuchMethodError.class, options -> options.notifier(new Slf4jNotifier(true)))) {
      assertIsFailure(new Rest(fake::baseUrl).get("/failing"), NoSuchMethodError.class);

      assertThat(jdk).singleElement().isInstanceOf(NoSuchMethodError.class);
    }
  }

  @Test
  void ofWhatATemplateCallsToTheLogOfTheJdk() {
    HelperErrors.thrown(
        () -> {
          FailureLog.failed("a helper failed", new NoSuchMethodError(id));
          return "";
        });

    assertThat(jdk).singleElement().isInstanceOf(NoSuchMethodError.class);
  }

  @Test
  void ofARouteOfTheAdminApiToTheLogOfTheJdk() {
    try (WireMockLroServer fake = failing(NoSuchMethodError.class, options -> {})) {
      assertIsFailure(new Rest(fake::baseUrl).get("/__admin/failing"), NoSuchMethodError.class);

      assertThat(jdk).singleElement().isInstanceOf(NoSuchMethodError.class);
    }
  }

  /** WireMock has told its notifier itself. */
  @Test
  void ofARouteOfTheAdminApiToTheNotifierOfTheUserOnce() {
    try (WireMockLroServer fake =
        failing(NoSuchMethodError.class, options -> options.notifier(new Notifying()))) {
      assertIsFailure(new Rest(fake::baseUrl).get("/__admin/failing"), NoSuchMethodError.class);

      assertThat(notified).singleElement().isInstanceOf(NoSuchMethodError.class);
      assertThat(jdk).isEmpty();
    }
  }

  /** The client does not see it: WireMock ends the reply as though it were whole. */
  @ParameterizedTest
  @ValueSource(classes = {IllegalStateException.class, NoSuchMethodError.class})
  void ofAReplyThatHasBegun(Class<? extends Throwable> type) {
    try (WireMockLroServer fake = failing(type, options -> {})) {
      assertThat(replyThatFailsAmid(fake)).startsWith("HTTP/1.1 200 ");

      assertThat(jdk).singleElement().isInstanceOf(type);
    }
  }

  /** As it is when the client goes. */
  @Test
  void notOfAReplyThatCannotBeSent() {
    try (WireMockLroServer fake = failing(IOException.class, options -> {})) {
      assertThat(replyThatFailsAmid(fake)).startsWith("HTTP/1.1 200 ");

      assertThat(jdk).isEmpty();
    }
  }

  /** The connection has its next reply once the server is done with this one. */
  private static String replyThatFailsAmid(WireMockLroServer fake) {
    try (Raw client = new Raw(fake.baseUrl())) {
      return client
          .send("GET /__admin/requests-amid HTTP/1.1\r\nHost: localhost\r\n\r\n")
          .send("GET /__admin/health HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n")
          .readToTheEnd();
    }
  }

  /** WireMock's own tasks do so where a body lacks something, and that is the client's fault. */
  @Test
  void ofAnExtensionThatWireMocksAdminApiCalls() {
    try (WireMockLroServer fake =
        failing(NullPointerException.class, options -> options.extensions(new FailingOnStubs()))) {
      Reply reply =
          new Rest(fake::baseUrl).post("/__admin/mappings", "{\"name\": \"not expected\"}");

      assertIsFailure(reply, NullPointerException.class);
      assertThat(jdk).singleElement().isInstanceOf(NullPointerException.class);
    }
  }

  @Test
  void ofTheLibraryInAPlainWireMockToTheLogOfTheJdk() {
    WireMockServer plain =
        new WireMockServer(
            wireMockConfig().dynamicPort().extensions(new LroExtensions(broken(), false)));
    plain.start();
    try {
      Reply reply =
          new Rest(plain::baseUrl)
              .post(
                  "/__admin/ext/lro/operations",
                  "{\"operation\": {\"parent\": \"projects/p/locations/l\"}}");

      assertIsFailure(reply, NoSuchMethodError.class);
      assertThat(jdk).singleElement().isInstanceOf(NoSuchMethodError.class);
    } finally {
      plain.stop();
    }
  }

  private void assertIsFailure(Reply reply, Class<? extends Throwable> type) {
    assertThat(reply.error()).isEqualTo("500 INTERNAL INTERNAL");
    assertThat(reply.message()).contains(type.getSimpleName(), id);
  }

  private WireMockLroServer failing(
      Class<? extends Throwable> type, Consumer<WireMockConfiguration> more) {
    WireMockLroServer fake =
        new WireMockLroServer(
                options -> {
                  options.extensions(new Failing(type));
                  more.accept(options);
                })
            .start();
    fake.wireMock().stubFor(get("/failing").willReturn(aResponse().withTransformers("failing")));
    return fake;
  }

  /** Returns the services of a fake whose every new name is a failure. */
  private LroServices broken() {
    Store store = new Store(TimeSource.system(), Limits.DEFAULTS, Stores.DATAPLEX);
    AtomicBoolean breaks = new AtomicBoolean();
    IdGenerator ids =
        new IdGenerator(
            new SecureRandom() {
              @Override
              public void nextBytes(byte[] bytes) {
                if (breaks.get()) {
                  throw new NoSuchMethodError(id);
                }
                super.nextBytes(bytes);
              }
            });
    ResourcesService resources = new ResourcesService(store, ids);
    OperationsService operations = new OperationsService(store, ids, resources);
    OperationControls controls = new OperationControls(store, ids, resources);
    breaks.set(true);
    return new LroServices(
        new Catalog(),
        operations,
        controls,
        new ClockControls(store),
        resources,
        new PoliciesService(store, resources, name -> false),
        new LocationsService(store, new IdGenerator(new SecureRandom())),
        new StateControls(store, resources),
        ids,
        new AccessTokens(),
        new Clients(),
        new AllowedHosts(),
        new Credentials(),
        new ServerTls(() -> TimeSource.system().start(), ids::secret),
        Limits.DEFAULTS,
        ReadingMemory.ofTheJvm(),
        new Pipeline(),
        new MappingsImport());
  }

  /** An extension that does not fit. */
  private final class Failing implements ResponseDefinitionTransformerV2, AdminApiExtension {
    private final Class<? extends Throwable> type;
    private final AtomicInteger elements = new AtomicInteger();

    Failing(Class<? extends Throwable> type) {
      this.type = type;
    }

    @Override
    public String getName() {
      return "failing";
    }

    @Override
    public boolean applyGlobally() {
      return false;
    }

    @Override
    public ResponseDefinition transform(ServeEvent event) {
      return FailureLogTest.<RuntimeException, ResponseDefinition>fail(made());
    }

    @Override
    public void contributeAdminApiRoutes(Router router) {
      router.add(
          RequestMethod.GET,
          "/failing",
          (admin, event, path) ->
              FailureLogTest.<RuntimeException, ResponseDefinition>fail(made()));
      router.add(
          RequestMethod.GET,
          "/requests-amid",
          (admin, event, path) -> new StreamedJson("list", Stream.generate(this::next), ""));
    }

    private JsonNode next() {
      if (elements.incrementAndGet() == MORE_THAN_JETTY_KEEPS) {
        FailureLogTest.<RuntimeException, JsonNode>fail(made());
      }
      return TextNode.valueOf("x");
    }

    private Throwable made() {
      return FailureLogTest.this.made(type);
    }
  }

  /** A listener of the user's that does not expect something. */
  private final class FailingOnStubs implements StubLifecycleListener {
    @Override
    public String getName() {
      return "failing-on-stubs";
    }

    @Override
    public void beforeStubCreated(StubMapping stub) {
      if ("not expected".equals(stub.getName())) {
        FailureLogTest.<RuntimeException, Void>fail(made(NullPointerException.class));
      }
    }
  }

  private Throwable made(Class<? extends Throwable> type) {
    try {
      return type.getConstructor(String.class).newInstance(id);
    } catch (ReflectiveOperationException e) {
      throw new AssertionError(e);
    }
  }

  @SuppressWarnings("unchecked") // Any exception may go for an unchecked one.
  private static <E extends Throwable, T> T fail(Throwable failure) throws E {
    throw (E) failure;
  }

  private final class Notifying implements Notifier {
    @Override
    public void info(String message) {}

    @Override
    public void error(String message) {}

    @Override
    public void error(String message, Throwable cause) {
      notified.add(cause);
    }
  }

  /** Collects what this test has brought about, and no other. */
  private final class Collecting extends Handler {
    @Override
    public void publish(LogRecord logged) {
      Throwable failure = logged.getThrown();
      if (failure != null && String.valueOf(failure.getMessage()).contains(id)) {
        jdk.add(failure);
      }
    }

    @Override
    public void flush() {}

    @Override
    public void close() {}
  }
}
