package io.github.wiremocklro.protobuf;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.cloud.dataplex.v1.CreateLakeRequest;
import io.github.wiremocklro.internal.api.DescriptorPool;
import io.github.wiremocklro.internal.api.DescriptorSource;
import io.github.wiremocklro.internal.proto.ServiceDescriptor;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Descriptors of classes that are on the class path, which have parsed their options already. */
class GeneratedClassesTest {
  private static final int HTTP = 72295728; // google/api/annotations.proto

  @Test
  void areReadLikeThoseOfAFile() {
    DescriptorPool pool =
        DescriptorPool.of(
            List.of(DescriptorSource.of(CreateLakeRequest.getDescriptor().getFile())));

    assertThat(pool.services())
        .extracting(ServiceDescriptor::getFullName)
        .containsExactly("google.cloud.dataplex.v1.DataplexService");
    assertThat(pool.services().get(0).getMethods())
        .isNotEmpty()
        .allMatch(method -> method.getOptions().message(HTTP) != null);
  }
}
