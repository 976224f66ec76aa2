package io.github.wiremocklro.clients;

import static io.github.wiremocklro.operation.After.never;
import static io.github.wiremocklro.operation.OperationScript.operation;
import static io.github.wiremocklro.operation.StartPattern.create;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.google.api.gax.longrunning.OperationFuture;
import com.google.api.gax.rpc.CancelledException;
import com.google.api.gax.rpc.NotFoundException;
import com.google.cloud.location.GetLocationRequest;
import com.google.cloud.location.ListLocationsRequest;
import com.google.cloud.location.Location;
import com.google.cloud.redis.v1.CloudRedisClient;
import com.google.cloud.redis.v1.FailoverInstanceRequest.DataProtectionMode;
import com.google.cloud.redis.v1.OperationMetadata;
import com.google.cloud.spanner.admin.instance.v1.InstanceAdminClient;
import com.google.iam.v1.Binding;
import com.google.iam.v1.Policy;
import com.google.protobuf.Empty;
import com.google.protobuf.FieldMask;
import com.google.spanner.admin.instance.v1.CreateInstanceMetadata;
import com.google.spanner.admin.instance.v1.Instance;
import io.github.wiremocklro.FakeOperations;
import io.github.wiremocklro.WireMockLroServer;
import io.github.wiremocklro.internal.api.PublishedApis;
import io.github.wiremocklro.internal.wiremock.Rest;
import java.io.IOException;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * What google-cloud-redis 2.91.0 and the admin client of google-cloud-spanner 6.113.0 see of APIs
 * that are known by their descriptors alone.
 */
class OtherApisTest {
  @AutoClose
  private static final WireMockLroServer FAKE =
      new WireMockLroServer()
          .api(PublishedApis.jar("redis-v1"))
          .api(PublishedApis.jar("spanner-admin-instance-v1"))
          .start();

  private static final Map<Transport, CloudRedisClient> REDIS = new EnumMap<>(Transport.class);
  private static final Map<Transport, InstanceAdminClient> SPANNER = new EnumMap<>(Transport.class);

  private final String location = Rest.newParent();
  private final String project = location.substring(0, location.indexOf("/locations"));
  private final FakeOperations fake = FAKE.in(project);

  @BeforeAll
  static void connect() throws IOException {
    for (Transport transport : Transport.values()) {
      REDIS.put(transport, OtherApis.redis(transport, FAKE.baseUrl()));
      SPANNER.put(transport, OtherApis.spannerInstances(transport, FAKE.baseUrl()));
    }
  }

  /** Before the server: they would go on polling. */
  @AfterAll
  static void close() {
    REDIS.values().forEach(CloudRedisClient::close);
    SPANNER.values().forEach(InstanceAdminClient::close);
  }

  @Nested
  @ParameterizedClass
  @EnumSource(Transport.class)
  class Redis {
    private final CloudRedisClient redis;
    private final Operations operations;
    private final String name = location + "/instances/cache";

    Redis(Transport transport) {
      this.redis = REDIS.get(transport);
      this.operations =
          transport == Transport.REST
              ? Operations.of(redis.getHttpJsonOperationsClient())
              : Operations.of(redis.getOperationsClient());
    }

    @Test
    void instanceIsMadeReadAndListed() throws Exception {
      OperationFuture<com.google.cloud.redis.v1.Instance, OperationMetadata> future =
          createRedis("cache");

      com.google.cloud.redis.v1.Instance made = future.get();

      assertThat(made.getName()).isEqualTo(name);
      assertThat(made.getTier()).isEqualTo(com.google.cloud.redis.v1.Instance.Tier.BASIC);
      assertThat(made.getMemorySizeGb()).isEqualTo(2);
      assertThat(made.getState()).isEqualTo(com.google.cloud.redis.v1.Instance.State.READY);
      assertThat(made.hasCreateTime()).isTrue();
      OperationMetadata metadata = future.getMetadata().get();
      assertThat(metadata.getVerb()).isEqualTo("create");
      assertThat(metadata.getTarget()).isEqualTo(name);
      assertThat(metadata.getApiVersion()).isEqualTo("v1");
      assertThat(metadata.hasEndTime()).isTrue();
      assertThat(redis.getInstance(name)).isEqualTo(made);
      assertThat(redis.listInstances(location).iterateAll()).containsExactly(made);
    }

    @Test
    void updateChangesTheFieldsOfItsMaskOnly() throws Exception {
      com.google.cloud.redis.v1.Instance before = createRedis("cache").get();

      com.google.cloud.redis.v1.Instance after =
          redis
              .updateInstanceAsync(
                  FieldMask.newBuilder().addPaths("display_name").build(),
                  before.toBuilder().setDisplayName("Cache").setMemorySizeGb(9).build())
              .get();

      assertThat(after).isEqualTo(before.toBuilder().setDisplayName("Cache").build());
      assertThat(redis.getInstance(name)).isEqualTo(after);
    }

    @Test
    void failoverAnswersTheInstance() throws Exception {
      com.google.cloud.redis.v1.Instance before = createRedis("cache").get();

      OperationFuture<com.google.cloud.redis.v1.Instance, OperationMetadata> future =
          redis.failoverInstanceAsync(name, DataProtectionMode.LIMITED_DATA_LOSS);

      assertThat(future.get()).isEqualTo(before);
      assertThat(future.getMetadata().get().getVerb()).isEqualTo("failover");
    }

    @Test
    void itsLocationsAreThoseOfTheProject() throws Exception {
      createRedis("cache").get();

      assertThat(
              redis
                  .getLocation(GetLocationRequest.newBuilder().setName(location).build())
                  .getLocationId())
          .isEqualTo("l");
      assertThat(
              redis
                  .listLocations(ListLocationsRequest.newBuilder().setName(project).build())
                  .iterateAll())
          .extracting(Location::getName)
          .contains(location);
    }

