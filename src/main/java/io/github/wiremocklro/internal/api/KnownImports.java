package io.github.wiremocklro.internal.api;

import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Where .proto files are found that others import, and that are not shipped with us. */
final class KnownImports {
  private static final String GROUP = "com.google.api.grpc:";

  /** Google's jars are named by the directories of their files. */
  private static final Pattern GOOGLE = Pattern.compile("google/([a-z0-9/]+/v\\d+[a-z0-9]*)/.*");

  /** Those that are not. */
  private static final Map<String, String> OTHERS =
      Map.of(
          "google/cloud/osconfig/v1/",
          GROUP + "proto-google-cloud-os-config-v1",
          "grafeas/v1/",
          "io.grafeas:grafeas");

  private KnownImports() {}

  /** Returns what to do about an import that was not found. */
  static String remedy(String file) {
    return "give what has that file as one more --api (Java: api(...)), "
        + artifact(file)
            .map(artifact -> "such as the jar of " + artifact)
            .orElse("or a set that protoc --include_imports or buf build writes");
  }

  private static Optional<String> artifact(String file) {
    Matcher google = GOOGLE.matcher(file);
    return OTHERS.entrySet().stream()
        .filter(other -> file.startsWith(other.getKey()))
        .map(Map.Entry::getValue)
        .findFirst()
        .or(
            () ->
                google.matches()
                    ? Optional.of(GROUP + "proto-google-" + google.group(1).replace('/', '-'))
                    : Optional.empty());
  }
}
