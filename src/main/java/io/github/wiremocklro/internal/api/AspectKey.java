package io.github.wiremocklro.internal.api;

import java.util.stream.Stream;

/**
 * The key of an aspect, or with {@code *} those of several: {@code p.l.t}, {@code p.l.t@Schema.x},
 * {@code p.l.t@*}.
 *
 * @param type such as {@code project.location.aspectType}
 * @param path where in the entry it is attached; empty for the entry itself, which is one of all
 *     paths
 */
record AspectKey(String type, String path) {
  private static final String ANY = "*";

  static AspectKey of(String text) {
    int at = text.indexOf('@');
    return at < 0
        ? new AspectKey(text, "")
        : new AspectKey(text.substring(0, at), text.substring(at + 1));
  }

  /** Returns whether it has a type, and {@code *} for all types or for all paths, if at all. */
  boolean isWellFormed() {
    return !type.isBlank()
        && isAnyOrOne(type)
        && isAnyOrOne(path)
        && !(type.equals(ANY) && path.equals(ANY));
  }

  private static boolean isAnyOrOne(String part) {
    return part.equals(ANY) || !part.contains(ANY);
  }

  /** Returns the keys that mean the aspect that has this one. */
  Stream<AspectKey> meaningIt() {
    return Stream.of(
        this, new AspectKey(type, ANY), new AspectKey(ANY, path), new AspectKey(ANY, ANY));
  }

  @Override
  public String toString() {
    return path.isEmpty() ? type : type + "@" + path;
  }
}
