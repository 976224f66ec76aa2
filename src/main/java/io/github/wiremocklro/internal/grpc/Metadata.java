package io.github.wiremocklro.internal.grpc;

import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * What is sent beside a message, in the order in which it came: the headers that are not gRPC's own
 * or HTTP's.
 *
 * @param entries names, in lower case, and values; a name may come again
 */
public record Metadata(List<Entry> entries) {
  /** No metadata. */
  public static final Metadata EMPTY = new Metadata(List.of());

  public Metadata {
    entries = List.copyOf(entries);
  }

  /** Returns the first value of a name. */
  public Optional<String> first(String name) {
    String key = name.toLowerCase(Locale.ROOT);
    return entries.stream().filter(entry -> entry.name().equals(key)).map(Entry::value).findFirst();
  }

  /** A name and a value. That of a name that ends in {@code -bin} is base64, as it came. */
  public record Entry(String name, String value) {
    public Entry {
      name = name.toLowerCase(Locale.ROOT);
    }
  }
}
