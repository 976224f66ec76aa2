package io.github.wiremocklro;

import static com.github.tomakehurst.wiremock.client.WireMock.any;
import static com.github.tomakehurst.wiremock.client.WireMock.ok;
import static com.github.tomakehurst.wiremock.client.WireMock.urlEqualTo;
import static com.github.tomakehurst.wiremock.core.WireMockConfiguration.wireMockConfig;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.github.tomakehurst.wiremock.common.ConsoleNotifier;
import com.github.tomakehurst.wiremock.common.ProxySettings;
import com.github.tomakehurst.wiremock.common.SingleRootFileSource;
import com.github.tomakehurst.wiremock.common.ssl.KeyStoreSettings;
import com.github.tomakehurst.wiremock.core.Options;
import com.github.tomakehurst.wiremock.core.WireMockConfiguration;
import com.github.tomakehurst.wiremock.jetty.JettyHttpServerFactory;
import com.github.tomakehurst.wiremock.standalone.JsonFileMappingsSource;
import com.github.tomakehurst.wiremock.store.DefaultStores;
import com.github.tomakehurst.wiremock.stubbing.StubMappings;
import io.github.wiremocklro.internal.cli.NoFiles;
import io.github.wiremocklro.internal.wiremock.LroServices;
import io.github.wiremocklro.internal.wiremock.Rest;
import io.github.wiremocklro.operation.Limits;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.lang.reflect.Proxy;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.assertj.core.api.recursive.comparison.RecursiveComparisonConfiguration;
import org.assertj.core.api.recursive.comparison.RecursiveComparisonDifferenceCalculator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Each setting of WireMock's configuration is honoured by a server in Java, or refused. */
class EverySettingTest {
  /**
   * Those that the tests below, ExtensionOptionsTest and HiddenCredentialsTest show, as they are
   * not handed on as they are.
   */
  private static final Set<String> SHOWN =
      Set.of(
          "asynchronousResponseEnabled",
          "asynchronousResponseThreads",
          "extensions",
          "extensionFactories",
          "filenameTemplate",
          "httpServerFactory",
          "mappingSource",
          "notifier",
          "proxyPassThrough",
          "stubRequestLoggingDisabled",
          "withStores");

  /** WireMock itself does nothing with it, since there is jettyHeaderRequestSize. */
  private static final String VOID = "jettyHeaderBufferSize";

  /** What WireMock makes of other settings; and what our server adds something to. */
  private static final Set<String> MADE =
      Set.of("getStores", "mappingsLoader", "mappingsSaver", "getDeclaredExtensions");

  static Stream<Method> settings() {
    return Arrays.stream(WireMockConfiguration.class.getMethods())
        .filter(method -> method.getReturnType() == WireMockConfiguration.class)
        .filter(method -> !Modifier.isStatic(method.getModifiers()))
        .filter(method -> !SHOWN.contains(method.getName()))
        .filter(method -> !VOID.equals(method.getName()));
  }

  @ParameterizedTest
  @MethodSource("settings")
  void isToldToWireMock(Method setting) {
    Object[] first = values(setting, 1);
    Object[] second = values(setting, 2);
    Options one = with(setting, first, wireMockConfig());
    Options other = first.length == 0 ? wireMockConfig() : with(setting, second, wireMockConfig());

    List<Method> told =
        Arrays.stream(Options.class.getMethods())
            .filter(method -> method.getParameterCount() == 0)
            .filter(method -> !MADE.contains(method.getName()))
            .filter(method -> !same(method, one, other))
            .toList();

    assertThat(told).as("what WireMock is told by it").isNotEmpty();
    Options ours = embedded(options -> with(setting, first, options));
    assertThat(told).allMatch(method -> same(method, ours, one));
    if (first.length > 0) {
      Options ours2 = embedded(options -> with(setting, second, options));
      assertThat(told).allMatch(method -> same(method, ours2, other));
    }
  }

  @Test
  void forAnotherHttpServerIsRefused() {
    assertThatThrownBy(
            () ->
                new WireMockLroServer(
                    options -> options.httpServerFactory(new JettyHttpServerFactory())))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("httpServerFactory(...) cannot be set here")
        .hasMessageContaining("new LroExtensionFactory()");
  }

