package io.github.wiremocklro.internal.api;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.wiremocklro.internal.api.Annotations.OperationInfo;
import io.github.wiremocklro.internal.proto.FileDescriptor;
import io.github.wiremocklro.internal.proto.MethodDescriptor;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Published jars, in the versions that the build pins. Of the methods 243 start operations. */
class PublishedApisTest {

  @ParameterizedTest
  @CsvSource({
    "aiplatform-v1, 160, 34, 116", // of which no class of pipeline_job.proto is called ...Proto
    "alloydb-v1, 5, 2, 22",
    "dataplex-v1, 20, 9, 49",
    "filestore-v1, 2, 1, 12",
    "functions-v2, 1, 1, 3",
    "redis-v1, 1, 1, 8",
    "run-v2, 19, 8, 17",
    "spanner-admin-database-v1, 4, 1, 6",
    "spanner-admin-instance-v1, 2, 1, 7",
    "workflows-v1, 1, 1, 3"
  })
  void aPublishedJarHasAllItsFiles(String name, int files, int services, int starts) {
    DescriptorPool pool = pool(name);

    assertThat(pool.files()).hasSize(files);
    assertThat(pool.services()).hasSize(services);
    assertThat(starting(pool)).hasSize(starts);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "aiplatform-v1",
        "alloydb-v1",
        "dataplex-v1",
        "filestore-v1",
        "functions-v2",
        "redis-v1",
        "run-v2",
        "spanner-admin-database-v1",
        "spanner-admin-instance-v1",
        "workflows-v1"
      })
  void whatAPublishedJarSpeaksOfIsFound(String name) {
    DescriptorPool pool = pool(name);

    assertThat(pool.files())
        .flatExtracting(FileDescriptor::getDependencies)
        .noneMatch(PublishedApisTest::isEmpty);
    assertThat(starting(pool))
        .allSatisfy(
            method -> {
              OperationInfo info = Annotations.operationInfo(method).orElseThrow();
              assertThat(pool.message(info.responseType(), method.getFile())).isPresent();
              assertThat(pool.message(info.metadataType(), method.getFile())).isPresent();
              assertThat(Annotations.http(method)).isNotEmpty();
            });
    assertThat(pool.services())
        .allSatisfy(
            service -> assertThat(Annotations.defaultHost(service)).endsWith(".googleapis.com"));
    assertThat(pool.services()) // one service of Dataplex tells none
        .flatExtracting(Annotations::oauthScopes)
        .contains("https://www.googleapis.com/auth/cloud-platform");
  }

  @Test
  void dataplexIsShippedAsItIsPublished() {
    DescriptorPool shipped = DescriptorPool.of(List.of(DescriptorSource.dataplex()));

    assertThat(shipped.files())
        .extracting(FileDescriptor::toProto)
        .isEqualTo(pool("dataplex-v1").files().stream().map(FileDescriptor::toProto).toList());
  }

  private static DescriptorPool pool(String name) {
    return DescriptorPool.of(List.of(DescriptorSource.read(PublishedApis.jar(name))));
  }

  private static List<MethodDescriptor> starting(DescriptorPool pool) {
    return pool.services().stream()
        .flatMap(service -> service.getMethods().stream())
        .filter(method -> Annotations.operationInfo(method).isPresent())
        .toList();
  }

  /** Which is what stands in for a file that was not found. */
  private static boolean isEmpty(FileDescriptor file) {
    return file.toProto().toByteArray().length == 2 + file.getName().length();
  }
}
