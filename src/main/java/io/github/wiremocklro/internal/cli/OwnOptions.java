package io.github.wiremocklro.internal.cli;

import static io.github.wiremocklro.internal.cli.OwnOption.REQUIRE_AUTH;
import static io.github.wiremocklro.internal.cli.OwnOption.STATE_FILE;
import static io.github.wiremocklro.internal.cli.OwnOption.TOKENS;

import io.github.wiremocklro.internal.wiremock.LroServices;
import io.github.wiremocklro.operation.Limits;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What a command line, and the environment beside it, say in our own options. */
final class OwnOptions {
  private final Map<OwnOption, List<Given>> given;

  private OwnOptions(Map<OwnOption, List<Given>> given) {
    this.given = given;
  }

  /**
   * Reads them; the command line wins over the environment.
   *
   * @throws IllegalArgumentException if one is not used as it should be
   */
  static OwnOptions of(Map<String, String> environment, Arguments typed) {
    Map<OwnOption, List<Given>> given = new EnumMap<>(OwnOption.class);
    for (Arguments.Option option : typed.options()) {
      OwnOption.of(option.name())
          .map(own -> Given.typed(own, option.value()))
          .ifPresentOrElse(own -> add(own, given), () -> checkNotCutShort(option));
    }
    Set<OwnOption> onTheCommandLine = Set.copyOf(given.keySet());
    Environment.read(environment).stream()
        .filter(own -> !onTheCommandLine.contains(own.option()))
        .forEach(own -> add(own, given));
    if (given.containsKey(TOKENS) && !given.containsKey(REQUIRE_AUTH)) {
      throw new IllegalArgumentException(
          "%s does nothing without --%s"
              .formatted(given.get(TOKENS).get(0).place(), REQUIRE_AUTH.label()));
    }
    return new OwnOptions(given);
  }

  private static void add(Given own, Map<OwnOption, List<Given>> given) {
    given.computeIfAbsent(own.option(), option -> new ArrayList<>()).add(own);
  }

  /** WireMock, which would be handed it, would take it for an option of its own, or for none. */
  private static void checkNotCutShort(Arguments.Option option) {
    Arrays.stream(OwnOption.values())
        .filter(own -> option.means(own.label()))
        .findFirst()
        .ifPresent(
            own -> {
              throw new IllegalArgumentException(
                  "--%s could be short for --%s; write the name in full"
                      .formatted(option.name(), own.label()));
            });
  }

  /** Returns what is given of an option, in order. */
  List<Given> given(OwnOption option) {
    return given.getOrDefault(option, List.of());
  }

  /** Returns the limits that they set. */
  Limits limits() {
    Limits limits = Limits.DEFAULTS;
    for (Given own : all()) {
      limits = own.option().limit(limits, own);
    }
    return limits;
  }

  /** Returns where the state is to be kept, null for nowhere. */
  @Nullable Path stateFile() {
    return given(STATE_FILE).stream().findFirst().map(Given::path).orElse(null);
  }

  /** Does what the others say. */
  void applyTo(LroServices services) {
    all().forEach(own -> own.option().applyTo(services, own));
  }

  private List<Given> all() {
    return given.values().stream().flatMap(List::stream).toList();
  }
}
