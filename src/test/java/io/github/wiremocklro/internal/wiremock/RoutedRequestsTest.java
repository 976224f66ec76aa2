package io.github.wiremocklro.internal.wiremock;

import static org.assertj.core.api.Assertions.assertThat;

import com.github.tomakehurst.wiremock.http.HttpHeader;
import com.github.tomakehurst.wiremock.http.Request;
import com.github.tomakehurst.wiremock.http.RequestMethod;
import io.github.wiremocklro.internal.api.Catalog;
import io.github.wiremocklro.internal.api.DescriptorSource;
import io.github.wiremocklro.internal.api.PublishedApis;
import java.lang.reflect.Proxy;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** Whose route is remembered, is seen by whether an API that is added later serves it. */
class RoutedRequestsTest {
  private final Catalog catalog = new Catalog();
  private final RoutedRequests requests = new RoutedRequests(catalog);
  private final UUID id = UUID.randomUUID();
  private final Request request =
      (Request)
          Proxy.newProxyInstance(
              Request.class.getClassLoader(),
              new Class<?>[] {Request.class},
              (proxy, method, arguments) ->
                  switch (method.getName()) {
                    case "getId" -> id;
                    case "getUrl" -> "/v1/projects/p/locations/l/instances/i";
                    case "getProtocol" -> "HTTP/1.1";
                    case "getMethod" -> RequestMethod.GET;
                    case "header" -> HttpHeader.absent((String) arguments[0]);
                    default -> throw new AssertionError(method);
                  });

  @Test
  void findTheMethodOfARequestThatIsServedOnce() {
    requests.arrived(id, null);
    assertThat(requests.of(request)).isNull();

    catalog.add(redis());

    assertThat(requests.of(request)).isNull();
    requests.forget();
    assertThat(requests.of(request)).isNotNull();
  }

  @Test
  void rememberNothingOfARequestThatATestLooksAt() {
    assertThat(requests.of(request)).isNull();

    catalog.add(redis());

    assertThat(requests.of(request)).isNotNull();
  }

  private static DescriptorSource redis() {
    return DescriptorSource.read(PublishedApis.jar("redis-v1"));
  }
}
