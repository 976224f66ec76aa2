package io.github.wiremocklro.internal.api;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.util.stream.Collectors.joining;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIOException;

import java.io.ByteArrayOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Collections;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import javax.tools.ToolProvider;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Classes that are written as protoc's Java generator writes them, and compiled by javac. */
class ClassFileTest {
  private static final String ALL_BYTES =
      "\n" + IntStream.range(0, 256).mapToObj(Character::toString).collect(joining());

  @TempDir Path directory;

  @Test
  void theFirstArrayThatBeginsAsADescriptorIsOne() throws Exception {
    byte[] bytes = compiled(descriptor(ALL_BYTES), accessors());

    assertThat(ClassFile.descriptors(bytes)).containsExactly(ALL_BYTES.getBytes(ISO_8859_1));
  }

  @Test
  void aLongDescriptorIsInPieces() throws Exception {
    String[] pieces = {"\nfirst", "\u00ff".repeat(20_000), "third", "", "\0fifth", "sixth", "last"};
    byte[] bytes = compiled(descriptor(pieces));

    assertThat(ClassFile.descriptors(bytes))
        .containsExactly(String.join("", pieces).getBytes(ISO_8859_1));
  }

  @Test
  void whatElseStandsInTheClassIsReadOver() throws Exception {
    byte[] bytes =
        compiled(
            "static long many = 1L << 40; static double half = 0.5; static float f = 1.5f;",
            "static int dense(int i) { switch (i) { case 1: return 5; case 2: return 7;"
                + " case 3: return 9; default: return 0; } }",
            "static int sparse(int i) { switch (i) { case 1: return 5; case 70000: return 7;"
                + " default: return 0; } }",
            "static int loop(int x) { for (int i = 0; i < 9; i += 1000) { x += i; } return x; }",
            "static Runnable lambda = () -> {}; static int[][] grid = new int[3][3];",
            "static String[] words = {\"a\", many + \"b\"};",
            descriptor("\nlakes"));

    assertThat(ClassFile.descriptors(bytes)).containsExactly("\nlakes".getBytes(ISO_8859_1));
  }

  @Test
  void manyConstantsHaveLongNumbers() throws Exception {
    String strings = IntStream.range(0, 400).mapToObj(i -> "\"s" + i + "\"").collect(joining(", "));
    byte[] bytes = compiled("static String[] words = {" + strings + "};", descriptor("\nlakes"));

    assertThat(ClassFile.descriptors(bytes)).containsExactly("\nlakes".getBytes(ISO_8859_1));
  }

  @Test
  void aClassThatIsNotOfAFileHasNone() throws Exception {
    assertThat(ClassFile.descriptors(compiled("static String[] words = {\"\\nlakes\"};")))
        .isEmpty();
  }

  @Test
  void aCutClassIsRefused() throws Exception {
    byte[] bytes = compiled(descriptor("\nlakes"));

    for (int length = 0; length < bytes.length - 8; length++) {
      assertEndsInOneWay(Arrays.copyOf(bytes, length), "\nlakes");
    }
    assertThatIOException()
        .isThrownBy(() -> ClassFile.descriptors(Arrays.copyOf(bytes, 200)))
        .withMessage("it is cut or broken");
    assertThatIOException()
        .isThrownBy(() -> ClassFile.descriptors(new byte[100]))
        .withMessage("it does not begin as a class file does");
  }

  @Test
  void aClassThatSaysTheSameAgainAndAgainIsRefused() throws Exception {
    byte[] bytes =
        compiled(
            "static final String P = " + literal("\n" + "a".repeat(60_000)) + ";",
            descriptorOf(String.join(", ", Collections.nCopies(300, "P"))));

    assertThat(bytes).hasSizeLessThan(100_000);
    assertThatIOException()
        .isThrownBy(() -> ClassFile.descriptors(bytes))
        .withMessage("it says the same again and again");
  }

  @Test
  void codeThatIsLongerThanItsPlaceIsRefused() throws Exception {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    DataOutputStream out = new DataOutputStream(bytes);
    out.writeInt(0xCAFEBABE);
    out.writeInt(61);
    out.writeShort(3);
    out.writeByte(1);
    out.writeUTF("internalBuildGeneratedFileFrom");
    out.writeByte(1);
    out.writeUTF("Code");
    out.write(new byte[10]); // flags to fields
    out.writeShort(1);
    out.write(new byte[6]); // flags to type of a method
    out.writeShort(1);
    out.writeShort(2); // Code
    out.writeInt(8);
    out.writeInt(0); // stack, locals
    out.writeInt(100);
    out.write(new byte[100]);

    assertThatIOException()
        .isThrownBy(() -> ClassFile.descriptors(bytes.toByteArray()))
        .withMessage("it is cut or broken");
  }

  /** It may be the attributes behind that are cut. */
  private static void assertEndsInOneWay(byte[] bytes, String descriptor) {
    try {
      assertThat(ClassFile.descriptors(bytes)).containsExactly(descriptor.getBytes(ISO_8859_1));
    } catch (IOException e) {
      assertThat(e).hasMessageStartingWith("it ");
    }
  }

  /** A class of the given members. */
  private byte[] compiled(String... members) throws IOException {
    Path source = directory.resolve("Lakes.java");
    Files.writeString(source, "class Lakes { " + String.join("\n", members) + " }");
    int exit =
        ToolProvider.getSystemJavaCompiler()
            .run(null, null, null, "-d", directory.toString(), source.toString());
    assertThat(exit).isZero();
    return Files.readAllBytes(directory.resolve("Lakes.class"));
  }

  private static String descriptor(String... pieces) {
    return descriptorOf(Stream.of(pieces).map(ClassFileTest::literal).collect(joining(",\n")));
  }

  private static String descriptorOf(String strings) {
    return "static void internalBuildGeneratedFileFrom(String[] data) {}"
        + " static { String[] descriptorData = {"
        + strings
        + "}; internalBuildGeneratedFileFrom(descriptorData); }";
  }

  private static String accessors() {
    return "static void table(String[] names) {} static { table(new String[] {\"Name\", \"Id\"}); }";
  }

  private static String literal(String text) {
    return text.chars()
        .mapToObj(character -> "\\" + Integer.toOctalString(01000 | character).substring(1))
        .collect(joining("", "\"", "\""));
  }
}
