package io.github.wiremocklro.internal.api;

/**
 * Reads which fields of a reply a client asks for: {@code name,done}, {@code a.b} or {@code a/b},
 * {@code a(b,c)}, and {@code *} for each field that there is. A key of a map may stand in backticks
 * (AIP-161).
 */
final class ResponseMaskParser {
  /** As deep as messages are. */
  private static final int MAX_DEPTH = 100;

  private static final String ENDS_NAME = ",./()`";

  private final String text;
  private int at;

  private ResponseMaskParser(String text) {
    this.text = text;
  }

  /**
   * Returns what the text asks for.
   *
   * @throws MalformedException if it is none
   */
  static ResponseMask parse(String text) throws MalformedException {
    ResponseMaskParser parser = new ResponseMaskParser(text);
    AskedFields all = new AskedFields();
    parser.list(all, 0);
    if (parser.at < text.length()) {
      throw parser.malformed("a ',' is missing");
    }
    return all.mask();
  }

  private void list(AskedFields into, int depth) throws MalformedException {
    do {
      field(into, depth + 1);
    } while (comes(','));
  }

  private void field(AskedFields into, int depth) throws MalformedException {
    if (depth > MAX_DEPTH) {
      throw new MalformedException("it is deeper than %d names".formatted(MAX_DEPTH));
    }
    AskedFields named = into.field(name());
    if (comes('.') || comes('/')) {
      field(named, depth + 1);
    } else if (!comes('(')) {
      named.askWhole();
    } else {
      list(named, depth);
      if (!comes(')')) {
        throw malformed("a ')' is missing");
      }
    }
  }

  private String name() throws MalformedException {
    skipBlanks();
    if (comes('`')) {
      int end = text.indexOf('`', at);
      if (end < 0) {
        throw malformed("a '`' is missing");
      }
      String key = text.substring(at, end);
      at = end + 1;
      return key;
    }
    int start = at;
    while (at < text.length() && ENDS_NAME.indexOf(text.charAt(at)) < 0) {
      at++;
    }
    String name = text.substring(start, at).strip();
    if (name.isEmpty()) {
      throw malformed("a name is missing");
    }
    return name;
  }

  private boolean comes(char c) {
    skipBlanks();
    boolean comes = at < text.length() && text.charAt(at) == c;
    at += comes ? 1 : 0;
    return comes;
  }

  private void skipBlanks() {
    while (at < text.length() && text.charAt(at) == ' ') {
      at++;
    }
  }

  private MalformedException malformed(String why) {
    return new MalformedException("%s at character %d".formatted(why, at + 1));
  }

  /** The text asks for nothing that could be understood; the message says where. */
  static final class MalformedException extends Exception {
    private static final long serialVersionUID = 1L;

    MalformedException(String message) {
      super(message);
    }
  }
}
