package io.github.wiremocklro.internal.wiremock;

import com.github.tomakehurst.wiremock.common.LocalNotifier;
import com.github.tomakehurst.wiremock.common.Notifier;
import com.github.tomakehurst.wiremock.extension.responsetemplating.helpers.HandlebarsHelper;
import java.util.function.Supplier;

/**
 * Finds out whether a helper of a template failed. WireMock's helpers, such as jsonPath, throw
 * nothing: they tell the notifier of the thread, and put the same words into the text. The words
 * alone prove nothing, for a client may have sent them.
 */
final class HelperErrors implements Notifier {
  private final Notifier next;
  private boolean told;

  private HelperErrors(Notifier next) {
    this.next = next;
  }

  /** Returns the notifier that it stands in for. */
  Notifier next() {
    return next;
  }

  /**
   * Returns what a template renders.
   *
   * @throws IllegalArgumentException if the text has the error of a helper in it
   */
  static String thrown(Supplier<String> template) {
    HelperErrors errors = new HelperErrors(LocalNotifier.notifier());
    LocalNotifier.set(errors);
    String text;
    try {
      text = template.get();
    } finally {
      LocalNotifier.set(errors.next);
    }
    if (errors.told && text.contains(HandlebarsHelper.ERROR_PREFIX)) {
      throw new IllegalArgumentException(text);
    }
    return text;
  }

  @Override
  public void info(String message) {
    next.info(message);
  }

  @Override
  public void error(String message) {
    told = true;
    next.error(message);
  }

  @Override
  public void error(String message, Throwable cause) {
    told = true;
    next.error(message, cause);
  }
}
