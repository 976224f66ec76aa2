package io.github.wiremocklro.internal.cli;

import static java.util.Map.entry;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import java.util.regex.Pattern;

/** What WireMock takes on its command line, and then does nothing with, or something else. */
final class OptionRules {
  private static final List<String> TLS = List.of("https-port", "enable-browser-proxying");
  private static final Pattern TRUTH_VALUE = Pattern.compile("true|false");
  private static final Pattern NUMBER = Pattern.compile("\\d{1,9}");

  /** Options without a value: WireMock passes over one, even over {@code false}. */
  static final Set<String> FLAGS =
      Set.of(
          "admin-api-require-https",
          "disable-banner",
          "disable-extensions-scanning",
          "disable-gzip",
          "disable-http",
          "disable-http2-plain",
          "disable-http2-tls",
          "disable-optimize-xml-factories-loading",
          "disable-request-logging",
          "disable-response-templating",
          "disable-strict-http-headers",
          "enable-browser-proxying",
          "enable-stub-cors",
          "global-response-templating",
          "help",
          "https-require-client-cert",
          "local-response-templating",
          "no-request-journal",
          "preserve-host-header",
          "preserve-user-agent-proxy-header",
          "print-all-network-traffic",
          "record-mappings",
          "timeout",
          "trust-all-proxy-targets",
          "verbose",
          "version");

  /** WireMock takes whatever is not {@code true} for {@code false}. */
  private static final Set<String> TRUTH_VALUES =
      Set.of("async-response-enabled", "disable-connection-reuse", "proxy-pass-through");

  /** The least that makes sense; below it WireMock fails late, or takes it for no limit. */
  private static final Map<String, Integer> NUMBERS =
      Map.ofEntries(
          entry("async-response-threads", 1),
          entry("container-threads", 1),
          entry("jetty-accept-queue-size", 0),
          entry("jetty-acceptor-threads", 0),
          entry("jetty-header-buffer-size", 1),
          entry("jetty-header-request-size", 1),
          entry("jetty-header-response-size", 1),
          entry("jetty-idle-timeout", 0),
          entry("jetty-stop-timeout", 0),
          entry("logged-response-body-size-limit", 0),
          entry("max-http-client-connections", 1),
          entry("max-request-journal-entries", 0),
          entry("max-template-cache-entries", 0),
          entry("proxy-timeout", 0),
          entry("webhook-threadpool-size", 1));

  /** Options that do nothing unless one of others is there. */
  private static final Map<String, List<String>> NEEDED =
      Map.of(
          "record-mappings", List.of("root-dir"),
          "match-headers", List.of("record-mappings"),
          "filename-template", List.of("root-dir"),
          "https-keystore", TLS,
          "keystore-type", List.of("https-keystore"),
          "key-manager-password", List.of("https-keystore"),
          "https-truststore", TLS,
          "truststore-type", TLS,
          "https-require-client-cert", TLS);

  /** Options that do nothing beside another. */
  private static final Map<String, String> EXCLUDED =
      Map.of(
          "root-dir", "load-resources-from-classpath",
          "max-request-journal-entries", "no-request-journal",
          "local-response-templating", "disable-response-templating",
          "global-response-templating", "disable-response-templating");

  private OptionRules() {}

  /**
   * Checks a command line.
   *
   * @throws IllegalArgumentException if an option would do nothing, or not what it says
   */
  static void check(Arguments arguments) {
    check(
        !arguments.has("timeout"),
        "--timeout cannot be used, for WireMock takes no number after it; leave it out, or mean"
            + " --jetty-idle-timeout or --proxy-timeout");
    checkValues(arguments, FLAGS, String::isEmpty, "takes no value");
    checkValues(arguments, TRUTH_VALUES, TRUTH_VALUE.asMatchPredicate(), "has to be true or false");
    checkValues(
        arguments,
        Set.of("bind-address", "permitted-system-keys"),
        value -> !value.isEmpty(),
        "needs a value");
    NUMBERS.forEach(
        (option, least) ->
            checkValues(
                arguments,
                Set.of(option),
                value -> NUMBER.matcher(value).matches() && Integer.parseInt(value) >= least,
                "has to be a whole number from %d to 999999999".formatted(least)));
    NEEDED.forEach(
        (option, others) ->
            check(
                !arguments.has(option) || others.stream().anyMatch(arguments::has),
                "--%s does nothing without --%s",
                option,
                String.join(" or --", others)));
    EXCLUDED.forEach(
        (option, other) ->
            check(
                !arguments.has(option) || !arguments.has(other),
                "--%s does nothing beside --%s; leave out one of them",
                option,
                other));
  }

  private static void checkValues(
      Arguments arguments, Set<String> options, Predicate<String> good, String problem) {
    for (String option : options) {
      for (String value : arguments.values(option)) {
        check(good.test(value), "%s", refusal("--" + option, problem, value));
      }
    }
  }

  /** Returns the sentence that refuses a value, for errors. */
  static String refusal(String place, String problem, String value) {
    return "%s %s%s".formatted(place, problem, value.isEmpty() ? "" : ", not " + value);
  }

  private static void check(boolean fine, String message, Object... values) {
    if (!fine) {
      throw new IllegalArgumentException(message.formatted(values));
    }
  }
}
