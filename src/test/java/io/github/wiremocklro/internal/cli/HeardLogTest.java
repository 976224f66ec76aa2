package io.github.wiremocklro.internal.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.wiremocklro.internal.wiremock.LroServices;
import io.github.wiremocklro.internal.wiremock.RedactingNotifier;
import io.github.wiremocklro.operation.Limits;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** WireMock writes out whole mappings for its log, also where the console does not show it. */
class HeardLogTest {

  @ParameterizedTest
  @CsvSource({"--port=0, false", "--verbose, true"})
  void isMoreThanErrorsWithVerboseOnly(String argument, boolean heard) {
    CommandLine options =
        CommandLine.parse(LroServices.create(Limits.DEFAULTS), Arguments.of(List.of(argument)));

    assertThat(options.notifier())
        .isInstanceOfSatisfying(
            RedactingNotifier.class, notifier -> assertThat(notifier.hearsInfo()).isEqualTo(heard));
  }
}
