package io.github.wiremocklro.internal.proto;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.google.protobuf.DescriptorProtos.DescriptorProto;
import com.google.protobuf.DescriptorProtos.FieldDescriptorProto;
import com.google.protobuf.DescriptorProtos.FieldDescriptorProto.Type;
import com.google.protobuf.DescriptorProtos.FileDescriptorProto;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.Executor;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class DescriptorTest {
  private static final Executor NEW_THREAD = task -> new Thread(task).start();

  /** They are compared by identity, as those of protobuf are. */
  @Test
  void whoeverAsksFirstAtTheSameTimeGetsTheSameFields() {
    for (int round = 0; round < 500; round++) {
      Descriptor message = file("a.proto", "Message", List.of()).getMessageTypes().get(0);
      CyclicBarrier start = new CyclicBarrier(3);

      List<FieldDescriptor> got =
          IntStream.range(0, 3)
              .mapToObj(i -> CompletableFuture.supplyAsync(() -> first(message, start), NEW_THREAD))
              .toList()
              .stream()
              .map(CompletableFuture::join)
              .toList();

      assertThat(got).allMatch(field -> field == message.getFields().get(0));
    }
  }

  @Test
  void fieldThatIsNotThereIsMissedByItsName() {
    Descriptor message = file("a.proto", "Message", List.of()).getMessageTypes().get(0);

    assertThatThrownBy(() -> message.field("none"))
        .isInstanceOf(IllegalStateException.class)
        .hasMessage("Message has no field none");
  }

  /** A file may import two that import the same two, and so on: 2^40 ways lead to the last. */
  @Test
  void aTypeIsFoundHoweverManyWaysLeadToItsFile() {
    List<FileDescriptor> layer = List.of(file("0.proto", "Far", List.of()));
    for (int depth = 1; depth <= 40; depth++) {
      layer =
          List.of(
              file(depth + "a.proto", "A" + depth, layer),
              file(depth + "b.proto", "B" + depth, layer));
    }

    FileDescriptor last = file("last.proto", "Last", layer);

    assertThat(last.type(".Far", "").toString()).isEqualTo("Far");
    assertThatThrownBy(() -> last.type(".Nowhere", ""))
        .isInstanceOf(IllegalStateException.class)
        .hasMessageContaining("is in no file that last.proto imports");
  }

  private static FieldDescriptor first(Descriptor message, CyclicBarrier start) {
    try {
      start.await();
    } catch (Exception e) {
      throw new IllegalStateException(e);
    }
    return message.getFields().get(0);
  }

  /** Returns a file with a message, that imports others for all who import it. */
  private static FileDescriptor file(String name, String message, List<FileDescriptor> imports) {
    FieldDescriptorProto.Builder field =
        FieldDescriptorProto.newBuilder().setName("a").setNumber(1).setType(Type.TYPE_STRING);
    FileDescriptorProto.Builder file =
        FileDescriptorProto.newBuilder()
            .setName(name)
            .addMessageType(DescriptorProto.newBuilder().setName(message).addField(field));
    for (FileDescriptor imported : imports) {
      file.addPublicDependency(file.getDependencyCount()).addDependency(imported.getName());
    }
    return FileDescriptor.of(ProtoFile.of(file.build().toByteArray()), imports);
  }
}
