package io.github.wiremocklro.internal.api;

import java.util.Set;

/** The names of all {@link SystemParameter}s, and of those that change no reply. */
final class SystemParameters {
  /** Who calls, who pays, and in which form a body comes: one that is no JSON is refused anyway. */
  private static final Set<String> OTHERS =
      Set.of(
          "key",
          "$key",
          "access_token",
          "oauth_token",
          "quotaUser",
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
