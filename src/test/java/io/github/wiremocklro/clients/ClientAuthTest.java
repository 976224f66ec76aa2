package io.github.wiremocklro.clients;

import static com.github.tomakehurst.wiremock.client.WireMock.containing;
import static com.github.tomakehurst.wiremock.client.WireMock.equalTo;
import static com.github.tomakehurst.wiremock.client.WireMock.getRequestedFor;
import static com.github.tomakehurst.wiremock.client.WireMock.urlPathEqualTo;
import static io.github.wiremocklro.operation.After.never;
import static io.github.wiremocklro.operation.OperationScript.operation;
import static io.github.wiremocklro.operation.StartPattern.create;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.google.api.gax.core.CredentialsProvider;
import com.google.api.gax.core.FixedCredentialsProvider;
import com.google.api.gax.core.NoCredentialsProvider;
import com.google.api.gax.rpc.ApiException;
import com.google.api.gax.rpc.CancelledException;
import com.google.api.gax.rpc.PermissionDeniedException;
import com.google.api.gax.rpc.UnauthenticatedException;
import com.google.auth.oauth2.GoogleCredentials;
import com.google.cloud.dataplex.v1.DataplexServiceClient;
import com.google.cloud.dataplex.v1.Lake;
import com.google.cloud.location.GetLocationRequest;
import com.google.iam.v1.GetIamPolicyRequest;
import io.github.wiremocklro.FakeOperations;
import io.github.wiremocklro.WireMockLroServer;
import io.github.wiremocklro.auth.AccessToken;
import io.github.wiremocklro.internal.wiremock.Rest;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** What google-cloud-dataplex 1.86.0 sees over TLS of a server that asks for access tokens. */
@Timeout(60)
class ClientAuthTest {
  @AutoClose
  private static final WireMockLroServer SERVER =
      new WireMockLroServer(options -> options.dynamicHttpsPort()).requireAuth().start();

  private final FakeOperations fake = SERVER.in(Rest.newParent());
  private final String parent = fake.parent();

  @ParameterizedTest
  @EnumSource
  void aDeclaredTokenStartsPollsAndCancels(Transport transport) throws Exception {
    fake.declare(AccessToken.of("good"));
    fake.next(create(parent + "/lakes/endless"), operation().doneAfter(never()));

    try (DataplexServiceClient client = client(transport, token("good"))) {
      Lake lake = client.createLakeAsync(parent, Lake.getDefaultInstance(), "sales").get();
      var endless = client.createLakeAsync(parent, Lake.getDefaultInstance(), "endless");
      transport.operations(client).cancelOperation(endless.getName());

      assertThat(client.getLake(lake.getName()).getName()).isEqualTo(parent + "/lakes/sales");
      assertThatThrownBy(endless::get).hasCauseInstanceOf(CancelledException.class);
      SERVER
          .wireMock()
          .verify(
              getRequestedFor(urlPathEqualTo("/v1/" + lake.getName()))
                  .withHeader("Authorization", equalTo("Bearer good"))
                  .withHeader("x-goog-api-client", containing("gapic/1.86.0")));
    }
  }

  /** With a fixed token REST would hide the 401: it fails to refresh what it cannot. */
  @ParameterizedTest
  @EnumSource
  void noCredentialsAreUnauthenticated(Transport transport) throws Exception {
    try (DataplexServiceClient client = client(transport, NoCredentialsProvider.create())) {
      assertThatThrownBy(() -> client.getLake(parent + "/lakes/missing"))
          .isInstanceOf(UnauthenticatedException.class);
      assertThatThrownBy(
              () -> client.createLakeAsync(parent, Lake.getDefaultInstance(), "sales").get())
          .hasCauseInstanceOf(UnauthenticatedException.class);
      assertThatThrownBy(
              () -> transport.operations(client).cancelOperation(parent + "/operations/missing"))
          .isInstanceOf(UnauthenticatedException.class);
    }
    assertThat(fake.records()).isEmpty();
  }

  @ParameterizedTest
  @EnumSource
  void insufficientScopesAreDenied(Transport transport) throws Exception {
    fake.declare(AccessToken.of("narrow").scopes("compute"));

    try (DataplexServiceClient client = client(transport, token("narrow"))) {
      assertThatThrownBy(() -> client.getLake(parent + "/lakes/missing"))
          .isInstanceOf(PermissionDeniedException.class);
      assertThatThrownBy(
              () -> client.createLakeAsync(parent, Lake.getDefaultInstance(), "sales").get())
          .hasCauseInstanceOf(PermissionDeniedException.class);
    }
    assertThat(fake.records()).isEmpty();
  }

  /** As recorded of Eventarc. Over REST the client keeps no details. */
  @Test
  void errorsTellTheMethodAlsoThatOfAMixin() throws Exception {
    fake.declare(AccessToken.of("narrow").scopes("dataplex.readonly"));
    String lake = parent + "/lakes/missing";

    try (DataplexServiceClient nobody = client(Transport.GRPC, NoCredentialsProvider.create());
        DataplexServiceClient narrow = client(Transport.GRPC, token("narrow"))) {
      assertTold(
          catchThrowableOfType(UnauthenticatedException.class, () -> nobody.getLake(lake)),
          "CREDENTIALS_MISSING",
          "google.cloud.dataplex.v1.DataplexService.GetLake");
      assertTold(
          catchThrowableOfType(
              UnauthenticatedException.class,
              () -> nobody.getLocation(GetLocationRequest.newBuilder().setName(parent).build())),
          "CREDENTIALS_MISSING",
          "google.cloud.location.Locations.GetLocation");
      assertTold(
          catchThrowableOfType(
              PermissionDeniedException.class,
              () ->
                  narrow.getIamPolicy(GetIamPolicyRequest.newBuilder().setResource(lake).build())),
          "ACCESS_TOKEN_SCOPE_INSUFFICIENT",
          "google.iam.v1.IAMPolicy.GetIamPolicy");
    }
  }

  /** As recorded of Eventarc, and as {@code AuthTest} shows it over REST. */
  @ParameterizedTest
  @CsvSource({
    "secret, CREDENTIALS_MISSING",
    "ya29.secret, ACCESS_TOKEN_TYPE_UNSUPPORTED",
    "eyJhbGciOiJub25lIn0.e30.secret,"
  })
  void theReasonGoesByTheFormOfTheToken(String token, @Nullable String reason) throws Exception {
    fake.declare(AccessToken.of("good"));

    try (DataplexServiceClient client = client(Transport.GRPC, token(token))) {
      UnauthenticatedException error =
          catchThrowableOfType(
              UnauthenticatedException.class, () -> client.getLake(parent + "/lakes/missing"));

      assertThat(error.getReason()).isEqualTo(reason);
    }
  }

  private static void assertTold(ApiException error, String reason, String method) {
    assertThat(error.getReason()).isEqualTo(reason);
    assertThat(error.getMetadata())
        .containsEntry("service", "dataplex.googleapis.com")
        .containsEntry("method", method);
  }

  private static DataplexServiceClient client(Transport transport, CredentialsProvider credentials)
      throws Exception {
    return Dataplex.connectOverTls(transport, SERVER, credentials);
  }

  private static CredentialsProvider token(String text) {
    return FixedCredentialsProvider.create(
        GoogleCredentials.create(new com.google.auth.oauth2.AccessToken(text, null)));
  }
}
