package io.github.wiremocklro.internal.api;

import static io.github.wiremocklro.internal.api.TestDescriptors.field;
import static io.github.wiremocklro.internal.api.TestDescriptors.file;
import static io.github.wiremocklro.internal.api.TestDescriptors.set;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import com.google.protobuf.DescriptorProtos.DescriptorProto;
import com.google.protobuf.DescriptorProtos.EnumDescriptorProto;
import com.google.protobuf.DescriptorProtos.FieldDescriptorProto;
import com.google.protobuf.DescriptorProtos.FileDescriptorProto;
import com.google.protobuf.DescriptorProtos.MessageOptions;
import com.google.protobuf.DescriptorProtos.MethodDescriptorProto;
import com.google.protobuf.DescriptorProtos.ServiceDescriptorProto;
import io.github.wiremocklro.internal.proto.ProtoFile;
import io.github.wiremocklro.operation.InvalidArgumentException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Files that are cut, broken or untrue end in one exception. */
@Timeout(300)
class BrokenDescriptorsTest {
  private static final int CUTS = 200;
  private static final int FLIPS = 150;
  private static final long SEED = 42;
  private static final DescriptorSource IMPORTS = DescriptorSource.imports();

  @TempDir Path directory;

  @Test
  @Tag("slow")
  void aSetThatIsCut() throws IOException {
    byte[] set = redisSet();

    for (int cut = 0; cut < CUTS; cut++) {
      assertEndsInOneWay(Arrays.copyOf(set, set.length * cut / CUTS));
    }
  }

  @Test
  @Tag("slow")
  void aJarThatIsCut() throws IOException {
    byte[] jar = Files.readAllBytes(PublishedApis.jar("workflows-v1"));

    for (int cut = 0; cut < CUTS; cut++) {
      Path path = written(Arrays.copyOf(jar, jar.length * cut / CUTS));
      assertThatExceptionOfType(InvalidArgumentException.class)
          .isThrownBy(() -> DescriptorSource.read(path));
    }
  }

  @Test
  @Tag("slow")
  void aSetWithABitThatFlipped() throws IOException {
    Random random = new Random(SEED);
    byte[] set = redisSet();

    for (int i = 0; i < FLIPS; i++) {
      assertEndsInOneWay(flipped(set, random));
    }
  }

  @Test
  @Tag("slow")
  void aJarWithABitThatFlipped() throws IOException {
    Random random = new Random(SEED);
    byte[] jar = Files.readAllBytes(PublishedApis.jar("workflows-v1"));

    for (int i = 0; i < FLIPS; i++) {
      assertEndsInOneWay(flipped(jar, random));
    }
  }

  @Test
  @Tag("slow")
  void aClassWithABitThatFlipped() throws IOException {
    Random random = new Random(SEED);
    byte[] bytes = redisClass();

    for (int i = 0; i < 10 * FLIPS; i++) {
      byte[] flipped = flipped(bytes, random);
      try {
        assertThat(ClassFile.descriptors(flipped)).hasSizeLessThan(100);
      } catch (IOException e) {
        assertThat(e.getMessage()).isNotBlank();
      }
    }
  }

  static Stream<FileDescriptorProto> lies() {
    return Stream.of(
        file("a.proto", "A").addPublicDependency(7).build(),
        file("a.proto", "A").addEnumType(EnumDescriptorProto.newBuilder().setName("E")).build(),
        file("a.proto", "A").addMessageType(DescriptorProto.newBuilder().setName("A")).build(),
        withField(field("a", 0, "A")),
        withField(field("a", -1, "A")),
        withField(field("", 1, "A")),
        withField(field("a", 1, ".test.A.a")),
        withField(field("a", 1, "A").toBuilder().setOneofIndex(3).build()),
        withField(
            field("a", 1, "A").toBuilder()
                .setType(FieldDescriptorProto.Type.TYPE_INT32)
                .setDefaultValue("many")
                .build()),
        withField(
            field("a", 1, "A").toBuilder().setType(FieldDescriptorProto.Type.TYPE_ENUM).build()),
        file("a.proto", "A")
            .addMessageType(
                DescriptorProto.newBuilder()
                    .setName("Entry")
                    .setOptions(MessageOptions.newBuilder().setMapEntry(true)))
            .build(),
        file("a.proto", "A")
            .addService(
                ServiceDescriptorProto.newBuilder()
                    .setName("S")
                    .addMethod(MethodDescriptorProto.newBuilder().setName("M").setInputType("Z")))
            .build());
  }

  @ParameterizedTest
  @MethodSource("lies")
  void aDescriptorThatLiesIsRefused(FileDescriptorProto lie) throws IOException {
    Path path = written(set(lie));

    assertThatExceptionOfType(InvalidArgumentException.class)
        .isThrownBy(() -> DescriptorPool.of(List.of(DescriptorSource.read(path))))
        .withMessageContaining(path.toString());
  }

  private static FileDescriptorProto withField(FieldDescriptorProto field) {
    return TestDescriptors.with(file("a.proto", "A"), field);
  }

  private void assertEndsInOneWay(byte[] bytes) throws IOException {
    Path path = written(bytes);
    try {
      Linker linker =
          new Linker(List.of(DescriptorSource.read(path), IMPORTS), new ProtobufTypes());
      assertThat(linker.link(0)).isNotEmpty();
    } catch (InvalidArgumentException e) {
      assertThat(e).hasMessageContaining(path.toString());
    }
  }

  private Path written(byte[] bytes) throws IOException {
    return Files.write(directory.resolve("descriptors"), bytes);
  }

  private static byte[] redisSet() {
    return ProtoFile.toSet(DescriptorSource.read(PublishedApis.jar("redis-v1")).files());
  }

  private static byte[] redisClass() throws IOException {
    try (ZipFile jar = new ZipFile(PublishedApis.jar("redis-v1").toFile())) {
      ZipEntry entry = jar.getEntry("com/google/cloud/redis/v1/CloudRedisServiceV1Proto.class");
      return jar.getInputStream(entry).readAllBytes();
    }
  }

  private static byte[] flipped(byte[] bytes, Random random) {
    byte[] flipped = bytes.clone();
    flipped[random.nextInt(bytes.length)] ^= (byte) (1 << random.nextInt(8));
    return flipped;
  }
}
