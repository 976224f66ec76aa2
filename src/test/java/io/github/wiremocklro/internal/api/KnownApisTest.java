package io.github.wiremocklro.internal.api;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Which path is of which API that a server knows. */
class KnownApisTest {
  private static final KnownApi FOLDERS =
      new KnownApi(
          "folders.googleapis.com",
          Set.of("v2", "v2beta1"),
          Set.of("projects", "folders"),
          List.of("https://www.googleapis.com/auth/cloud-platform", "folders"),
          Set.of("failover"));

  private final KnownApis apis = KnownApis.of(Dataplex.V1, FOLDERS);

  @ParameterizedTest
  @CsvSource({
    "/v1/projects/p/locations/l/lakes/a, dataplex",
    "/v1/organizations/1/locations/l/encryptionConfigs, dataplex",
    "/v1/something, dataplex",
    "/v2/projects/p/locations/l/clusters, folders",
    "/v2beta1/folders/f/operations/op, folders",
    "/v2/something, folders"
  })
  void tellsWhichApiAPathIsOf(String path, String service) {
    assertThat(apis.of(path).defaultHost()).isEqualTo(service + ".googleapis.com");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "/",
        "/v1",
        "/v3/projects/p",
        "/v10/projects/p",
        "/oauth2/token",
        "/x/v1/projects/"
      })
  void takesAnythingElseForOneOfTheFirst(String path) {
    assertThat(apis.of(path)).isEqualTo(Dataplex.V1);
  }

  @Test
  void takeTheScopesOfAllOfThem() {
    assertThat(apis.oauthScopes())
        .containsExactly(
            "https://www.googleapis.com/auth/cloud-platform",
            "https://www.googleapis.com/auth/dataplex.read-write",
            "folders");
  }
}
