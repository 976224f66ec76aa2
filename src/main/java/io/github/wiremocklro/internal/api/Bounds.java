package io.github.wiremocklro.internal.api;

/**
 * How much a file with descriptors may hold. All of aiplatform.googleapis.com, the largest of
 * Google's published APIs in one jar, takes a tenth of each.
 */
final class Bounds {
  private static final int MEGABYTE = 1 << 20;

  /** Bytes of a jar. */
  static final int JAR = 128 * MEGABYTE;

  /** Bytes of a set, with its comments. */
  static final int SET = 64 * MEGABYTE;

  /** Bytes of a class, unpacked. */
  static final int CLASS = 16 * MEGABYTE;

  /** Bytes of all the classes of a jar, unpacked. */
  static final int CLASSES = 512 * MEGABYTE;

  /** Bytes of the descriptor of one .proto file. */
  static final int DESCRIPTOR = 16 * MEGABYTE;

  /** Files in one file. */
  static final int FILES = 5_000;

  /** Messages, fields, enums, ... and what is said of each, for it takes an object each. */
  static final int PARTS = 1_000_000;

  /** Messages in messages. */
  static final int NESTING = 32;

  /** Characters of a name with its package. */
  static final int NAME = 1_000;

  /** Characters of all such names, for each is kept whole. */
  static final int NAMES = 50_000_000;

  /** Files of which one imports the next. */
  static final int IMPORT_DEPTH = 200;

  /** Files that one imports. */
  static final int IMPORTS = 500;

  private Bounds() {}
}
