package io.github.wiremocklro.bench;

import java.util.Locale;

/**
 * A line of the table.
 *
 * @param what is measured
 * @param against what
 * @param target as text; a dash where the figure is only told
 * @param measured as text
 * @param met whether the target is met; "-" without one
 */
record Row(String what, String against, String target, String measured, String met) {

  static Row atLeast(double target, String what, String against, double measured) {
    return of(what, against, ">= " + target, number(measured), measured >= target);
  }

  static Row atMost(double target, String what, String against, double measured) {
    return of(what, against, "<= " + target, number(measured), measured <= target);
  }

  static Row of(String what, String against, String target, String measured, boolean met) {
    return new Row(what, against, target, measured, met ? "yes" : "no");
  }

  /** Returns a row without a target. */
  static Row told(String what, String against, double measured) {
    return new Row(what, against, "-", number(measured), "-");
  }

  private static String number(double number) {
    return String.format(Locale.ROOT, "%.3f", number);
  }

  String markdown() {
    return "| %s | %s | %s | %s | %s |".formatted(what, against, target, measured, met);
  }
}
