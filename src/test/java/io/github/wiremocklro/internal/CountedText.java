package io.github.wiremocklro.internal;

/** A text that counts how often somebody looks at a character. */
public final class CountedText implements CharSequence {
  private final String text;
  private int looks;

  public CountedText(String text) {
    this.text = text;
  }

  /** Returns how often somebody has looked at a character. */
  public int looks() {
    return looks;
  }

  @Override
  public char charAt(int index) {
    looks++;
    return text.charAt(index);
  }

  @Override
  public int length() {
    return text.length();
  }

  @Override
  public CharSequence subSequence(int start, int end) {
    return text.substring(start, end);
  }

  @Override
  public String toString() {
    return text;
  }
}
