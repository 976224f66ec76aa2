package io.github.wiremocklro.internal.proto;

/** What is in a file. */
abstract class Part extends Named {
  private final FileDescriptor file;

  Part(FileDescriptor file) {
    this.file = file;
  }

  /** Returns the file that it is in. */
  public final FileDescriptor getFile() {
    return file;
  }
}
