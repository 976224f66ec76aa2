package io.github.wiremocklro.real;

import io.github.wiremocklro.WireMockLroServer;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/** The command of {@code .ci/conformance-real}. */
final class ConformanceReal {
  static final String USAGE =
      """
      Asks the real Dataplex what no recording shows, and says where the fake answers otherwise.

        CONFORMANCE_PROJECT   a project in which the Dataplex API is enabled
        CONFORMANCE_LOCATION  such as us-central1
        CONFORMANCE_TOKEN     such as $(gcloud auth print-access-token); never printed, never written
        CONFORMANCE_URL       where it is, if not at https://dataplex.googleapis.com
        --yes                 go on: makes five lakes, a zone and an asset, without jobs, discovery or
                              data, and removes them again; takes up to half an hour
        --output FILE         what was seen, without names; target/conformance-real.json by default

      Without a token it asks another fake in place of the real service.
      """;

  private static final Duration FIRST_PAUSE = Duration.ofMillis(500);

  private ConformanceReal() {}

  public static void main(String[] arguments) throws IOException {
    System.exit(run(System.getenv(), List.of(arguments), System.out));
  }

  /** Returns the exit status: 0 where all could be asked, whatever the answers. */
  static int run(Map<String, String> environment, List<String> arguments, PrintStream out)
      throws IOException {
    Path output = Path.of("target/conformance-real.json");
    boolean yes = false;
    for (int i = 0; i < arguments.size(); i++) {
      if (arguments.get(i).equals("--yes")) {
        yes = true;
      } else if (arguments.get(i).equals("--output") && i + 1 < arguments.size()) {
        output = Path.of(arguments.get(++i));
      } else {
        out.printf("%s: no such option, or without a value.%n%n%s", arguments.get(i), USAGE);
        return 2;
      }
    }
    String token = environment.getOrDefault("CONFORMANCE_TOKEN", "").strip();
    if (token.isEmpty()) {
      out.println("No CONFORMANCE_TOKEN: a fake is asked in place of the real service.");
      try (WireMockLroServer server = Run.fake()) {
        return ask(
            target(environment, server.baseUrl(), Run.FAKE_TOKEN, Duration.ofMillis(1)),
            output,
            out);
      }
    }
    // The HTTP client would refuse it too, and print it.
    if (!token.matches("[!-~]+")) {
      out.println(
          "CONFORMANCE_TOKEN is no access token: it has blanks in it, or other such characters.");
      return 2;
    }
    for (String name : List.of("CONFORMANCE_PROJECT", "CONFORMANCE_LOCATION")) {
      if (environment.getOrDefault(name, "").isEmpty()) {
        out.printf("%s is not set.%n%n%s", name, USAGE);
        return 2;
      }
    }
    if (!yes) {
      out.print(USAGE + "\nNothing was asked yet. To go on: --yes\n");
      return 2;
    }
    String url = environment.getOrDefault("CONFORMANCE_URL", "https://dataplex.googleapis.com");
    return ask(target(environment, url, token, FIRST_PAUSE), output, out);
  }

  private static Target target(
      Map<String, String> environment, String url, String token, Duration firstPause) {
    return new Target(
        url,
        environment.getOrDefault("CONFORMANCE_PROJECT", "some-project"),
        environment.getOrDefault("CONFORMANCE_LOCATION", "us-central1"),
        token,
        UUID.randomUUID().toString().substring(0, 8),
        firstPause);
  }

  private static int ask(Target target, Path output, PrintStream out) throws IOException {
    Run run = new Run(target, out);
    String obstacle = run.obstacle();
    if (!obstacle.isEmpty()) {
      out.println(obstacle);
      return 1;
    }
    List<Found> found = run.untilInterrupted(output);
    return found.stream().allMatch(each -> each.problem().isEmpty()) ? 0 : 1;
  }
}
