package io.github.wiremocklro.clients;

import static io.github.wiremocklro.operation.After.never;
import static io.github.wiremocklro.operation.OperationScript.operation;
import static io.github.wiremocklro.operation.StartPattern.create;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.google.api.gax.core.CredentialsProvider;
import com.google.api.gax.core.FixedCredentialsProvider;
import com.google.api.gax.core.NoCredentialsProvider;
import com.google.api.gax.rpc.CancelledException;
import com.google.api.gax.rpc.PermissionDeniedException;
import com.google.api.gax.rpc.UnauthenticatedException;
import com.google.auth.oauth2.GoogleCredentials;
import com.google.cloud.dataplex.v1.DataplexServiceClient;
import com.google.cloud.dataplex.v1.Lake;
import io.github.wiremocklro.FakeOperations;
import io.github.wiremocklro.WireMockLroServer;
import io.github.wiremocklro.auth.AccessToken;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInfo;
import org.junit.jupiter.api.Timeout;

/** What google-cloud-dataplex 1.86.0 sees of a server that asks for access tokens. */
@Timeout(60)
class RestClientAuthTest {
  @AutoClose
  private static final WireMockLroServer SERVER = new WireMockLroServer().requireAuth().start();

  private FakeOperations fake;
  private String parent;

  @BeforeEach
  void ownProject(TestInfo test) {
    fake = SERVER.in("projects/" + test.getTestMethod().orElseThrow().getName());
    parent = fake.parent();
  }

  @Test
  void aDeclaredTokenStartsPollsAndCancels() throws Exception {
    fake.declare(AccessToken.of("good"));
    fake.next(create(parent + "/lakes/endless"), operation().doneAfter(never()));

    try (DataplexServiceClient client = client(token("good"))) {
      Lake lake = client.createLakeAsync(parent, Lake.getDefaultInstance(), "sales").get();
      var endless = client.createLakeAsync(parent, Lake.getDefaultInstance(), "endless");
      client.getHttpJsonOperationsClient().cancelOperation(endless.getName());

      assertThat(client.getLake(lake.getName()).getName()).isEqualTo(parent + "/lakes/sales");
      assertThatThrownBy(endless::get).hasCauseInstanceOf(CancelledException.class);
    }
  }

  /** With a fixed token the client would hide the 401: it fails to refresh what it cannot. */
  @Test
  void noCredentialsAreUnauthenticated() throws Exception {
    try (DataplexServiceClient client = client(NoCredentialsProvider.create())) {
      assertThatThrownBy(() -> client.getLake(parent + "/lakes/missing"))
          .isInstanceOf(UnauthenticatedException.class);
      assertThatThrownBy(
              () -> client.createLakeAsync(parent, Lake.getDefaultInstance(), "sales").get())
          .hasCauseInstanceOf(UnauthenticatedException.class);
      assertThatThrownBy(
              () ->
                  client
                      .getHttpJsonOperationsClient()
                      .cancelOperation(parent + "/operations/missing"))
          .isInstanceOf(UnauthenticatedException.class);
    }
    assertThat(fake.records()).isEmpty();
  }

  @Test
  void insufficientScopesAreDenied() throws Exception {
    fake.declare(AccessToken.of("narrow").scopes("compute"));

    try (DataplexServiceClient client = client(token("narrow"))) {
      assertThatThrownBy(() -> client.getLake(parent + "/lakes/missing"))
          .isInstanceOf(PermissionDeniedException.class);
      assertThatThrownBy(
              () -> client.createLakeAsync(parent, Lake.getDefaultInstance(), "sales").get())
          .hasCauseInstanceOf(PermissionDeniedException.class);
    }
    assertThat(fake.records()).isEmpty();
  }

  private static DataplexServiceClient client(CredentialsProvider credentials) throws Exception {
    return DataplexRest.connect(SERVER.baseUrl(), credentials);
  }

  private static CredentialsProvider token(String text) {
    return FixedCredentialsProvider.create(
        GoogleCredentials.create(new com.google.auth.oauth2.AccessToken(text, null)));
  }
}
