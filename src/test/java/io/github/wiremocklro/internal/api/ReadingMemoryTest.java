package io.github.wiremocklro.internal.api;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.google.cloud.dataplex.v1.Lake;
import com.google.protobuf.Any;
import com.google.protobuf.ByteString;
import com.google.rpc.Status;
import io.github.wiremocklro.internal.engine.ReadingMemory;
import io.github.wiremocklro.operation.Code;
import io.github.wiremocklro.operation.StatusException;
import java.io.ByteArrayOutputStream;
import java.util.HexFormat;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Messages that are short as they come, and long once they are read. */
@Tag("google")
class ReadingMemoryTest {
  private static final String LAKE = "google.cloud.dataplex.v1.Lake";
  private static final String STATUS = "google.rpc.Status";
  private static final int LENGTH = 1 << 19;

  private final DescriptorPool pool = DescriptorPool.of(List.of(DescriptorSource.dataplex()));
  private final GrpcTranscoder grpc =
      new GrpcTranscoder(pool, ApiModel.of(pool), new ReadingMemory(16 << 20));

  @ParameterizedTest
  @CsvSource({"labels without key and value, 3200", "a number for field 2000, 807d00"})
  void partsOfFewBytesAreCountedBeforeTheyAreRead(String part, String bytes) {
    StatusException refusal = refusal(LAKE, repeated(HexFormat.of().parseHex(bytes)));

    assertThat(refusal.status().code()).as(part).isEqualTo(Code.RESOURCE_EXHAUSTED);
    assertThat(refusal.status().message()).contains("may take 16777216", "-Xmx");
  }

  @Test
  void soAreThoseInAnAny() {
    Any any =
        Any.newBuilder()
            .setTypeUrl("type.googleapis.com/" + LAKE)
            .setValue(ByteString.copyFrom(repeated(new byte[] {0x32, 0})))
            .build();

    StatusException refusal =
        refusal(STATUS, Status.newBuilder().addDetails(any).build().toByteArray());

    assertThat(refusal.status().code()).isEqualTo(Code.RESOURCE_EXHAUSTED);
  }

  @Test
  void theMemoryIsThereAgainForTheNext() {
    byte[] lake = Lake.newBuilder().setDescription("d".repeat(LENGTH)).build().toByteArray();

    for (int i = 0; i < 10; i++) {
      assertThat(grpc.json(LAKE, lake).string("description")).hasSize(LENGTH);
    }
  }

  private StatusException refusal(String type, byte[] message) {
    return catchThrowableOfType(StatusException.class, () -> grpc.json(type, message));
  }

  private static byte[] repeated(byte[] part) {
    ByteArrayOutputStream message = new ByteArrayOutputStream();
    while (message.size() < LENGTH) {
      message.writeBytes(part);
    }
    return message.toByteArray();
  }
}