    @Test
    void deletedInstanceIsNotFound() throws Exception {
      createRedis("cache").get();

      assertThat(redis.deleteInstanceAsync(name).get()).isEqualTo(Empty.getDefaultInstance());

      assertThatThrownBy(() -> redis.getInstance(name)).isInstanceOf(NotFoundException.class);
      assertThat(redis.listInstances(location).iterateAll()).isEmpty();
    }

    @Test
    void cancelledCreateEndsAsCancelledAndMakesNothing() throws Exception {
      fake.next(create(name), operation().doneAfter(never()));
      OperationFuture<com.google.cloud.redis.v1.Instance, OperationMetadata> future =
          createRedis("cache");

      operations.cancelOperation(future.getName());

      assertThatThrownBy(future::get)
          .cause()
          .isInstanceOf(CancelledException.class)
          .hasMessageStartingWith("Operation with name \"" + future.getName() + "\" failed")
          .hasNoCause();
      assertThat(future.getMetadata().get().getCancelRequested()).isTrue();
      assertThatThrownBy(() -> redis.getInstance(name)).isInstanceOf(NotFoundException.class);
    }

    private OperationFuture<com.google.cloud.redis.v1.Instance, OperationMetadata> createRedis(
        String id) {
      return redis.createInstanceAsync(
          location,
          id,
          com.google.cloud.redis.v1.Instance.newBuilder()
              .setTier(com.google.cloud.redis.v1.Instance.Tier.BASIC)
              .setMemorySizeGb(2)
              .build());
    }
  }

  @Nested
  @ParameterizedClass
  @EnumSource(Transport.class)
  class SpannersInstances {
    private final InstanceAdminClient spanner;
    private final Operations operations;
    private final String name = project + "/instances/one";

    SpannersInstances(Transport transport) {
      this.spanner = SPANNER.get(transport);
      this.operations =
          transport == Transport.REST
              ? Operations.of(spanner.getHttpJsonOperationsClient())
              : Operations.of(spanner.getOperationsClient());
    }

    @Test
    void instanceIsMadeReadAndListed() throws Exception {
      OperationFuture<Instance, CreateInstanceMetadata> future = createSpanner();

      Instance made = future.get();

      assertThat(future.getName()).startsWith(name + "/operations/");
      assertThat(made.getDisplayName()).isEqualTo("One");
      assertThat(made.getState()).isEqualTo(Instance.State.READY);
      CreateInstanceMetadata metadata = future.getMetadata().get();
      assertThat(metadata.getInstance().getName()).isEqualTo(name);
      assertThat(metadata.hasStartTime()).isTrue();
      assertThat(metadata.hasEndTime()).isTrue();
      assertThat(metadata.hasCancelTime()).isFalse();
      assertThat(spanner.getInstance(name)).isEqualTo(made);
      assertThat(spanner.listInstances(project).iterateAll()).containsExactly(made);
    }

    @Test
    void updateChangesTheFieldsOfItsMaskOnly() throws Exception {
      Instance before = createSpanner().get();

      Instance after =
          spanner
              .updateInstanceAsync(
                  before.toBuilder().setNodeCount(3).setDisplayName("Other").build(),
                  FieldMask.newBuilder().addPaths("node_count").build())
              .get();

      assertThat(after.getNodeCount()).isEqualTo(3);
      assertThat(after.getDisplayName()).isEqualTo("One");
      assertThat(spanner.getInstance(name)).isEqualTo(after);
    }

    /** Its methods for policies are its own, with IAM's messages. */
    @Test
    void thePolicyOfAnInstanceGoesWithIt() throws Exception {
      createSpanner().get();
      Policy policy =
          Policy.newBuilder()
              .addBindings(Binding.newBuilder().setRole("roles/viewer").addMembers("allUsers"))
              .build();

      Policy set = spanner.setIamPolicy(name, policy);

      assertThat(set.getBindingsList()).isEqualTo(policy.getBindingsList());
      assertThat(spanner.getIamPolicy(name)).isEqualTo(set);
      assertThat(spanner.testIamPermissions(name, List.of("a.b.c")).getPermissionsList())
          .containsExactly("a.b.c");
      spanner.deleteInstance(name);
      assertThatThrownBy(() -> spanner.getIamPolicy(name)).isInstanceOf(NotFoundException.class);
    }

    @Test
    void deleteIsDoneAtOnce() throws Exception {
      createSpanner().get();

      spanner.deleteInstance(name);

      assertThatThrownBy(() -> spanner.getInstance(name)).isInstanceOf(NotFoundException.class);
      assertThat(spanner.listInstances(project).iterateAll()).isEmpty();
    }

    @Test
    void cancelledCreateEndsAsCancelledAndTellsWhen() throws Exception {
      fake.next(create(name), operation().doneAfter(never()));
      OperationFuture<Instance, CreateInstanceMetadata> future = createSpanner();

      operations.cancelOperation(future.getName());

      assertThatThrownBy(future::get)
          .cause()
          .isInstanceOf(CancelledException.class)
          .hasMessageStartingWith("Operation with name \"" + future.getName() + "\" failed")
          .hasNoCause();
      assertThat(future.getMetadata().get().hasCancelTime()).isTrue();
      assertThatThrownBy(() -> spanner.getInstance(name)).isInstanceOf(NotFoundException.class);
    }

    private OperationFuture<Instance, CreateInstanceMetadata> createSpanner() {
      return spanner.createInstanceAsync(
          project,
          "one",
          Instance.newBuilder()
              .setName(name)
              .setConfig(project + "/instanceConfigs/regional-europe-west3")
              .setDisplayName("One")
              .setNodeCount(1)
              .build());
    }
  }
}
