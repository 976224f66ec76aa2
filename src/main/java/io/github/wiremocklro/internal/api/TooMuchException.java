package io.github.wiremocklro.internal.api;

import java.io.IOException;
import java.util.Locale;

/** A file holds more than {@link Bounds} allow. */
final class TooMuchException extends IOException {
  private static final long serialVersionUID = 1L;

  TooMuchException(String message, int bound) {
    super(String.format(Locale.ROOT, message, bound));
  }
}
