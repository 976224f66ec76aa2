package io.github.wiremocklro.internal.api;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

/** What is written down of Dataplex by hand is what its descriptors say. */
class DataplexTest {
  private final ApiModel described =
      ApiModel.of(DescriptorPool.of(List.of(DescriptorSource.dataplex())));

  @Test
  void hasTheHostTheVersionAndTheCollectionsOfItsDescriptors() {
    assertThat(Dataplex.V1.defaultHost()).isEqualTo(described.defaultHost());
    assertThat(Dataplex.V1.versions()).isEqualTo(described.versions());
    assertThat(Dataplex.V1.collections()).isEqualTo(described.collections());
  }

  /**
   * Those of the descriptors count for a service as a whole, and the read-only one for no method.
   */
  @Test
  void hasScopesThatItsDescriptorsHave() {
    assertThat(described.oauthScopes()).containsAll(Dataplex.V1.oauthScopes());
  }
}
