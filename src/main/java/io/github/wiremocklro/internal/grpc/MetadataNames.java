package io.github.wiremocklro.internal.grpc;

import java.util.Set;

/** Which headers are metadata, and which are HTTP's or gRPC's own. */
public final class MetadataNames {
  private static final Set<String> OF_HTTP =
      Set.of(
          "connection",
          "content-encoding",
          "content-length",
          "content-type",
          "host",
          "keep-alive",
          "proxy-connection",
          "te",
          "trailer",
          "transfer-encoding",
          "upgrade");

  private MetadataNames() {}

  /** Returns whether a header of this name, in lower case, is handed on. */
  public static boolean isMetadata(String name) {
    return !name.startsWith(":") && !name.startsWith("grpc-") && !OF_HTTP.contains(name);
  }

  /** Returns whether an entry can be sent: its name and value have only what gRPC allows there. */
  public static boolean isSendable(Metadata.Entry entry) {
    return isMetadata(entry.name())
        && !entry.name().isEmpty()
        && entry.name().chars().allMatch(MetadataNames::isOfName)
        && entry.value().chars().allMatch(c -> c >= ' ' && c <= '~');
  }

  private static boolean isOfName(int c) {
    return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == '_' || c == '-' || c == '.';
  }
}
