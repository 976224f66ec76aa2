package io.github.wiremocklro.protobuf;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import com.google.cloud.dataplex.v1.CreateLakeRequest;
import io.github.wiremocklro.internal.api.ApiModel;
import io.github.wiremocklro.internal.api.DescriptorPool;
import io.github.wiremocklro.internal.api.DescriptorSource;
import io.github.wiremocklro.internal.proto.ServiceDescriptor;
import java.util.List;
import org.junit.jupiter.api.Test;

/** APIs out of generated classes. */
class ApisTest {
  @Test
  void areTheServicesOfTheFilesWithAllThatTheyImport() {
    Apis apis = Apis.of(CreateLakeRequest.getDescriptor().getFile());

    DescriptorPool pool =
        DescriptorPool.of(List.of(DescriptorSource.ofSet("apis", apis.toByteArray())));

    assertThat(pool.services())
        .extracting(ServiceDescriptor::getFullName)
        .containsExactly("google.cloud.dataplex.v1.DataplexService");
    assertThat(ApiModel.of(pool).routes()).hasSize(27);
    assertThat(apis).hasToString("google/cloud/dataplex/v1/service.proto");
  }

  @Test
  void ofNoFileAreRefused() {
    assertThatIllegalArgumentException()
        .isThrownBy(Apis::of)
        .withMessage(
            "api: \"Apis.of()\" has no file; give one: Apis.of(RedisProto.getDescriptor())");
  }

  @Test
  void areNotChangedThroughTheirBytes() {
    Apis apis = Apis.of(CreateLakeRequest.getDescriptor().getFile());

    apis.toByteArray()[0] = 0;

    assertThat(apis.toByteArray()[0]).isNotZero();
  }
}
