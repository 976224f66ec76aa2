package io.github.wiremocklro.internal.proto;

import org.jspecify.annotations.Nullable;

/**
 * What {@code google.protobuf.FeatureSet} says of a file, and of what is in it, as far as it
 * changes what messages look like. The numbers are those of descriptor.proto, where the files with
 * {@code syntax} have their features too.
 */
record Features(boolean hasPresence, boolean isPacked, boolean isDelimited) {
  private static final Features PROTO2 = new Features(true, false, false);
  private static final Features PROTO3 = new Features(false, true, false);
  private static final Features EDITIONS = new Features(true, true, false);

  private static final int FIELD_PRESENCE = 1;
  private static final int IMPLICIT = 2;
  private static final int REPEATED_FIELD_ENCODING = 3;
  private static final int PACKED = 1;
  private static final int MESSAGE_ENCODING = 5;
  private static final int DELIMITED = 2;

  static Features of(String syntax) {
    return switch (syntax) {
      case "proto3" -> PROTO3;
      case "editions" -> EDITIONS;
      default -> PROTO2;
    };
  }

  /** Returns these with those that are said of a part; null for nothing. */
  Features with(@Nullable Options set) {
    if (set == null) {
      return this;
    }
    long presence = set.number(FIELD_PRESENCE);
    long encoding = set.number(REPEATED_FIELD_ENCODING);
    long messages = set.number(MESSAGE_ENCODING);
    return new Features(
        presence == 0 ? hasPresence : presence != IMPLICIT,
        encoding == 0 ? isPacked : encoding == PACKED,
        messages == 0 ? isDelimited : messages == DELIMITED);
  }

  Features packed(boolean packed) {
    return new Features(hasPresence, packed, isDelimited);
  }
}
