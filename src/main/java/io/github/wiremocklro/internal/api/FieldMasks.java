package io.github.wiremocklro.internal.api;

/**
 * The paths of a {@code google.protobuf.FieldMask}: in JSON they are in lower camel case
 * (field_mask.proto, "JSON Encoding of Field Masks").
 */
final class FieldMasks {
  private FieldMasks() {}

  /** Returns {@code lake.display_name} for {@code lake.displayName}; what is quoted stays. */
  static String protoPath(String jsonPath) {
    StringBuilder path = new StringBuilder(jsonPath.length() + 4);
    boolean isQuoted = false;
    for (int i = 0; i < jsonPath.length(); i++) {
      char c = jsonPath.charAt(i);
      isQuoted ^= c == '"';
      if (!isQuoted && c >= 'A' && c <= 'Z') {
        path.append('_').append((char) (c - 'A' + 'a'));
      } else {
        path.append(c);
      }
    }
    return path.toString();
  }

  /** Returns {@code lake.displayName} for {@code lake.display_name}. */
  static String jsonPath(String protoPath) {
    StringBuilder path = new StringBuilder(protoPath.length());
    for (int i = 0; i < protoPath.length(); i++) {
      char c = protoPath.charAt(i);
      char next = i + 1 < protoPath.length() ? protoPath.charAt(i + 1) : ' ';
      if (c == '_' && next >= 'a' && next <= 'z') {
        path.append((char) (next - 'a' + 'A'));
        i++;
      } else {
        path.append(c);
      }
    }
    return path.toString();
  }
}