  @Test
  void forDelayedRepliesIsHonoured() {
    Options options =
        embedded(
            settings -> settings.asynchronousResponseEnabled(false).asynchronousResponseThreads(7));

    assertThat(options.getAsynchronousResponseSettings().isEnabled()).isFalse();
    assertThat(options.getAsynchronousResponseSettings().getThreads()).isEqualTo(7);
  }

  @Test
  void forTheNamesOfSavedMappingsIsHonoured() {
    Options options = embedded(settings -> settings.filenameTemplate("{{{method}}}.json"));

    assertThat(options.getFilenameMaker().filenameFor(any(urlEqualTo("/")).build()))
        .isEqualTo("any.json");
  }

  @Test
  void forStoresOfTheUsersOwnIsHonoured() {
    DefaultStores stores = new DefaultStores(new SingleRootFileSource("."));

    assertThat(embedded(options -> options.withStores(stores)).getStores()).isSameAs(stores);
  }

  @Test
  void forMappingsOfTheUsersOwnIsHonoured() {
    UsersSource source = new UsersSource();

    try (WireMockLroServer fake =
        new WireMockLroServer(options -> options.mappingSource(source)).start()) {
      assertThat(new Rest(fake::baseUrl).get("/users-own").body()).isEqualTo("mine");
    }
  }

  @Test
  void forBrowsersThatArePassedOnIsHonoured() {
    Options options = embedded(settings -> settings.proxyPassThrough(false));

    assertThat(options.getStores().getSettingsStore().get().getProxyPassThrough()).isFalse();
  }

  @Test
  void forTheLogIsHonouredWhereThereIsOne() {
    for (boolean disabled : new boolean[] {true, false}) {
      Options options =
          embedded(
              settings ->
                  settings
                      .notifier(new ConsoleNotifier(true))
                      .stubRequestLoggingDisabled(disabled));

      assertThat(options.getStubRequestLoggingDisabled()).isEqualTo(disabled);
    }
  }

  private static Options embedded(Consumer<WireMockConfiguration> configuration) {
    return EmbeddedOptions.of(LroServices.create(Limits.DEFAULTS), configuration);
  }

  private static Object[] values(Method setting, int n) {
    return Arrays.stream(setting.getParameterTypes()).map(type -> value(type, n)).toArray();
  }

  private static WireMockConfiguration with(
      Method setting, Object[] values, WireMockConfiguration options) {
    invoke(setting, options, values);
    return options;
  }

  private static Object value(Class<?> type, int n) {
    if (type == boolean.class) {
      return n == 1;
    }
    if (type == int.class || type == Integer.class) {
      return 70 + n;
    }
    if (type == Long.class) {
      return 70L + n;
    }
    if (type == String.class) {
      return "{{{v" + n + "}}}";
    }
    if (type == String[].class) {
      return new String[] {"v" + n};
    }
    if (type == List.class) {
      return List.of("v" + n);
    }
    if (type == Set.class) {
      return Set.of("v" + n);
    }
    if (type == Optional.class) {
      return Optional.of(70 + n);
    }
    if (type == ProxySettings.class) {
      return new ProxySettings("v" + n, n);
    }
    if (type == KeyStoreSettings.class) {
      return new KeyStoreSettings("v" + n, "v", "JKS");
    }
    if (type.isEnum()) {
      return type.getEnumConstants()[n];
    }
    // That there is none for a type is for whoever adds one to decide.
    assertThat(type).isInterface();
    return Proxy.newProxyInstance(
        type.getClassLoader(), new Class<?>[] {type}, (proxy, method, arguments) -> proxy);
  }

  private static boolean same(Method told, Options one, Options other) {
    Object first = invoke(told, one);
    Object second = invoke(told, other);
    if (first == second || first == null || second == null || first instanceof Proxy) {
      return first == second;
    }
    return first.equals(second)
        || new RecursiveComparisonDifferenceCalculator()
            .determineDifferences(first, second, new RecursiveComparisonConfiguration())
            .isEmpty();
  }

  private static Object invoke(Method method, Object target, Object... values) {
    try {
      return method.invoke(target, values);
    } catch (ReflectiveOperationException e) {
      throw new AssertionError(method.toString(), e);
    }
  }

  /** One mapping, from nowhere. */
  private static final class UsersSource extends JsonFileMappingsSource {
    UsersSource() {
      super(new NoFiles(), null);
    }

    @Override
    public void loadMappingsInto(StubMappings mappings) {
      mappings.addMapping(any(urlEqualTo("/users-own")).willReturn(ok("mine")).build());
    }
  }
}
