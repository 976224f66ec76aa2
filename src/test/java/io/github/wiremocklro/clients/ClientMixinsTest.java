package io.github.wiremocklro.clients;

import static io.github.wiremocklro.operation.After.never;
import static io.github.wiremocklro.operation.OperationScript.operation;
import static io.github.wiremocklro.operation.StartPattern.create;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.google.api.gax.rpc.AbortedException;
import com.google.api.gax.rpc.InvalidArgumentException;
import com.google.api.gax.rpc.NotFoundException;
import com.google.cloud.dataplex.v1.DataplexServiceClient;
import com.google.cloud.dataplex.v1.Lake;
import com.google.cloud.location.GetLocationRequest;
import com.google.cloud.location.ListLocationsRequest;
import com.google.cloud.location.Location;
import com.google.iam.v1.AuditConfig;
import com.google.iam.v1.Binding;
import com.google.iam.v1.GetIamPolicyRequest;
import com.google.iam.v1.GetPolicyOptions;
import com.google.iam.v1.Policy;
import com.google.iam.v1.SetIamPolicyRequest;
import com.google.iam.v1.TestIamPermissionsRequest;
import com.google.protobuf.ByteString;
import com.google.protobuf.FieldMask;
import com.google.type.Expr;
import io.github.wiremocklro.FakeOperations;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;

/** What google-cloud-dataplex 1.86.0 sees of locations and of the policies of resources. */
@ParameterizedClass
@EnumSource(Transport.class)
class ClientMixinsTest {
  @RegisterExtension static final ClientExtension FAKE = new ClientExtension();

  private static final Binding VIEWER =
      Binding.newBuilder()
          .setRole("roles/dataplex.viewer")
          .addMembers("user:a@example.com")
          .build();
  private static final Binding CONDITIONAL =
      Binding.newBuilder()
          .setRole("roles/dataplex.editor")
          .addMembers("group:g@example.com")
          .setCondition(Expr.newBuilder().setTitle("until").setExpression("request.time < x"))
          .build();

  private final DataplexServiceClient client;
  private final FakeOperations fake = FAKE.project();
  private final String lake = fake.parent() + "/lakes/sales";

  ClientMixinsTest(Transport transport) {
    this.client = FAKE.client(transport);
  }

  @Test
  void anyLocationIsThere() {
    Location location = client.getLocation(location(fake.parent()));

    assertThat(location)
        .isEqualTo(
            Location.newBuilder()
                .setName(fake.parent())
                .setLocationId("us-central1")
                .putLabels("cloud.googleapis.com/region", "us-central1")
                .build());
    assertThat(client.getLocation(location("projects/p/locations/eu")).getLocationId())
        .isEqualTo("eu");
  }

  /** Over REST the client sends no page size, and so gets them all on one page. */
  @Test
  void theListHasRegionsAndWhereSomethingIs() throws Exception {
    String project = fake.parent().substring(0, fake.parent().indexOf("/locations"));
    client.createLakeAsync(project + "/locations/l", Lake.getDefaultInstance(), "sales").get();
    ListLocationsRequest request =
        ListLocationsRequest.newBuilder().setName(project).setPageSize(4).build();

    assertThat(client.listLocations(request).iterateAll())
        .extracting(Location::getName)
        .containsExactly(
            project + "/locations/asia-east1",
            project + "/locations/europe-west1",
            project + "/locations/l",
            project + "/locations/us-central1",
            project + "/locations/us-east1",
            project + "/locations/us-west1");
  }

  @Test
  void aPolicyThatNobodySetIsEmptyAndOneThatIsSetIsKept() throws Exception {
    createLake();

    Policy empty = getPolicy(1);
    Policy set = setPolicy(empty.toBuilder().addBindings(VIEWER).build());

    assertThat(empty)
        .isEqualTo(
            Policy.newBuilder().setEtag(ByteString.fromHex("002001")).build()); // ACAB in base64
    assertThat(set.getBindingsList()).containsExactly(VIEWER);
    assertThat(set.getVersion()).isEqualTo(1);
    assertThat(set.getEtag()).isNotEqualTo(empty.getEtag());
    assertThat(getPolicy(3)).isEqualTo(set);
  }

  @Test
  void theEtagOfAnOlderPolicyIsAbortedAndNoneOverwrites() throws Exception {
    createLake();
    Policy old = setPolicy(Policy.newBuilder().addBindings(VIEWER).build());
    Policy now = setPolicy(old.toBuilder().addBindings(VIEWER).build());

    AbortedException thrown =
        catchThrowableOfType(AbortedException.class, () -> setPolicy(old.toBuilder().build()));

    assertThat(thrown)
        .hasStackTraceContaining(
            "There were concurrent policy changes. Please retry the whole read-modify-write with"
                + " exponential backoff.");
    assertThat(getPolicy(1)).isEqualTo(now);
    assertThat(setPolicy(Policy.getDefaultInstance()).getBindingsList()).isEmpty();
  }

