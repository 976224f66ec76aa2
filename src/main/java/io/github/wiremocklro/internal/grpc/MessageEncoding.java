package io.github.wiremocklro.internal.grpc;

import io.github.wiremocklro.operation.StatusException;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.zip.GZIPInputStream;
import org.jspecify.annotations.Nullable;

/** How messages are compressed that say that they are: the header {@code grpc-encoding}. */
public enum MessageEncoding {
  /** Not at all. */
  IDENTITY,
  /** With gzip. */
  GZIP;

  /** The value of {@code grpc-accept-encoding}. */
  public static final String ALL = "identity,gzip";

  /**
   * Reads the value of the header.
   *
   * @param name null if there is none
   * @throws StatusException if it is not known
   */
  public static MessageEncoding parse(@Nullable String name) {
    if (name == null || name.equals("identity")) {
      return IDENTITY;
    }
    if (name.equals("gzip")) {
      return GZIP;
    }
    throw GrpcErrors.unknownEncoding(name);
  }

  /**
   * Returns the message that is compressed here; no more of it is ever decompressed than it may be
   * long.
   *
   * @throws StatusException if it is longer than that, or cannot be decompressed
   */
  byte[] decompress(byte[] compressed, int maxBytes) {
    if (this == IDENTITY) {
      throw GrpcErrors.compressedWithoutEncoding();
    }
    try (GZIPInputStream in = new GZIPInputStream(new ByteArrayInputStream(compressed))) {
      byte[] message = in.readNBytes(maxBytes);
      if (in.read() >= 0) {
        throw GrpcErrors.tooLong("more than %d bytes".formatted(maxBytes), maxBytes);
      }
      return message;
    } catch (IOException e) {
      throw GrpcErrors.notGzip(String.valueOf(e.getMessage()));
    } catch (StackOverflowError e) {
      // The JDK's stream calls itself for each member that has nothing in it (RFC 1952, 2.2).
      throw GrpcErrors.notGzip("it has too many empty members");
    }
  }
}
