package io.github.wiremocklro.internal.api;

import static io.github.wiremocklro.internal.api.TestDescriptors.file;
import static io.github.wiremocklro.internal.api.TestDescriptors.set;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import com.google.protobuf.DescriptorProtos.FileDescriptorProto;
import com.google.protobuf.DescriptorProtos.SourceCodeInfo;
import com.google.protobuf.DescriptorProtos.SourceCodeInfo.Location;
import io.github.wiremocklro.internal.proto.ProtoFile;
import io.github.wiremocklro.operation.InvalidArgumentException;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Map;
import java.util.stream.Stream;
import java.util.zip.GZIPOutputStream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** What files are taken as descriptors, and what is said of the others. */
class DescriptorSourceTest {
  private static final FileDescriptorProto LAKE = file("lake.proto", "Lake").build();

  @TempDir Path directory;

  @Test
  void aSetIsReadWhateverItsNameIs() throws IOException {
    for (String name : new String[] {"a.binpb", "a.dsc", "a.pb", "a.jar", "a"}) {
      Path path = written(name, set(LAKE));

      assertThat(DescriptorSource.read(path).files()).containsExactly(unlinked(LAKE));
    }
  }

  @Test
  void aJarIsReadWhateverItsNameIs() throws IOException {
    Path path = written("a.binpb", Files.readAllBytes(PublishedApis.jar("redis-v1")));

    assertThat(DescriptorSource.read(path).files())
        .extracting(ProtoFile::name)
        .containsExactly("google/cloud/redis/v1/cloud_redis.proto");
  }

  @Test
  void theOrderOfASetIsKeptAndTheFirstOfTwoAlike() throws IOException {
    FileDescriptorProto zone = file("a-zone.proto", "Zone").build();
    FileDescriptorProto other = file("lake.proto", "Other").build();

    assertThat(DescriptorSource.read(written("a", set(LAKE, zone, other))).files())
        .containsExactly(unlinked(LAKE), unlinked(zone));
  }

  @Test
  void commentsAreLeftOut() throws IOException {
    FileDescriptorProto withComments =
        LAKE.toBuilder()
            .setSourceCodeInfo(
                SourceCodeInfo.newBuilder()
                    .addLocation(Location.newBuilder().setLeadingComments("A lake.")))
            .build();

    assertThat(DescriptorSource.read(written("a", set(withComments))).files())
        .containsExactly(unlinked(LAKE));
  }

  private static ProtoFile unlinked(FileDescriptorProto file) {
    return ProtoFile.of(file.toByteArray());
  }

  static Stream<Arguments> whatIsNoSource() throws IOException {
    byte[] set = set(LAKE);
    byte[] jar = Files.readAllBytes(PublishedApis.jar("workflows-v1"));
    ByteArrayOutputStream gzip = new ByteArrayOutputStream();
    try (GZIPOutputStream out = new GZIPOutputStream(gzip)) {
      out.write(set);
    }
    return Stream.of(
        Arguments.of(new byte[0], "has no descriptors in it; give a jar with"),
        Arguments.of(zip(Map.of()), "cannot be read: it is an empty jar; give"),
        Arguments.of(
            zip(Map.of("META-INF/MANIFEST.MF", "Manifest-Version: 1.0\n".getBytes(UTF_8))),
            "has no descriptors in it; give a jar with the classes that protoc wrote, such as"
                + " proto-google-cloud-redis-v1-2.91.0.jar, or what"),
        Arguments.of(
            "syntax = \"proto3\";\npackage test;".getBytes(UTF_8),
            "cannot be read: it is a .proto source, and not what protoc makes of it; give"),
        Arguments.of("{\"file\": []}".getBytes(UTF_8), "cannot be read: it is JSON, and not the"),
        Arguments.of(gzip.toByteArray(), "cannot be read: it is packed by gzip: unpack it; give"),
        Arguments.of(
            LAKE.toByteArray(), "cannot be read: it is not a FileDescriptorSet, or is cut"),
        Arguments.of(
            Arrays.copyOf(set, set.length - 3), "it is not a FileDescriptorSet, or is cut"),
        Arguments.of(
            Arrays.copyOf(jar, jar.length / 2),
            "cannot be read: it is a jar that is cut or broken: "),
        Arguments.of(
            zip(Map.of("a/Lakes.class", "no class".getBytes(UTF_8))),
            "cannot be read: a/Lakes.class: it does not begin as a class file does; give"),
        Arguments.of(
            new byte[] {(byte) 0xca, (byte) 0xfe, (byte) 0xba, (byte) 0xbe, 0, 0, 0, 61},
            "cannot be read: it is one class of a jar; give"));
  }

  @ParameterizedTest
  @MethodSource("whatIsNoSource")
  void whatIsNoSourceIsSaidToBeWhatItIs(byte[] bytes, String problem) throws IOException {
    Path path = written("lakes.binpb", bytes);

    assertThatExceptionOfType(InvalidArgumentException.class)
        .isThrownBy(() -> DescriptorSource.read(path))
        .withMessageStartingWith("api: \"" + path + "\" ")
        .withMessageContaining(problem)
        .withMessageContaining("protoc --include_imports");
  }

  @Test
  void whatIsNoFileIsSaidNotToBeOne() {
    assertThatExceptionOfType(InvalidArgumentException.class)
        .isThrownBy(() -> DescriptorSource.read(directory))
        .withMessageContaining("cannot be read: it is not a file; ");
    assertThatExceptionOfType(InvalidArgumentException.class)
        .isThrownBy(() -> DescriptorSource.read(directory.resolve("none.jar")))
        .withMessageContaining("cannot be read: there is no such file; ");
  }

  private Path written(String name, byte[] bytes) throws IOException {
    return Files.write(directory.resolve(name), bytes);
  }

  private static byte[] zip(Map<String, byte[]> entries) throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (ZipOutputStream zip = new ZipOutputStream(bytes)) {
      for (Map.Entry<String, byte[]> entry : entries.entrySet()) {
        zip.putNextEntry(new ZipEntry(entry.getKey()));
        zip.write(entry.getValue());
      }
    }
    return bytes.toByteArray();
  }
}