  @Test
  void aMaskSaysWhichFieldsAreSet() throws Exception {
    createLake();
    AuditConfig audited = AuditConfig.newBuilder().setService("allServices").build();
    Policy both = Policy.newBuilder().addBindings(VIEWER).addAuditConfigs(audited).build();

    Policy byDefault = setPolicy(both);
    Policy masked =
        client.setIamPolicy(
            SetIamPolicyRequest.newBuilder()
                .setResource(lake)
                .setPolicy(Policy.newBuilder().addAuditConfigs(audited))
                .setUpdateMask(FieldMask.newBuilder().addPaths("audit_configs"))
                .build());

    assertThat(byDefault.getBindingsList()).containsExactly(VIEWER);
    assertThat(byDefault.getAuditConfigsList()).isEmpty();
    assertThat(masked.getBindingsList()).containsExactly(VIEWER);
    assertThat(masked.getAuditConfigsList()).containsExactly(audited);
  }

  /** Over REST the client never sends which version it wants. */
  @Test
  void conditionsAreShownInVersionThreeAlone() throws Exception {
    createLake();
    Policy conditional = Policy.newBuilder().addBindings(CONDITIONAL).build();

    assertThatThrownBy(() -> setPolicy(conditional)).isInstanceOf(InvalidArgumentException.class);
    Policy set = setPolicy(conditional.toBuilder().setVersion(3).build());

    assertThat(set.getVersion()).isEqualTo(3);
    assertThat(set.getBindingsList()).containsExactly(CONDITIONAL);
    assertThat(FAKE.client(Transport.GRPC).getIamPolicy(request(3))).isEqualTo(set);
    Policy hidden = getPolicy(1);
    assertThat(hidden.getVersion()).isEqualTo(1);
    assertThat(hidden.getBindings(0).getRole()).startsWith("roles/dataplex.editor_withcond_");
    assertThat(hidden.getBindings(0).hasCondition()).isFalse();
    assertThatThrownBy(() -> setPolicy(hidden)).isInstanceOf(InvalidArgumentException.class);
  }

  @Test
  void allPermissionsAreThereOnWhatIsThere() throws Exception {
    createLake();

    assertThat(test(lake, "dataplex.lakes.get", "dataplex.lakes.delete"))
        .containsExactly("dataplex.lakes.get", "dataplex.lakes.delete");
    assertThat(test(lake + "-missing", "dataplex.lakes.get")).isEmpty();
    assertThatThrownBy(() -> test(lake, "dataplex.*")).isInstanceOf(InvalidArgumentException.class);
  }

  @Test
  void ofAMissingLakeThereIsNoPolicy() {
    assertThatThrownBy(() -> getPolicy(1))
        .isInstanceOf(NotFoundException.class)
        .hasStackTraceContaining("Resource '" + lake + "' was not found");
    assertThatThrownBy(() -> setPolicy(Policy.getDefaultInstance()))
        .isInstanceOf(NotFoundException.class);
  }

  @Test
  void aLakeThatIsBeingMadeHasAPolicyAndItGoesWithTheLake() throws Exception {
    fake.next(create(lake), operation().doneAfter(never()));
    client.createLakeAsync(fake.parent(), Lake.getDefaultInstance(), "sales").getName();

    Policy set = setPolicy(Policy.newBuilder().addBindings(VIEWER).build());
    fake.complete(lake);

    assertThat(getPolicy(1)).isEqualTo(set);
    client.deleteLakeAsync(lake).get();
    assertThatThrownBy(() -> getPolicy(1)).isInstanceOf(NotFoundException.class);
    createLake();
    assertThat(getPolicy(1).getBindingsList()).isEmpty();
  }

  private void createLake() throws Exception {
    client.createLakeAsync(fake.parent(), Lake.getDefaultInstance(), "sales").get();
  }

  private Policy getPolicy(int version) {
    return client.getIamPolicy(request(version));
  }

  private GetIamPolicyRequest request(int version) {
    return GetIamPolicyRequest.newBuilder()
        .setResource(lake)
        .setOptions(GetPolicyOptions.newBuilder().setRequestedPolicyVersion(version))
        .build();
  }

  private Policy setPolicy(Policy policy) {
    return client.setIamPolicy(
        SetIamPolicyRequest.newBuilder().setResource(lake).setPolicy(policy).build());
  }

  private List<String> test(String resource, String... permissions) {
    return client
        .testIamPermissions(
            TestIamPermissionsRequest.newBuilder()
                .setResource(resource)
                .addAllPermissions(List.of(permissions))
                .build())
        .getPermissionsList();
  }

  private static GetLocationRequest location(String name) {
    return GetLocationRequest.newBuilder().setName(name).build();
  }
}
