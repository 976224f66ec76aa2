package io.github.wiremocklro.protobuf;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.google.cloud.dataplex.v1.Lake;
import com.google.longrunning.Operation;
import com.google.protobuf.Any;
import io.github.wiremocklro.operation.JsonObject;
import org.junit.jupiter.api.Test;

class MessagesTest {

  @Test
  void aMessageBecomesAnAnyInItsJsonForm() {
    Lake lake = Lake.newBuilder().setDisplayName("Sales").putLabels("team", "a").build();

    JsonObject any = Messages.any(lake);

    assertThat(any.fields())
        .containsEntry("@type", "type.googleapis.com/google.cloud.dataplex.v1.Lake")
        .containsEntry("displayName", "Sales")
        .containsEntry("labels", JsonObject.of("team", "a"));
  }

  @Test
  void anAnyInsideNeedsItsTypeToBeGiven() {
    Operation message =
        Operation.newBuilder().setResponse(Any.pack(Lake.getDefaultInstance())).build();

    assertThatThrownBy(() -> Messages.any(message))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("google.cloud.dataplex.v1.Lake");
    assertThat(Messages.any(message, Lake.getDescriptor()).get("response"))
        .isEqualTo(JsonObject.of("@type", "type.googleapis.com/google.cloud.dataplex.v1.Lake"));
  }
}
