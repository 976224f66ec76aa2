package io.github.wiremocklro.internal.wiremock;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.wiremocklro.internal.api.Catalog;
import io.github.wiremocklro.internal.api.DescriptorSource;
import io.github.wiremocklro.internal.api.PublishedApis;
import org.junit.jupiter.api.Test;

/** What a start says of APIs that are in each other's way. */
class ApiCheckTest {
  private final HeardNotifier log = new HeardNotifier();

  @Test
  void apisThatHaveRoutesInCommonAreToldInOneLineForEachTwo() {
    check("redis-v1", "filestore-v1", "workflows-v1", "alloydb-v1");

    assertThat(log.told)
        .satisfiesExactly(
            line ->
                assertThat(line)
                    .startsWith(
                        "Routes of google.cloud.redis.v1 and google.cloud.filestore.v1 collide: 5,"
                            + " such as that google.cloud.redis.v1.CloudRedis.")
                    .contains(" are both called by ", "here it is the first of them")
                    .doesNotContain("\n")
                    .endsWith("start another server with the other API to have both."),
            line ->
                assertThat(line)
                    .startsWith("Routes of google.cloud.filestore.v1 and google.cloud.alloydb.v1"));
  }

  @Test
  void nothingIsSaidOfThoseThatGoTogether() {
    check("redis-v1", "run-v2");

    assertThat(log.told).isEmpty();
  }

  private void check(String... apis) {
    Catalog catalog = new Catalog();
    for (String api : apis) {
      catalog.add(DescriptorSource.read(PublishedApis.jar(api)));
    }
    ApiCheck.check(catalog, log);
  }
}
