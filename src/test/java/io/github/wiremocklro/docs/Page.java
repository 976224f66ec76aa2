package io.github.wiremocklro.docs;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** A page of the documentation, with its fenced blocks in order. */
record Page(Path path, List<Block> blocks) {
  private static final Pattern FENCE = Pattern.compile("^```", Pattern.MULTILINE);
  private static final Pattern BLOCK =
      Pattern.compile("^```(\\w+)\\n(.*?)^```$", Pattern.MULTILINE | Pattern.DOTALL);

  /** A link, but none to another site. */
  private static final Pattern LINK =
      Pattern.compile("]\\((?!\\w+:)([^)#\\s]*)(?:#([^)\\s]*))?\\)");

  private static final Pattern HEADING = Pattern.compile("^#+ (.*)$", Pattern.MULTILINE);

  /** A block and the name of its language. */
  record Block(String language, String text) {}

  /**
   * A link.
   *
   * @param anchor of a heading there; empty for none
   */
  record Link(Path file, String anchor) {

    /** Returns why it leads nowhere, empty where it leads somewhere. */
    String problem() {
      if (!Files.exists(file)) {
        return "there is no " + file;
      }
      return anchor.isEmpty() || anchors(file).contains(anchor)
          ? ""
          : "there is no #%s in %s".formatted(anchor, file);
    }

    /** As GitHub makes them of headings. */
    private static List<String> anchors(Path file) {
      try {
        return HEADING
            .matcher(withoutBlocks(Files.readString(file)))
            .results()
            .map(heading -> heading.group(1).toLowerCase(Locale.ROOT))
            .map(heading -> heading.replaceAll("[^\\w\\- ]", "").replace(' ', '-'))
            .toList();
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }
  }

  private static String withoutBlocks(String text) {
    return BLOCK.matcher(text).replaceAll("");
  }

  /** Returns the links to files of this repository. */
  List<Link> links() {
    String text;
    try {
      text = withoutBlocks(Files.readString(path));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return LINK.matcher(text)
        .results()
        .map(
            link -> {
              Path file =
                  link.group(1).isEmpty() ? path : path.resolveSibling(link.group(1)).normalize();
              return new Link(file, link.group(2) == null ? "" : link.group(2));
            })
        .toList();
  }

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

  static Page read(Path path) throws IOException {
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
