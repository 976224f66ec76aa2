package io.github.wiremocklro.clients;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.google.api.gax.rpc.NotFoundException;
import com.google.cloud.dataplex.v1.Asset;
import com.google.cloud.dataplex.v1.DataplexServiceClient;
import com.google.cloud.dataplex.v1.State;
import com.google.cloud.dataplex.v1.Task;
import com.google.cloud.dataplex.v1.Zone;
import com.google.protobuf.FieldMask;
import io.github.wiremocklro.FakeOperations;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;

/** What google-cloud-dataplex 1.86.0 sees of the resources inside a lake. */
@ParameterizedClass
@EnumSource(Transport.class)
class ClientSubresourcesTest {
  private static final FieldMask DISPLAY_NAME =
      FieldMask.newBuilder().addPaths("display_name").build();

  private static final Zone ZONE =
      Zone.newBuilder()
          .setType(Zone.Type.RAW)
          .setResourceSpec(
              Zone.ResourceSpec.newBuilder()
                  .setLocationType(Zone.ResourceSpec.LocationType.SINGLE_REGION))
          .build();
  private static final Asset ASSET =
      Asset.newBuilder()
          .setResourceSpec(
              Asset.ResourceSpec.newBuilder().setType(Asset.ResourceSpec.Type.BIGQUERY_DATASET))
          .build();
  private static final Task TASK =
      Task.newBuilder()
          .setTriggerSpec(Task.TriggerSpec.newBuilder().setType(Task.TriggerSpec.Type.ON_DEMAND))
          .setExecutionSpec(Task.ExecutionSpec.newBuilder().setServiceAccount("a@example.com"))
          .build();

  @RegisterExtension static final ClientExtension FAKE = new ClientExtension();

  private final DataplexServiceClient client;
  private final FakeOperations fake = FAKE.project();
  private final String lake = fake.parent() + "/lakes/sales";
  private final String zone = lake + "/zones/raw";

  ClientSubresourcesTest(Transport transport) {
    this.client = FAKE.client(transport);
  }

  @Test
  void zoneArrivesDecoded() throws Exception {
    // Enums go over the wire as numbers.
    Zone sent =
        Zone.newBuilder()
            .setType(Zone.Type.CURATED)
            .setResourceSpec(
                Zone.ResourceSpec.newBuilder()
                    .setLocationType(Zone.ResourceSpec.LocationType.MULTI_REGION))
            .build();

    Zone created = client.createZoneAsync(lake, sent, "raw").get();

    assertThat(created.getName()).isEqualTo(lake + "/zones/raw");
    assertThat(created.getType()).isEqualTo(Zone.Type.CURATED);
    assertThat(created.getResourceSpec()).isEqualTo(sent.getResourceSpec());
    assertThat(created.getState()).isEqualTo(State.ACTIVE);
    assertThat(client.getZone(created.getName())).isEqualTo(created);
  }

  @Test
  void assetArrivesDecoded() throws Exception {
    Asset sent =
        Asset.newBuilder()
            .setResourceSpec(
                Asset.ResourceSpec.newBuilder()
                    .setName("projects/p/buckets/b")
                    .setType(Asset.ResourceSpec.Type.STORAGE_BUCKET))
            .build();

    Asset asset = client.createAssetAsync(zone, sent, "bucket").get();

    assertThat(asset.getName()).isEqualTo(zone + "/assets/bucket");
    assertThat(asset.getResourceSpec()).isEqualTo(sent.getResourceSpec());
    assertThat(asset.getState()).isEqualTo(State.ACTIVE);
    assertThat(client.getAsset(asset.getName())).isEqualTo(asset);
  }

  @Test
  void taskArrivesDecoded() throws Exception {
    Task sent =
        Task.newBuilder()
            .setTriggerSpec(Task.TriggerSpec.newBuilder().setType(Task.TriggerSpec.Type.ON_DEMAND))
            .setExecutionSpec(TASK.getExecutionSpec())
            .setSpark(Task.SparkTaskConfig.newBuilder().setSqlScript("select 1"))
            .build();

    Task task = client.createTaskAsync(lake, sent, "daily").get();

    assertThat(task.getName()).isEqualTo(lake + "/tasks/daily");
    assertThat(task.getTriggerSpec()).isEqualTo(sent.getTriggerSpec());
    assertThat(task.getSpark()).isEqualTo(sent.getSpark());
    assertThat(task.getState()).isEqualTo(State.ACTIVE);
    assertThat(client.getTask(task.getName())).isEqualTo(task);
  }

  @Test
  void zoneIsUpdatedAndDeleted() throws Exception {
    Zone before = client.createZoneAsync(lake, ZONE, "raw").get();

    Zone after =
        client
            .updateZoneAsync(before.toBuilder().setDisplayName("Raw").build(), DISPLAY_NAME)
            .get();

    assertThat(after.getDisplayName()).isEqualTo("Raw");
    assertThat(client.getZone(zone)).isEqualTo(after);
    client.deleteZoneAsync(zone).get();
    assertThatThrownBy(() -> client.getZone(zone)).isInstanceOf(NotFoundException.class);
  }

  @Test
  void assetIsUpdatedAndDeleted() throws Exception {
    Asset before = client.createAssetAsync(zone, ASSET, "bucket").get();

    Asset after =
        client
            .updateAssetAsync(before.toBuilder().setDisplayName("Bucket").build(), DISPLAY_NAME)
            .get();

    assertThat(after.getDisplayName()).isEqualTo("Bucket");
    assertThat(client.getAsset(before.getName())).isEqualTo(after);
    client.deleteAssetAsync(before.getName()).get();
    assertThatThrownBy(() -> client.getAsset(before.getName()))
        .isInstanceOf(NotFoundException.class);
  }

  @Test
  void taskIsUpdatedAndDeleted() throws Exception {
    Task before = client.createTaskAsync(lake, TASK, "daily").get();

    Task after =
        client
            .updateTaskAsync(before.toBuilder().setDisplayName("Daily").build(), DISPLAY_NAME)
            .get();

    assertThat(after.getDisplayName()).isEqualTo("Daily");
    assertThat(client.getTask(before.getName())).isEqualTo(after);
    client.deleteTaskAsync(before.getName()).get();
    assertThatThrownBy(() -> client.getTask(before.getName()))
        .isInstanceOf(NotFoundException.class);
  }

  @Test
  void pagerVisitsTheZonesOfOneLake() throws Exception {
    Zone created = client.createZoneAsync(lake, ZONE, "raw").get();
    client.createZoneAsync(lake + "-2", ZONE, "raw").get();

    assertThat(client.listZones(lake).iterateAll()).containsExactly(created);
  }

  @Test
  void pagerVisitsTheAssetsOfOneZone() throws Exception {
    Asset asset = client.createAssetAsync(zone, ASSET, "bucket").get();
    client.createAssetAsync(zone + "-2", ASSET, "bucket").get();

    assertThat(client.listAssets(zone).iterateAll()).containsExactly(asset);
  }

  @Test
  void pagerVisitsTheTasksOfOneLake() throws Exception {
    Task task = client.createTaskAsync(lake, TASK, "daily").get();
    client.createTaskAsync(lake + "-2", TASK, "daily").get();

    assertThat(client.listTasks(lake).iterateAll()).containsExactly(task);
  }
}
