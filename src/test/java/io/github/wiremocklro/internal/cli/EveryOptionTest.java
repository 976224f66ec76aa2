package io.github.wiremocklro.internal.cli;

import static java.util.stream.Collectors.toCollection;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import com.github.tomakehurst.wiremock.common.AsynchronousResponseSettings;
import com.github.tomakehurst.wiremock.core.Options;
import com.github.tomakehurst.wiremock.standalone.CommandLineOptions;
import io.github.wiremocklro.internal.wiremock.LroServices;
import io.github.wiremocklro.operation.Limits;
import java.lang.reflect.Method;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Each option of WireMock is effective here or refused. One that a newer WireMock brings fails the
 * first test until somebody has decided which.
 */
class EveryOptionTest {
  /**
   * It asks for what is so in any case; that nothing but one line is printed, StandaloneIT shows.
   */
  private static final Set<String> GRANTED = Set.of("disable-banner");

  /** That the program answers them, CommandLineIT shows. */
  private static final Set<String> REFUSED = Set.of("help", "timeout", "version");

  @Test
  void isEffectiveOrRefused() {
    Set<String> decided = new TreeSet<>(GRANTED);
    decided.addAll(REFUSED);
    told().map(row -> ((String) row.get()[0]).split(" ")).forEach(args -> addNames(args, decided));
    Stream.of(
            OptionEffectsTest.class,
            HttpsOptionsTest.class,
            ProxyOptionsTest.class,
            ExtensionOptionsTest.class)
        .flatMap(tests -> Arrays.stream(tests.getDeclaredMethods()))
        .filter(method -> method.isAnnotationPresent(Shows.class))
        .map((Method method) -> method.getAnnotation(Shows.class).value())
        .forEach(names -> decided.addAll(List.of(names)));

    assertThat(decided).isEqualTo(new TreeSet<>(OptionList.ofWireMock().names()));
  }

  @Test
  void withoutAValueIsKnownToBeSo() {
    assertThat(OptionRules.FLAGS).isEqualTo(OptionList.ofWireMock().flags());
  }

  /** What WireMock does with these needs a network, a load or a whole JVM to be seen. */
  static Stream<Arguments> told() {
    return Stream.of(
        told("--async-response-enabled false", options -> async(options).isEnabled()),
        told("--async-response-threads 7", options -> async(options).getThreads()),
        told("--container-threads 77", Options::containerThreads),
        told("--disable-connection-reuse false", Options::getDisableConnectionReuse),
        told(
            "--disable-optimize-xml-factories-loading",
            Options::getDisableOptimizeXmlFactoriesLoading),
        told("--disable-strict-http-headers", Options::getDisableStrictHttpHeaders),
        told("--jetty-accept-queue-size 77", o -> o.jettySettings().getAcceptQueueSize()),
        told("--jetty-acceptor-threads 7", o -> o.jettySettings().getAcceptors()),
        told("--jetty-idle-timeout 7000", o -> o.jettySettings().getIdleTimeout()),
        told("--jetty-stop-timeout 7000", o -> o.jettySettings().getStopTimeout()),
        told("--max-http-client-connections 77", Options::getMaxHttpClientConnections),
        told("--max-template-cache-entries 77", Options::getMaxTemplateCacheEntries),
        told("--proxy-timeout 7000", Options::proxyTimeout),
        told("--webhook-threadpool-size 7", Options::getWebhookThreadPoolSize),
        told("--verbose", options -> ((CommandLineOptions) options).verboseLoggingEnabled()),
        told("--verbose --disable-request-logging", Options::getStubRequestLoggingDisabled),
        told("--print-all-network-traffic", options -> options.networkTrafficListener().getClass()),
        told(
            "--trust-all-proxy-targets --enable-browser-proxying",
            options -> options.browserProxySettings().trustAllProxyTargets()),
        told(
            "--trust-proxy-target a --trust-proxy-target b --enable-browser-proxying",
            options -> options.browserProxySettings().trustedProxyTargets()),
        told(
            "--ca-keystore f --ca-keystore-type pkcs12 --ca-keystore-password secret"
                + " --enable-browser-proxying",
            options -> options.browserProxySettings().caKeyStore()));
  }

  @ParameterizedTest
  @MethodSource("told")
  void isToldToWireMockAsItsOwnCommandLineTellsIt(String line, Function<Options, Object> value) {
    Object told = value.apply(commandLine(line.split(" ")));

    assertThat(told)
        .usingRecursiveComparison()
        .isEqualTo(value.apply(new CommandLineOptions(line.split(" "))));
    assertThat(told)
        .as("another than without")
        .usingRecursiveComparison()
        .isNotEqualTo(
            value.apply(commandLine(line.contains("--verbose ") ? "--verbose" : "--port=0")));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          --timeout                            | --timeout cannot be used
          --timeout 500                        | --timeout cannot be used
          --help                               | --help and --version are answered by the program
          -vers                                | --help and --version are answered by the program
          --no-request-journal false           | --no-request-journal takes no value, not false
          --verbose=false                      | --verbose takes no value, not false
          --record-mappings                    | --record-mappings does nothing without --root-dir
          --match-headers Accept               | --match-headers does nothing without --record-mappings
          --filename-template {{{id}}}         | --filename-template does nothing without --root-dir
          --https-keystore f                   | --https-keystore does nothing without --https-port or
          --https-truststore f                 | --https-truststore does nothing without --https-port or
          --keystore-password p                | --https-keystore belongs together with an option that
          --trust-all-proxy-targets            | --trust-all-proxy-targets belongs together with an
          --proxy-all here                     | --proxy-all cannot be used: here is no URL of a server
          --proxy-all http://a --proxy-all=x   | --proxy-all is given twice
          --port 1 --port 2                    | --port is given twice
          --filename-template a --filename-template b | --filename-template is given twice
          --root-dir . --load-resources-from-classpath x | --root-dir does nothing beside --load-resources
          --load-resources-from-classpath nope | --load-resources-from-classpath: nope is not on the class
          --async-response-enabled yes         | --async-response-enabled has to be true or false, not yes
          --async-response-threads 0           | --async-response-threads has to be a whole number from 1
          --bind-address=                      | --bind-address needs a value
          --permitted-system-keys              | --permitted-system-keys needs a value
          --max-template-cache-entries         | --max-template-cache-entries has to be a whole number
          --jetty-idle-timeout 1s              | --jetty-idle-timeout has to be a whole number from 0
          --no-request-journal --max-request-journal-entries 1 | --max-request-journal-entries does nothing
          """)
  void thatWouldDoNothingOrSomethingElseIsRefused(String line, String message) {
    assertThatThrownBy(() -> commandLine(line.split(" ")))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageStartingWith(message);
  }

  private static void addNames(String[] args, Set<String> names) {
    Arrays.stream(args)
        .filter(arg -> arg.startsWith("--"))
        .map(arg -> arg.substring(2))
        .collect(toCollection(() -> names));
  }

  private static Arguments told(String line, Function<Options, Object> value) {
    return arguments(line, value);
  }

  private static AsynchronousResponseSettings async(Options options) {
    return options.getAsynchronousResponseSettings();
  }

  private static CommandLine commandLine(String... args) {
    return CommandLine.parse(LroServices.create(Limits.DEFAULTS), args);
  }
}
