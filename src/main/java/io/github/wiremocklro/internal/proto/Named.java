package io.github.wiremocklro.internal.proto;

import org.jspecify.annotations.Nullable;

/** What a file has, and each part of it: a name and options. */
abstract class Named {
  private static final byte[] NOTHING = {};

  private String name = "";
  private byte[] options = NOTHING;

  /** Read when they are first asked for. */
  private @Nullable Options read;

  /** While it is being read. */
  final void name(String text) {
    this.name = text;
  }

  /** While it is being read; to join the bytes is what merges messages. */
  final void options(byte[] more) {
    this.options = options.length == 0 ? more : Options.joined(options, more);
  }

  /** Returns the name without what is around it. */
  public final String getName() {
    return name;
  }

  /** Returns its options. */
  public final Options getOptions() {
    Options known = read;
    if (known == null) {
      known = options.length == 0 ? Options.NONE : Options.of(options);
      read = known; // Who comes at the same time reads the same.
    }
    return known;
  }

  static String join(String outer, String name) {
    return outer.isEmpty() ? name : outer + "." + name;
  }
}
