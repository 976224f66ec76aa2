package io.github.wiremocklro.internal.engine;

import io.github.wiremocklro.internal.engine.PathName.Form;
import java.util.ArrayList;
import java.util.List;

/**
 * A path of a field mask: names with dots between them, such as {@code labels.team}, {@code
 * labels.`a.b`} or {@code labels["a.b"]}. A key of a map may stand in backticks (AIP-161), or in
 * brackets and quotes, as protobuf's own converter of masks has it (field_mask_utility.cc).
 *
 * @param text as it came
 * @param names what it leads through, at most 100; none if it is no path
 */
public record FieldPath(String text, List<PathName> names) {
  /** What a mask is applied to is copied for each of its paths. */
  public static final int MAX_PATHS = 1_000;

  /** As deep as messages are. */
  private static final int MAX_NAMES = 100;

  private static final String BRACKET = "[\"";

  public FieldPath {
    names = List.copyOf(names);
  }

  /** Returns the paths of a mask, between which there are commas. */
  public static List<FieldPath> all(String mask) {
    List<FieldPath> paths = new ArrayList<>();
    Reader reader = new Reader(mask);
    do {
      paths.add(reader.path());
    } while (reader.comes(','));
    return List.copyOf(paths);
  }

  /** Returns names as they stand in a mask. */
  public static String text(List<PathName> names) {
    StringBuilder text = new StringBuilder();
    for (PathName name : names) {
      boolean dot = !text.isEmpty() && name.form() != Form.EXACT;
      text.append(dot ? "." : "").append(name);
    }
    return text.toString();
  }

  /** Returns whether it stands for all fields. */
  public boolean isAll() {
    return text.equals("*");
  }

  /** Reads one path after the other. */
  private static final class Reader {
    private final String text;
    private int at;

    Reader(String text) {
      this.text = text;
    }

    FieldPath path() {
      while (at < text.length() && text.charAt(at) == ' ') {
        at++;
      }
      int start = at;
      List<PathName> names = new ArrayList<>();
      boolean isPath = true;
      do {
        isPath = names.size() < MAX_NAMES && name(names);
      } while (isPath && (comes('.') || isBracket(at)));
      int end = text.indexOf(',', at);
      end = end < 0 ? text.length() : end;
      isPath &= text.substring(at, end).isBlank();
      at = end;
      return new FieldPath(text.substring(start, end).strip(), isPath ? names : List.of());
    }

    boolean comes(char c) {
      boolean comes = at < text.length() && text.charAt(at) == c;
      at += comes ? 1 : 0;
      return comes;
    }

    /** Adds the next name; returns whether there is one. */
    private boolean name(List<PathName> names) {
      if (comes('`')) {
        int end = text.indexOf('`', at);
        return end > at && add(names, text.substring(at, end), Form.KEY, end + 1);
      }
      if (isBracket(at)) {
        return exact(names);
      }
      int end = at;
      while (end < text.length() && ".,".indexOf(text.charAt(end)) < 0 && !isBracket(end)) {
        end++;
      }
      String name = text.substring(at, end);
      boolean isLast = end == text.length() || text.charAt(end) == ',';
      name = isLast ? name.stripTrailing() : name;
      return !name.isEmpty() && add(names, name, Form.PLAIN, end);
    }

    private boolean isBracket(int place) {
      return text.startsWith(BRACKET, place);
    }

    private boolean exact(List<PathName> names) {
      StringBuilder key = new StringBuilder();
      for (int i = at + BRACKET.length(); i < text.length(); i++) {
        char c = text.charAt(i);
        if (c == '"') {
          return text.startsWith("]", i + 1) && add(names, key.toString(), Form.EXACT, i + 2);
        }
        i += c == '\\' ? 1 : 0;
        key.append(i < text.length() ? text.charAt(i) : c);
      }
      return false;
    }

    private boolean add(List<PathName> names, String name, Form form, int next) {
      at = next;
      return names.add(new PathName(name, form));
    }
  }
}
