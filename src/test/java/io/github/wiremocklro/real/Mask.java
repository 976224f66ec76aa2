package io.github.wiremocklro.real;

import java.util.regex.Pattern;

/** Takes names out of texts: of the project, of what was made in it, and of people. */
final class Mask {
  private static final Pattern EMAIL = Pattern.compile("[\\w.+-]+@[\\w.-]+\\w");
  private static final Pattern OPERATION = Pattern.compile("operations/[\\w-]+");
  private static final Pattern UUID =
      Pattern.compile("[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}");
  private static final Pattern NUMBER = Pattern.compile("\\b\\d{6,}\\b");

  private final Target target;

  Mask(Target target) {
    this.target = target;
  }

  String in(String text) {
    String masked = text;
    if (!target.token().isEmpty()) {
      masked = masked.replace(target.token(), "TOKEN");
    }
    masked = UUID.matcher(masked).replaceAll("UUID");
    masked = OPERATION.matcher(masked).replaceAll("operations/O");
    masked = EMAIL.matcher(masked).replaceAll("E");
    masked = NUMBER.matcher(masked).replaceAll("N");
    masked =
        masked.replace(target.run(), "R").replaceAll("projects/(?!none-R)[^/'\" ]+", "projects/P");
    masked = masked.replaceAll(word(target.project()), "P");
    return masked.replaceAll(word(target.location()), "L");
  }

  private static String word(String name) {
    return "(?<![\\w-])" + Pattern.quote(name) + "(?![\\w-])";
  }
}
