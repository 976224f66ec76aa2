package io.github.wiremocklro.junit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.platform.engine.discovery.DiscoverySelectors.selectClass;

import com.google.cloud.dataplex.v1.CreateLakeRequest;
import io.github.wiremocklro.internal.api.PublishedApis;
import io.github.wiremocklro.protobuf.Apis;
import java.nio.file.Path;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.platform.testkit.engine.EngineTestKit;

class ApiSettingsTest {
  @RegisterExtension
  static final WireMockLroExtension FAKE =
      new WireMockLroExtension()
          .api(PublishedApis.jar("redis-v1"))
          .api(Apis.of(CreateLakeRequest.getDescriptor().getFile()))
          .lenient()
          .strictParents()
          .fatesForAllApis();

  @Test
  void theServerOfAnExtensionThatHasThemStarts() {
    assertThat(FAKE.baseUrl()).startsWith("http://");
  }

  @Nested
  class OfTheSameServer {
    @Test
    void startsNoOther() {
      assertThat(FAKE.wireMock().isRunning()).isTrue();
    }
  }

  @Test
  void anApiThatIsNotThereFailsTheTestsThatNeedIt() {
    EngineTestKit.engine("junit-jupiter")
        .selectors(selectClass(NoSuchFile.class))
        .execute()
        .allEvents()
        .assertThatEvents()
        .anySatisfy(
            event ->
                assertThat(event.toString())
                    .contains("api: \"none.jar\" cannot be read: there is no such file"));
  }

  /** Run by the test above alone: its name says to no other that it is one. */
  static class NoSuchFile {
    @RegisterExtension
    static final WireMockLroExtension FAKE = new WireMockLroExtension().api(Path.of("none.jar"));

    @Test
    void neverRuns() {
      assertThat(FAKE.baseUrl()).isEmpty();
    }
  }
}
