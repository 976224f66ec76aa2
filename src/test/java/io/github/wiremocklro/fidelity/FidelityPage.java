package io.github.wiremocklro.fidelity;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import wiremock.com.fasterxml.jackson.databind.ObjectMapper;

/** Makes {@code docs/fidelity.md} of what the tests of the clients told. */
public final class FidelityPage {
  /** Where the tests of each language leave what the clients told. */
  public static final Path TOLD = Path.of("target/fidelity");

  /** What a test says that finds the page different. */
  public static final String HOW_TO_RENEW =
      "docs/fidelity.md is made by tests; when all the clients' have run, as in .ci/run, renew it"
          + " with: .ci/fidelity --write";

  private static final Path PAGE = Path.of("docs/fidelity.md");

  private FidelityPage() {}

  /** Writes the page to a file. */
  public static void main(String[] arguments) throws IOException {
    Files.writeString(Path.of(arguments[0]), text(told()));
  }

  /** Returns the page as it stands. */
  public static String committed() {
    try {
      return Files.readString(PAGE);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static List<Told> told() throws IOException {
    ObjectMapper json = new ObjectMapper();
    List<Told> told = new ArrayList<>();
    try (Stream<Path> files = Files.list(TOLD)) {
      for (Path file : files.filter(each -> each.toString().endsWith(".jsonl")).sorted().toList()) {
        for (String line : Files.readAllLines(file)) {
          told.add(json.readValue(line, Told.class));
        }
      }
    }
    return told;
  }

  private static String text(List<Told> told) {
    Recorded recorded = Recorded.read();
    return template()
        .replace("{clients}\n", Matrix.clients(told))
        .replace("{calls}\n", Matrix.calls(Calls.read(), told))
        .replace("{recorded}\n", recorded.table())
        .replace("{sources}\n", recorded.sourcesTable());
  }

  /** Returns the page without its tables, whose places are names in braces. */
  static String template() {
    try (InputStream in = FidelityPage.class.getResourceAsStream("/fidelity/page.md")) {
      return new String(in.readAllBytes(), UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
