package io.github.wiremocklro.internal.cli;

import com.github.tomakehurst.wiremock.WireMockServer;
import io.github.wiremocklro.internal.wiremock.ClassPathCheck;
import io.github.wiremocklro.internal.wiremock.LroServices;
import io.github.wiremocklro.internal.wiremock.LroWireMockServer;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A server as a command line describes it, before it listens.
 *
 * @param stateFile where its state is kept; null for nowhere
 */
public record Launch(LroServices services, WireMockServer server, @Nullable Path stateFile) {
  /**
   * Makes the server.
   *
   * @throws IllegalArgumentException if an option is not understood; the message says which
   */
  public static Launch of(Map<String, String> environment, String... arguments) {
    ClassPathCheck.forServer();
    Arguments typed = Arguments.of(List.of(arguments));
    OwnOptions own = OwnOptions.of(environment, typed);
    LroServices services = LroServices.create(own.limits());
    own.applyTo(services);
    CommandLine options =
        CommandLine.parse(services, typed.only(option -> OwnOption.of(option.name()).isEmpty()));
    LroWireMockServer server = new LroWireMockServer(options, services);
    options.recordTo(server);
    return new Launch(services, server, own.stateFile());
  }
}
