package io.github.wiremocklro.internal.grpc;

import static io.github.wiremocklro.internal.grpc.Messages.bomb;
import static io.github.wiremocklro.internal.grpc.Messages.framed;
import static io.github.wiremocklro.internal.grpc.Messages.gzipped;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.github.wiremocklro.operation.Code;
import io.github.wiremocklro.operation.StatusException;
import java.io.ByteArrayOutputStream;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class DeframerTest {
  private static final int MAX = 4 << 20;
  private static final byte[] HELLO = "hello".getBytes(UTF_8);

  private final CountedRoom room = new CountedRoom(Long.MAX_VALUE);
  private final Deframer deframer = new Deframer(MessageEncoding.GZIP, MAX, room);

  @Test
  void aMessageIsThereWhenItsLastByteIs() {
    byte[] frame = framed(HELLO);
    for (int i = 0; i < frame.length; i++) {
      assertThat(deframer.next()).isNull();
      feed(frame[i]);
    }

    assertThat(deframer.next()).isEqualTo(HELLO);
    assertThat(deframer.next()).isNull();
    deframer.checkEnd();
  }

  @Test
  void messagesInOnePieceComeOneAfterTheOther() {
    ByteArrayOutputStream several = new ByteArrayOutputStream();
    several.writeBytes(framed(HELLO));
    several.writeBytes(framed(new byte[0]));
    several.writeBytes(gzipped(HELLO));
    feed(several.toByteArray());

    assertThat(deframer.next()).isEqualTo(HELLO);
    assertThat(deframer.next()).isEmpty();
    assertThat(deframer.next()).isEqualTo(HELLO);
    assertThat(deframer.next()).isNull();
  }

  @Test
  void aMessageOfTheGreatestLengthIsTaken() {
    feed(framed(new byte[MAX]));

    assertThat(deframer.next()).hasSize(MAX);
  }

  @ParameterizedTest
  @ValueSource(ints = {MAX + 1, Integer.MAX_VALUE, Integer.MIN_VALUE, -1})
  void aLengthThatIsTooGreatIsRefusedBeforeTheMessageComes(int length) {
    feed(framed(0, length, new byte[0]));

    StatusException refusal = refusal();
    assertThat(refusal.status().code()).isEqualTo(Code.RESOURCE_EXHAUSTED);
    assertThat(refusal.status().message())
        .contains(Integer.toUnsignedString(length) + " bytes", "4194304", "--max-request-bytes");
    assertThat(room.most()).isLessThan(1_000);
  }

  @Test
  void aBombIsNotInflatedBeyondTheLimit() {
    feed(bomb(1L << 26));

    StatusException refusal = refusal();
    assertThat(refusal.status().code()).isEqualTo(Code.RESOURCE_EXHAUSTED);
    assertThat(refusal.status().message()).contains("more than 4194304 bytes");
  }

  @ParameterizedTest
  @ValueSource(ints = {2, 127, 128, 255})
  void aFlagThatGrpcHasNotIsRefused(int flag) {
    feed(framed(flag, 0, new byte[0]));

    StatusException refusal = refusal();
    assertThat(refusal.status().code()).isEqualTo(Code.INTERNAL);
    assertThat(refusal.status().message()).contains("is " + flag);
  }

  /** Test case 6 of grpc/grpc, doc/compression.md. */
  @Test
  void aCompressedMessageWithoutAnEncodingIsRefused() {
    Deframer plain = new Deframer(MessageEncoding.IDENTITY, MAX, room);
    byte[] frame = gzipped(HELLO);
    plain.feed(frame, frame.length);

    assertThat(catchThrowableOfType(StatusException.class, plain::next).status().code())
        .isEqualTo(Code.INTERNAL);
  }

  @Test
  void whatIsNoGzipIsRefused() {
    feed(framed(1, HELLO.length, HELLO));

    StatusException refusal = refusal();
    assertThat(refusal.status().code()).isEqualTo(Code.INTERNAL);
    assertThat(refusal.status().message()).contains("cannot be decompressed");
  }

  @Test
  void aMessageOfManyEmptyMembersIsRefused() {
    byte[] member = Arrays.copyOfRange(gzipped(new byte[0]), 5, gzipped(new byte[0]).length);
    ByteArrayOutputStream members = new ByteArrayOutputStream();
    for (int i = 0; i < 200_000; i++) {
      members.writeBytes(member);
    }
    feed(framed(1, members.size(), members.toByteArray()));

    StatusException refusal = refusal();
    assertThat(refusal.status().code()).isEqualTo(Code.INTERNAL);
    assertThat(refusal.status().message()).contains("too many empty members");
  }

  @Test
  void halfAMessageAtTheEndIsRefused() {
    feed(framed(0, 10, HELLO));

    assertThat(deframer.next()).isNull();
    assertThat(catchThrowableOfType(StatusException.class, deframer::checkEnd).status().code())
        .isEqualTo(Code.INTERNAL);
  }

  @Test
  void memoryIsTakenForWhatHasComeAndNotForWhatIsAnnounced() {
    feed(framed(0, MAX, HELLO));

    assertThat(deframer.next()).isNull();
    assertThat(room.taken()).isBetween(10L, 1_000L);
  }

  @Test
  void allMemoryIsGivenBack() {
    feed(Arrays.copyOf(framed(new byte[100_000]), 50_000));
    assertThat(room.taken()).isPositive();

    deframer.release();

    assertThat(room.taken()).isZero();
  }

  @Test
  void whatHasNoRoomIsRefusedAndTakesNone() {
    CountedRoom small = new CountedRoom(1_000);
    Deframer narrow = new Deframer(MessageEncoding.IDENTITY, MAX, small);

    assertThat(
            catchThrowableOfType(
                StatusException.class, () -> narrow.feed(new byte[10_000], 10_000)))
        .hasMessageContaining("no room");
    narrow.release();
    assertThat(small.taken()).isZero();
  }

  /** Of any messages in any pieces, all come out as they are. */
  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8})
  void piecesOfAnySizeMakeTheSameMessages(long seed) {
    Random random = new Random(seed);
    List<byte[]> sent = new ArrayList<>();
    ByteArrayOutputStream wire = new ByteArrayOutputStream();
    for (int i = 0; i < 200; i++) {
      byte[] message = new byte[random.nextInt(random.nextInt(20) == 0 ? 50_000 : 50)];
      random.nextBytes(message);
      sent.add(message);
      wire.writeBytes(random.nextBoolean() ? framed(message) : gzipped(message));
    }
    byte[] bytes = wire.toByteArray();
    List<byte[]> received = new ArrayList<>();

    for (int from = 0; from < bytes.length; ) {
      int to = Math.min(bytes.length, from + 1 + random.nextInt(3_000));
      feed(Arrays.copyOfRange(bytes, from, to));
      from = to;
      for (byte[] next = deframer.next(); next != null; next = deframer.next()) {
        received.add(next);
      }
    }

    assertThat(received).usingElementComparator(Arrays::compare).containsExactlyElementsOf(sent);
    assertThat(room.taken()).isZero();
    deframer.checkEnd();
  }

  /** Whatever comes, it is messages or an error with a code, and little memory is taken. */
  @ParameterizedTest
  @ValueSource(longs = {11, 12, 13, 14, 15, 16, 17, 18})
  void anyBytesAreMessagesOrRefused(long seed) {
    Random random = new Random(seed);
    for (int run = 0; run < 2_000; run++) {
      Deframer fuzzed = new Deframer(MessageEncoding.GZIP, 1_000, room);
      byte[] bytes = random.nextBoolean() ? gzipped(HELLO) : framed(HELLO);
      bytes[random.nextInt(bytes.length)] = (byte) random.nextInt();
      bytes[random.nextInt(bytes.length)] = (byte) random.nextInt();
      try {
        fuzzed.feed(bytes, bytes.length);
        while (fuzzed.next() != null) {
          assertThat(room.taken()).isLessThan(2_000);
        }
        fuzzed.checkEnd();
      } catch (StatusException e) {
        assertThat(e.status().code()).isIn(Code.INTERNAL, Code.RESOURCE_EXHAUSTED);
      }
      fuzzed.release();
    }
    assertThat(room.taken()).isZero();
  }

  private StatusException refusal() {
    return catchThrowableOfType(StatusException.class, deframer::next);
  }

  private void feed(byte... bytes) {
    deframer.feed(bytes, bytes.length);
  }
}
