package io.github.wiremocklro.internal.file;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermissions;

/**
 * A file of which readers find all or nothing, also while it is written anew: that is done beside
 * it first, in a file that each write has for itself.
 */
public final class WholeFile {
  /** What is to stand in a file. */
  @FunctionalInterface
  public interface Content {
    /** Writes all of it. */
    void writeTo(OutputStream file) throws IOException;
  }

  private WholeFile() {}

  /**
   * Writes a file in the place of what is there; of a link, where it leads to.
   *
   * <p>Example: {@code WholeFile.write(Path.of("state.json"), out -> out.write(bytes))}.
   *
   * @param content asked for once there is a file to write it into
   * @throws IOException if that cannot be done; what was there stays, and nothing is beside it
   */
  public static void write(Path file, Content content) throws IOException {
    boolean exists = Files.exists(file);
    Path target = exists ? file.toRealPath() : file.toAbsolutePath();
    if (exists && !Files.isRegularFile(target)) {
      throw new FileSystemException(target.toString(), null, "is no regular file");
    }
    Path folder = target.resolveSibling("");
    Path beside =
        Files.createTempFile(folder, target.getFileName() + ".", ".tmp", likeOthers(folder));
    try {
      try (FileChannel channel = FileChannel.open(beside, StandardOpenOption.WRITE)) {
        content.writeTo(Channels.newOutputStream(channel));
        channel.force(true);
      }
      Files.move(
          beside, target, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    } finally {
      Files.deleteIfExists(beside);
    }
    force(folder);
  }

  /** A temporary file is for its owner alone; this one is to be what any new file is. */
  private static FileAttribute<?>[] likeOthers(Path folder) {
    return folder.getFileSystem().supportedFileAttributeViews().contains("posix")
        ? new FileAttribute<?>[] {
          PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-rw-rw-"))
        }
        : new FileAttribute<?>[0];
  }

  /** Without it the old file may be there again after a loss of power. */
  private static void force(Path folder) {
    try (FileChannel channel = FileChannel.open(folder, StandardOpenOption.READ)) {
      channel.force(true);
    } catch (IOException e) {
      // Not every system opens folders; the file is in its place.
    }
  }
}
