package io.github.wiremocklro.internal.api;

import static io.github.wiremocklro.internal.api.TestDescriptors.field;
import static io.github.wiremocklro.internal.api.TestDescriptors.file;
import static io.github.wiremocklro.internal.api.TestDescriptors.set;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import com.google.protobuf.ByteString;
import com.google.protobuf.DescriptorProtos.DescriptorProto;
import com.google.protobuf.DescriptorProtos.FileDescriptorProto;
import com.google.protobuf.UnknownFieldSet;
import io.github.wiremocklro.operation.InvalidArgumentException;
import java.io.IOException;
import java.io.OutputStream;
import java.io.RandomAccessFile;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import java.util.zip.Deflater;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Files that ask for too much end in one exception, before they get it. */
@Timeout(300)
class HostileDescriptorsTest {
  @TempDir Path directory;

  @Test
  void aClassThatUnpacksToTooMuch() throws IOException {
    Path jar = directory.resolve("bomb.jar");
    writeClasses(jar, 1, Bounds.CLASS + 1);

    assertRefused(jar, "holds a class of more than 16,777,216 bytes, which is more than is read;");
  }

  @Test
  @Tag("slow")
  void classesThatUnpackToTooMuchTogether() throws IOException {
    Path jar = directory.resolve("bombs.jar");
    writeClasses(jar, Bounds.CLASSES / Bounds.CLASS + 1, Bounds.CLASS);

    assertRefused(jar, "holds classes of more than 536,870,912 bytes, which is more than is read;");
  }

  @Test
  void aFileThatIsTooLarge() throws IOException {
    Path set = directory.resolve("large.binpb");
    try (var file = new RandomAccessFile(set.toFile(), "rw")) {
      file.setLength(Bounds.SET + 1L); // of which the disk keeps nothing
    }

    assertRefused(set, "holds more than 67,108,864 bytes, which is more than is read; give the");
  }

  @Test
  void aHundredThousandFieldsAreRead() throws IOException {
    DescriptorProto.Builder message = DescriptorProto.newBuilder().setName("Large");
    IntStream.rangeClosed(1, 100_000).forEach(i -> message.addField(field("f" + i, i, "Lake")));
    byte[] set = set(file("large.proto", "Lake").addMessageType(message).build());

    DescriptorPool pool = DescriptorPool.of(List.of(DescriptorSource.read(written(set))));

    assertThat(pool.message("test.Large").orElseThrow().getFields()).hasSize(100_000);
  }

  @Test
  void fieldsOfTwoBytesAreNotTakenByTheMillion() throws IOException {
    byte[] fields = new byte[2 * (Bounds.PARTS + 1)];
    for (int i = 0; i < fields.length; i += 2) {
      fields[i] = 2 << 3 | 2; // an empty FieldDescriptorProto
    }

    assertRefused(
        written(setOf(delimited(4, fields))),
        "holds more than 1,000,000 messages, fields and options, which is more than is read;");
  }

  @Test
  void messagesInMessagesEnd() throws IOException {
    byte[] message = new byte[0];
    for (int i = 0; i < 2_000; i++) {
      message = delimited(3, message);
    }

    assertRefused(
        written(setOf(delimited(4, message))), "holds messages in messages, more than 32 deep,");
  }

  @Test
  void groupsInGroupsEnd() throws IOException {
    byte[] groups = new byte[100_000];
    Arrays.fill(groups, (byte) (1 << 3 | 3)); // the start of a group

    assertRefused(written(setOf(delimited(8, groups))), "cannot be read: it is not a FileDescr");
    assertRefused(written(setOf(groups)), "cannot be read: it is not a FileDescriptorSet, or is");
  }

  @Test
  void aPackageOfTooManyPartsIsRefused() throws IOException {
    FileDescriptorProto deep = file("a.proto", "A").setPackage("a" + ".a".repeat(100_000)).build();

    assertRefused(written(set(deep)), "holds a name of more than 1,000 characters, which is more");
  }

  @Test
  void longNamesAreNotTakenByTheThousand() throws IOException {
    DescriptorProto.Builder message = DescriptorProto.newBuilder().setName("A".repeat(900));
    IntStream.rangeClosed(1, 60_000).forEach(i -> message.addField(field("f" + i, i, "Lake")));
    byte[] set = set(file("large.proto", "Lake").addMessageType(message).build());

    assertRefused(written(set), "holds names of more than 50,000,000 characters in all, which is");
  }

  @Test
  void importsAreNotTakenByTheThousand() throws IOException {
    FileDescriptorProto.Builder file = file("a.proto", "A");
    IntStream.range(0, 1_000).forEach(i -> file.addDependency(i + ".proto"));

    assertRefused(written(set(file.build())), "holds more than 500 imports in one file, which is");
  }

  @Test
  void filesAreNotTakenByTheThousand() throws IOException {
    FileDescriptorProto[] files =
        IntStream.range(0, 5_001)
            .mapToObj(i -> file(i + ".proto", "M" + i).build())
            .toArray(FileDescriptorProto[]::new);

    assertRefused(written(set(files)), "holds more than 5,000 .proto files, which is more than");
  }

  private static void assertRefused(Path path, String problem) {
    assertThatExceptionOfType(InvalidArgumentException.class)
        .isThrownBy(() -> DescriptorSource.read(path))
        .withMessageStartingWith("api: \"" + path + "\" " + problem);
  }

  private Path written(byte[] bytes) throws IOException {
    return Files.write(directory.resolve("descriptors"), bytes);
  }

  /** Classes without a constant, and zeros behind. */
  private static void writeClasses(Path jar, int count, int size) throws IOException {
    byte[] bytes = new byte[size];
    byte[] head = {(byte) 0xca, (byte) 0xfe, (byte) 0xba, (byte) 0xbe, 0, 0, 0, 61, 0, 1};
    System.arraycopy(head, 0, bytes, 0, head.length);
    try (OutputStream file = Files.newOutputStream(jar);
        ZipOutputStream zip = new ZipOutputStream(file)) {
      zip.setLevel(Deflater.BEST_SPEED);
      for (int i = 0; i < count; i++) {
        zip.putNextEntry(new ZipEntry("C" + i + ".class"));
        zip.write(bytes);
      }
    }
  }

  /** A set with one file, of a name and the given bytes. */
  private static byte[] setOf(byte[] content) {
    ByteString name = FileDescriptorProto.newBuilder().setName("a.proto").build().toByteString();
    return delimited(1, name.concat(ByteString.copyFrom(content)).toByteArray());
  }

  private static byte[] delimited(int number, byte[] content) {
    return UnknownFieldSet.newBuilder()
        .addField(
            number,
            UnknownFieldSet.Field.newBuilder()
                .addLengthDelimited(ByteString.copyFrom(content))
                .build())
        .build()
        .toByteArray();
  }
}
