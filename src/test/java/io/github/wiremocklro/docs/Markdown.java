package io.github.wiremocklro.docs;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The fenced blocks of a page, in order. */
record Markdown(List<Block> blocks) {
  private static final Pattern FENCE =
      Pattern.compile("^```(\\w+)\\n(.*?)^```$", Pattern.MULTILINE | Pattern.DOTALL);

  /** A block and the name of its language. */
  record Block(String language, String text) {}

  static Markdown read(Path page) throws IOException {
    List<Block> blocks = new ArrayList<>();
    Matcher fences = FENCE.matcher(Files.readString(page));
    while (fences.find()) {
      blocks.add(new Block(fences.group(1), fences.group(2)));
    }
    return new Markdown(blocks);
  }

  List<String> in(String language) {
    return blocks.stream()
        .filter(block -> block.language().equals(language))
        .map(Block::text)
        .toList();
  }
}
