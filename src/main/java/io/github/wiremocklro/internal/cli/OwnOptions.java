package io.github.wiremocklro.internal.cli;

import static io.github.wiremocklro.internal.cli.OwnOption.REQUIRE_AUTH;
import static io.github.wiremocklro.internal.cli.OwnOption.TOKENS;

import io.github.wiremocklro.internal.wiremock.LroServices;
import io.github.wiremocklro.operation.Limits;
import java.util.Arrays;
import java.util.Collection;
import java.util.EnumMap;
import java.util.Map;

/** What a command line, and the environment beside it, say in our own options. */
final class OwnOptions {
  private final Map<OwnOption, Given> given;

  private OwnOptions(Map<OwnOption, Given> given) {
    this.given = given;
  }

  /**
   * Reads them; the command line wins over the environment.
   *
   * @throws IllegalArgumentException if one is not used as it should be
   */
  static OwnOptions of(Map<String, String> environment, Arguments typed) {
    Map<OwnOption, Given> given = new EnumMap<>(OwnOption.class);
    for (Arguments.Option option : typed.options()) {
      OwnOption.of(option.name())
          .map(own -> Given.typed(own, option.value()))
          .ifPresentOrElse(own -> given.put(own.option(), own), () -> checkNotCutShort(option));
    }
    Environment.read(environment).forEach(own -> given.putIfAbsent(own.option(), own));
    Given tokens = given.get(TOKENS);
    if (tokens != null && !given.containsKey(REQUIRE_AUTH)) {
      throw new IllegalArgumentException(
          "%s does nothing without --%s".formatted(tokens.place(), REQUIRE_AUTH.label()));
    }
    return new OwnOptions(given);
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

  /** Returns the limits that they set. */
  Limits limits() {
    Limits limits = Limits.DEFAULTS;
    for (Given own : all()) {
      limits = own.option().limit(limits, own);
    }
    return limits;
  }

  /** Does what the others say. */
  void applyTo(LroServices services) {
    all().forEach(own -> own.option().applyTo(services, own));
  }

  private Collection<Given> all() {
    return given.values();
  }
}
