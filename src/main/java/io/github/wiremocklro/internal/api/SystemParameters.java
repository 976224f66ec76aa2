package io.github.wiremocklro.internal.api;

import java.util.Set;

/** The names of all {@link SystemParameter}s, and of those that change no reply. */
final class SystemParameters {
  /**
   * Who calls, who pays, of what a trace is kept, and in which form a body comes: one that is no
   * JSON is refused anyway. An API has one version at a path here.
   */
  private static final Set<String> OTHERS =
      Set.of(
          "key",
          "$key",
          "access_token",
          "oauth_token",
          "quotaUser",
          "$quotaUser",
          "$apiVersion",
          "$ct",
          "trace",
          "$trace",
          "userIp",
          "uploadType",
          "upload_protocol",
          "unique",
          "$unique",
          "$req");

  private SystemParameters() {}

  static boolean has(String name) {
    return SystemParameter.hasName(name) || OTHERS.contains(name);
  }
}
