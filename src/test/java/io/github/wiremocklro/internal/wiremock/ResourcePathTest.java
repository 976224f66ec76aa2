package io.github.wiremocklro.internal.wiremock;

import static org.assertj.core.api.Assertions.assertThat;

import com.github.tomakehurst.wiremock.http.ImmutableRequest;
import com.github.tomakehurst.wiremock.http.Request;
import com.github.tomakehurst.wiremock.http.RequestMethod;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ResourcePathTest {

  @ParameterizedTest
  @CsvSource({
    "/v1/projects/p/operations/x, projects/p/operations/x",
    "/v1/projects/v2/operations/x, projects/v2/operations/x",
    "/projects/v2/operations/x, projects/v2/operations/x",
    "/operations/v2/x, operations/v2/x",
    "/api/v1/projects/p/operations/x, projects/p/operations/x",
    "/api/v1/projects/v2/operations/x, projects/v2/operations/x",
    "/dataplex/v1beta1/operations/v2, operations/v2",
    "/api/projects/v2/operations/x, api/projects/v2/operations/x",
    "/v1p1beta1/batches/1, batches/1",
    "/v2, v2",
    "/v/v1a-b/things/x, v/v1a-b/things/x",
    "/v1//projects/p/, projects/p",
    "/v1/projects/p?x=/v2/y, projects/p"
  })
  void isWhatStandsBehindTheFirstVersionThatNoCollectionStandsBefore(String url, String name) {
    Request request =
        new ImmutableRequest.Builder()
            .withAbsoluteUrl("http://localhost" + url)
            .withMethod(RequestMethod.GET)
            .withProtocol("HTTP/1.1")
            .withClientIp("127.0.0.1")
            .withBody(new byte[0])
            .build();

    assertThat(ResourcePath.of(request, verb -> false)).isEqualTo(name);
  }

  @ParameterizedTest
  @CsvSource({
    "/v1/things, true",
    "/api/v2beta1/things, true",
    "/projects/v1/things, false",
    "/things?next=/v1/things, false",
    "/oauth2/token, false",
    "/v1, false"
  })
  void isThatOfAnApiWhereItHasAVersion(String url, boolean versioned) {
    assertThat(ResourcePath.isVersioned(url)).isEqualTo(versioned);
  }
}
