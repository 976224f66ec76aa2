package io.github.wiremocklro.internal.api;

import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Where .proto files are found that other files import, and that are not shipped with us. */
final class KnownImports {
  private static final Pattern CLOUD =
      Pattern.compile("google/(cloud/|)([a-z0-9/]+)/(v\\d+[a-z0-9]*)/[^/]+\\.proto");

  /** What is published under another name than its directory's. */
  private static final Map<String, String> OTHERS =
      Map.of(
          "google/cloud/audit/", "com.google.cloud:google-cloud-audit-log",
          "google/cloud/osconfig/", "com.google.api.grpc:proto-google-cloud-os-config-v1",
          "grafeas/v1/", "io.grafeas:grafeas");

  private KnownImports() {}

  /** Returns what to do about an import that was not found. */
  static String remedy(String file) {
    for (Map.Entry<String, String> other : OTHERS.entrySet()) {
      if (file.startsWith(other.getKey())) {
        return add(other.getValue());
      }
    }
    Matcher cloud = CLOUD.matcher(file);
    if (cloud.matches()) {
      String name = cloud.group(2).replace('/', '-') + "-" + cloud.group(3);
      return add(
          "com.google.api.grpc:proto-google-" + (cloud.group(1).isEmpty() ? "" : "cloud-") + name);
    }
    return "give what has that file as one more --api (Java: api(...)), or a set that protoc"
        + " --include_imports or buf build wrote";
  }

  private static String add(String artifact) {
    return "give the jar of " + artifact + " as one more --api (Java: api(...))";
  }
}
