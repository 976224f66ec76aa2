package io.github.wiremocklro.internal.cli;

import java.io.File;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** Our own options in the environment: {@code WIREMOCK_LRO_MAX_OPERATIONS=5}. */
final class Environment {
  private static final String PREFIX = "WIREMOCK_LRO_";

  /**
   * What Kubernetes gives every container of a namespace that has a service called wiremock-lro, or
   * wiremock-lro-and-more.
   *
   * @see <a
   *     href="https://kubernetes.io/docs/concepts/services-networking/service/#environment-variables">
   *     Discovering services</a>
   */
  private static final Pattern OF_KUBERNETES =
      Pattern.compile(
          PREFIX
              + "(\\w+_)?(PORT=(tcp|udp|sctp)://.*|(SERVICE_HOST|SERVICE_PORT(_\\w+)?"
              + "|PORT_\\d+_(TCP|UDP|SCTP)(_(PROTO|PORT|ADDR))?)=.*)",
          Pattern.DOTALL);

  private Environment() {}

  /**
   * Returns what the environment gives.
   *
   * @throws IllegalArgumentException if a variable that begins as ours do is no option, or not used
   *     as it should be
   */
  static List<Given> read(Map<String, String> environment) {
    return new TreeMap<>(environment)
        .entrySet().stream()
            .filter(variable -> variable.getKey().toUpperCase(Locale.ROOT).startsWith(PREFIX))
            .filter(variable -> !OF_KUBERNETES.matcher(variable.toString()).matches())
            .flatMap(variable -> given(variable.getKey(), variable.getValue()).stream())
            .filter(given -> !given.isOff())
            .toList();
  }

  private static List<Given> given(String variable, String value) {
    OwnOption option =
        Arrays.stream(OwnOption.values())
            .filter(known -> variable.equals(PREFIX + known.name()))
            .findFirst()
            .orElseThrow(() -> unknown(variable));
    String[] values =
        option.isRepeatable()
            ? value.split(Pattern.quote(File.pathSeparator), -1)
            : new String[] {value};
    return Arrays.stream(values).map(one -> Given.inEnvironment(option, variable, one)).toList();
  }

  private static IllegalArgumentException unknown(String variable) {
    return new IllegalArgumentException(
        ("%s is no variable of this server; there are %s, and all other options belong on the"
                + " command line")
            .formatted(
                variable,
                Arrays.stream(OwnOption.values())
                    .map(option -> PREFIX + option.name())
                    .collect(Collectors.joining(", "))));
  }
}
