package io.github.wiremocklro.internal.api;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.function.Predicate;
import java.util.stream.Stream;

/** Reads the lists that stand beside the classes of this package: facts that descriptors lack. */
final class Lists {
  private Lists() {}

  /** Returns the lines that are no comments, each as its first word and the rest. */
  static Stream<String[]> of(String list) {
    try (InputStream in = Lists.class.getResourceAsStream(list)) {
      if (in == null) {
        throw new IllegalStateException(list + " is missing beside " + Lists.class);
      }
      return new String(in.readAllBytes(), UTF_8)
          .lines()
          .filter(Predicate.not(line -> line.startsWith("#")))
          .map(line -> line.split(" ", 2));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
