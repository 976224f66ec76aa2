package io.github.wiremocklro.protobuf;

import com.google.protobuf.Descriptors.FileDescriptor;
import io.github.wiremocklro.internal.api.DescriptorSource;
import io.github.wiremocklro.operation.InvalidArgumentException;

/**
 * APIs that a fake is to serve, as generated classes describe them. Immutable.
 *
 * <p>Example: {@code new WireMockLroServer().api(Apis.of(RedisProto.getDescriptor()))}, where
 * {@code RedisProto} stands for the class that protoc wrote for the {@code .proto} file.
 */
public final class Apis {
  private final String files;
  private final byte[] set;

  private Apis(String files, byte[] set) {
    this.files = files;
    this.set = set;
  }

  /**
   * Returns the APIs whose services are in these files. What they import comes with them.
   *
   * @throws IllegalArgumentException if no file is given
   */
  public static Apis of(FileDescriptor... files) {
    DescriptorSource source = DescriptorSource.of(files);
    if (source.files().isEmpty()) {
      throw new InvalidArgumentException(
          "api", "Apis.of()", "has no file", "give one: Apis.of(RedisProto.getDescriptor())");
    }
    return new Apis(source.place(), source.toSet());
  }

  /** Returns them as a {@code FileDescriptorSet}, which is what protoc writes and --api takes. */
  public byte[] toByteArray() {
    return set.clone();
  }

  /** Returns the name of the first of their files. */
  @Override
  public String toString() {
    return files;
  }
}
