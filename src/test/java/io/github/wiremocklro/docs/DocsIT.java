package io.github.wiremocklro.docs;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.wiremocklro.docs.Page.Block;
import io.github.wiremocklro.internal.cli.StandaloneProcess;
import java.io.File;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Runs the shell blocks of each page that call the server, or ask what it makes of APIs, one after
 * the other, against the real jar, which is started anew for each page. What they print is compared
 * with the text blocks that follow them: an ellipsis there stands for anything, and white space for
 * nothing.
 */
@Timeout(600)
class DocsIT {
  private static final String ADDRESS = "http://localhost:8080";

  /** Where a page starts a server beside the one that most talk to. */
  private static final String PORT_OF_ANOTHER = "8085";

  private static final Pattern RUN = Pattern.compile("curl|standalone\\.jar apis ");

  /** No registry has it, so its blocks run where somebody has installed it. */
  private static final boolean GCLOUD_IS_THERE =
      Stream.of(System.getenv("PATH").split(File.pathSeparator))
          .anyMatch(folder -> Files.isExecutable(Path.of(folder, "gcloud")));

  private static final String END_OF_BLOCK = "=== end of block";

  @ParameterizedTest
  @MethodSource("pages")
  void everyCurlBlockPrintsWhatThePageSays(Page page) throws Exception {
    List<Story> stories = stories(page);

    List<String> printed = run(stories);

    for (int i = 0; i < stories.size(); i++) {
      assertThat(withoutSpace(printed.get(i)))
          .as("what this prints:%n%s", stories.get(i).script())
          .matches(pattern(stories.get(i).prints()));
    }
  }

  static Stream<Page> pages() throws IOException {
    List<Page> pages = Page.all().stream().filter(page -> !stories(page).isEmpty()).toList();
    assertThat(pages).extracting(Page::toString).contains("README.md");
    return pages.stream();
  }

  /** A shell block, and the text block after it; without one it is to print nothing. */
  private record Story(String script, String prints) {}

  private static List<Story> stories(Page page) {
    List<Block> blocks = page.blocks();
    List<Story> stories = new ArrayList<>();
    for (int i = 0; i < blocks.size(); i++) {
      Block block = blocks.get(i);
      if (runs(block)) {
        boolean output = i + 1 < blocks.size() && blocks.get(i + 1).language().equals("text");
        stories.add(new Story(block.text(), output ? blocks.get(i + 1).text() : ""));
      }
    }
    return stories;
  }

  private static boolean runs(Block block) {
    return block.language().equals("sh")
        && RUN.matcher(block.text()).find()
        && (GCLOUD_IS_THERE || !block.text().contains("gcloud "));
  }

  private static List<String> run(List<Story> stories) throws Exception {
    try (StandaloneProcess server = StandaloneProcess.up(Path.of("").toAbsolutePath())) {
      return runAll(stories, server.url());
    }
  }

  private static List<String> runAll(List<Story> stories, String url) throws IOException {
    // What a block has started ends with the shell, or nobody would see the end of its output.
    StringBuilder all =
        new StringBuilder("set -eu\ntrap 'kill $(jobs -p) 2> /dev/null || true' EXIT\n");
    String port = String.valueOf(freePort());
    for (Story story : stories) {
      all.append(story.script().replace(ADDRESS, url).replace(PORT_OF_ANOTHER, port))
          .append("\necho; echo '")
          .append(END_OF_BLOCK);
      all.append("'\n");
    }
    Process shell =
        new ProcessBuilder("bash", "-c", all.toString()).redirectErrorStream(true).start();
    String printed = new String(shell.getInputStream().readAllBytes(), UTF_8);
    List<String> parts = List.of(printed.split(Pattern.quote(END_OF_BLOCK) + "\n"));
    assertThat(parts).as("all blocks ran:%n%s", printed).hasSize(stories.size());
    return parts;
  }

  private static int freePort() throws IOException {
    try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      return socket.getLocalPort();
    }
  }

  private static String pattern(String expected) {
    return Pattern.quote(withoutSpace(expected)).replace("…", "\\E.*\\Q");
  }

  private static String withoutSpace(String text) {
    return text.replaceAll("\\s", "");
  }
}
