package io.github.wiremocklro.internal.wiremock;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static com.github.tomakehurst.wiremock.client.WireMock.get;
import static com.github.tomakehurst.wiremock.core.WireMockConfiguration.wireMockConfig;
import static org.assertj.core.api.Assertions.assertThat;

import com.github.tomakehurst.wiremock.WireMockServer;
import com.github.tomakehurst.wiremock.admin.Router;
import com.github.tomakehurst.wiremock.common.Notifier;
import com.github.tomakehurst.wiremock.core.WireMockConfiguration;
import com.github.tomakehurst.wiremock.extension.AdminApiExtension;
import com.github.tomakehurst.wiremock.extension.ResponseDefinitionTransformerV2;
import com.github.tomakehurst.wiremock.http.RequestMethod;
import com.github.tomakehurst.wiremock.http.ResponseDefinition;
import com.github.tomakehurst.wiremock.stubbing.ServeEvent;
import io.github.wiremocklro.WireMockLroServer;
import io.github.wiremocklro.internal.auth.AccessTokens;
import io.github.wiremocklro.internal.auth.AllowedHosts;
import io.github.wiremocklro.internal.engine.ClockControls;
import io.github.wiremocklro.internal.engine.IdGenerator;
import io.github.wiremocklro.internal.engine.OperationControls;
import io.github.wiremocklro.internal.engine.OperationsService;
import io.github.wiremocklro.internal.engine.ResourcesService;
import io.github.wiremocklro.internal.engine.Store;
import io.github.wiremocklro.internal.engine.TimeSource;
import io.github.wiremocklro.internal.wiremock.Rest.Reply;
import io.github.wiremocklro.operation.Limits;
import java.security.SecureRandom;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Consumer;
import java.util.logging.Handler;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Whatever becomes a 500 is told, with its stack trace, once, and to somebody who hears it. */
class FailureLogTest {
  private static final Logger JDK = Logger.getLogger("io.github.wiremocklro");

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
    Store store = new Store(TimeSource.system(), Limits.DEFAULTS);
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
        operations,
        controls,
        new ClockControls(store),
        resources,
        ids,
        new AccessTokens(),
        new AllowedHosts(),
        new Credentials(),
        Limits.DEFAULTS);
  }

  /** An extension that does not fit. */
  private final class Failing implements ResponseDefinitionTransformerV2, AdminApiExtension {
    private final Class<? extends Throwable> type;

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
    }

    private Throwable made() {
      try {
        return type.getConstructor(String.class).newInstance(id);
      } catch (ReflectiveOperationException e) {
        throw new AssertionError(e);
      }
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
