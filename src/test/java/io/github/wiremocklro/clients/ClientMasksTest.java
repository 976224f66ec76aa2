package io.github.wiremocklro.clients;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.google.api.gax.rpc.InvalidArgumentException;
import com.google.cloud.dataplex.v1.DataplexServiceClient;
import com.google.cloud.dataplex.v1.Lake;
import com.google.protobuf.FieldMask;
import io.github.wiremocklro.FakeOperations;
import io.github.wiremocklro.operation.JsonObject;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * What an update of google-cloud-dataplex 1.86.0 changes that names keys of a map. Over gRPC they
 * go as they are, and over REST in lower camel case (field_mask.proto, FieldMaskUtil.toJsonString).
 */
class ClientMasksTest {
  @RegisterExtension static final ClientExtension FAKE = new ClientExtension();

  private final FakeOperations fake = FAKE.project();
  private final String lake = fake.parent() + "/lakes/sales";

  @ParameterizedTest
  @EnumSource
  void aKeyWithAnUnderscoreIsUpdatedOverEither(Transport transport) throws Exception {
    given(Map.of("cost_center", "old", "costCenter", "kept"));

    assertThat(updated(transport, "labels.cost_center", Map.of("cost_center", "new")))
        .isEqualTo(Map.of("cost_center", "new", "costCenter", "kept"));
  }

  @ParameterizedTest
  @EnumSource
  void aKeyInBackticksIsUpdatedOverEither(Transport transport) throws Exception {
    given(Map.of("a.cost_center", "old"));

    assertThat(updated(transport, "labels.`a.cost_center`", Map.of("a.cost_center", "new")))
        .isEqualTo(Map.of("a.cost_center", "new"));
  }

  @Test
  void overGrpcAKeyIsThatOfItsCaseAlone() throws Exception {
    given(Map.of("cost_center", "a", "costCenter", "b"));

    assertThat(updated(Transport.GRPC, "labels.costCenter", Map.of("costCenter", "new")))
        .isEqualTo(Map.of("cost_center", "a", "costCenter", "new"));
  }

  @Test
  void overGrpcAKeyThatIsNotThereIsNotOneOfAnotherCase() throws Exception {
    given(Map.of("costCenter", "a", "team_name", "b"));

    assertThat(updated(Transport.GRPC, "labels.cost_center", Map.of("costCenter", "new")))
        .isEqualTo(Map.of("costCenter", "a", "team_name", "b"));
    assertThat(updated(Transport.GRPC, "labels.teamName", Map.of("team_name", "new")))
        .isEqualTo(Map.of("costCenter", "a", "team_name", "b"));
  }

  @ParameterizedTest
  @EnumSource
  void aPathBelowWhatHasNoFieldsIsRefusedOverEither(Transport transport) {
    given(Map.of("a", "b"));

    assertThatThrownBy(() -> updated(transport, "labels.a.b", Map.of("a", "new")))
        .hasCauseInstanceOf(InvalidArgumentException.class);
    assertThat(FAKE.client(transport).getLake(lake).getLabelsMap()).isEqualTo(Map.of("a", "b"));
  }

  private void given(Map<String, String> labels) {
    fake.given(
        "google.cloud.dataplex.v1.Lake",
        lake,
        JsonObject.of("labels", new JsonObject(Map.copyOf(labels))));
  }

  private Map<String, String> updated(Transport transport, String path, Map<String, String> labels)
      throws Exception {
    DataplexServiceClient client = FAKE.client(transport);
    Lake change = Lake.newBuilder().setName(lake).putAllLabels(labels).build();
    return client
        .updateLakeAsync(change, FieldMask.newBuilder().addPaths(path).build())
        .get()
        .getLabelsMap();
  }
}
