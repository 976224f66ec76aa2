package io.github.wiremocklro.fidelity;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

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

  private static String text(List<Told> told) throws IOException {
    try (var template = FidelityPage.class.getResourceAsStream("/fidelity/page.md")) {
      Recorded recorded = Recorded.read();
      return new String(template.readAllBytes(), java.nio.charset.StandardCharsets.UTF_8)
          .replace("{clients}", Matrix.clients(told).stripTrailing())
          .replace("{calls}", Matrix.calls(Calls.read(), told).stripTrailing())
          .replace("{recorded}", recorded.table().stripTrailing())
          .replace("{sources}", recorded.sourcesTable().stripTrailing());
    }
  }
}
