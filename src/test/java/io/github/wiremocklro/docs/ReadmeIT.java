package io.github.wiremocklro.docs;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.wiremocklro.docs.Markdown.Block;
import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/**
 * Runs the README's shell blocks one after the other, against the real jar, and compares what they
 * print with the blocks that follow them. An ellipsis there stands for anything, and white space
 * for nothing.
 */
@Timeout(120)
class ReadmeIT {
  private static final String ADDRESS = "http://localhost:8080";
  private static final String END_OF_BLOCK = "=== end of block";

  @Test
  void everyCurlBlockPrintsWhatTheReadmeSays() throws Exception {
    List<Block> blocks = Markdown.read(Path.of("README.md")).blocks();
    List<String> scripts = new ArrayList<>();
    List<String> expected = new ArrayList<>();
    for (int i = 0; i < blocks.size(); i++) {
      Block block = blocks.get(i);
      if (block.language().equals("sh") && block.text().contains("curl")) {
        scripts.add(block.text());
        boolean output = i + 1 < blocks.size() && blocks.get(i + 1).language().equals("text");
        expected.add(output ? blocks.get(i + 1).text() : "");
      }
    }

    List<String> printed = run(scripts);

    assertThat(scripts).hasSizeGreaterThan(5);
    for (int i = 0; i < scripts.size(); i++) {
      assertThat(withoutSpace(printed.get(i)))
          .as("what this prints:%n%s", scripts.get(i))
          .matches(pattern(expected.get(i)));
    }
  }

  private static List<String> run(List<String> scripts) throws Exception {
    Process server =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-jar",
                System.getProperty("standalone.jar"),
                "--port",
                "0")
            .redirectError(ProcessBuilder.Redirect.INHERIT)
            .start();
    try (BufferedReader out = server.inputReader(UTF_8)) {
      String up = out.readLine();
      assertThat(up).contains("is up at");
      return runAll(scripts, up.replaceAll(".* is up at (\\S+) .*", "$1"));
    } finally {
      server.destroy();
      assertThat(server.waitFor(30, TimeUnit.SECONDS)).as("the server ends").isTrue();
    }
  }

  private static List<String> runAll(List<String> scripts, String url) throws IOException {
    StringBuilder all = new StringBuilder("set -eu\n");
    for (String script : scripts) {
      all.append(script.replace(ADDRESS, url)).append("\necho; echo '").append(END_OF_BLOCK);
      all.append("'\n");
    }
    Process shell =
        new ProcessBuilder("bash", "-c", all.toString()).redirectErrorStream(true).start();
    String printed = new String(shell.getInputStream().readAllBytes(), UTF_8);
    List<String> parts = List.of(printed.split(Pattern.quote(END_OF_BLOCK) + "\n"));
    assertThat(parts).as("all blocks ran:%n%s", printed).hasSize(scripts.size());
    return parts;
  }

  private static String pattern(String expected) {
    return Pattern.quote(withoutSpace(expected)).replace("…", "\\E.*\\Q");
  }

  private static String withoutSpace(String text) {
    return text.replaceAll("\\s", "");
  }
}
