package io.github.wiremocklro.docs;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** A page of the documentation, with its fenced blocks in order. */
record Page(Path path, List<Block> blocks) {
  private static final Pattern FENCE = Pattern.compile("^```", Pattern.MULTILINE);
  private static final Pattern BLOCK =
      Pattern.compile("^```(\\w+)\\n(.*?)^```$", Pattern.MULTILINE | Pattern.DOTALL);

  /** A block and the name of its language. */
  record Block(String language, String text) {}

  /** Returns the README, and every page in {@code docs}. */
  static List<Page> all() throws IOException {
    List<Path> paths = new ArrayList<>(List.of(Path.of("README.md")));
    try (Stream<Path> docs = Files.list(Path.of("docs"))) {
      docs.filter(path -> path.toString().endsWith(".md")).sorted().forEach(paths::add);
    }
    List<Page> pages = new ArrayList<>();
    for (Path path : paths) {
      pages.add(read(path));
    }
    return pages;
  }

  private static Page read(Path path) throws IOException {
    String text = Files.readString(path);
    List<Block> blocks = new ArrayList<>();
    Matcher matcher = BLOCK.matcher(text);
    while (matcher.find()) {
      blocks.add(new Block(matcher.group(1), matcher.group(2)));
    }
    assertThat(FENCE.matcher(text).results())
        .as("fences in %s: two for each block, whose language is named", path)
        .hasSize(2 * blocks.size());
    return new Page(path, blocks);
  }

  List<String> in(String language) {
    return blocks.stream()
        .filter(block -> block.language().equals(language))
        .map(Block::text)
        .toList();
  }

  /** Names the page in reports of tests. */
  @Override
  public String toString() {
    return path.toString();
  }
}
