package io.github.wiremocklro.wiremock;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static com.github.tomakehurst.wiremock.client.WireMock.get;
import static io.github.wiremocklro.operation.After.never;
import static io.github.wiremocklro.operation.Fault.onGet;
import static io.github.wiremocklro.operation.FaultReply.dropped;
import static io.github.wiremocklro.operation.OperationScript.operation;
import static org.assertj.core.api.Assertions.assertThat;

import com.github.tomakehurst.wiremock.http.Fault;
import io.github.wiremocklro.WireMockLroServer;
import io.github.wiremocklro.operation.Limits;
import java.io.ByteArrayInputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What a server does otherwise with HTTP/2, where many requests share a connection. */
@Timeout(120)
class Http2Test {
  private static final int MAX_REQUEST = 100_000;
  private static final int FRAME = 16_384;

  @AutoClose
  private static final WireMockLroServer FAKE =
      new WireMockLroServer(Limits.DEFAULTS.maxRequestBytes(MAX_REQUEST), options -> {}).start();

  private final String parent = Rest.newParent();

  @Test
  void aDroppedReplyEndsItsStreamAndNotThoseOfOthers() {
    String name = parent + "/operations/dropped";
    FAKE.start(operation().name(name).doneAfter(never()).fault(onGet(dropped()).forever()));
    try (RawHttp2 client = new RawHttp2(FAKE.baseUrl())) {
      client.begin(1, "POST", "/v1/" + parent + "/lakes?lakeId=other");
      client.request(3, "GET", "/v1/" + name);

      assertThat(client.reset(3)).isNotEqualTo(RawHttp2.NO_ERROR);
      assertThat(client.lastData(1, "{}").reply(1)).contains("\"done\":false");
    }
  }

  @ParameterizedTest
  @EnumSource
  void aFaultOfAStubEndsItsStreamAndNotThoseOfOthers(Fault fault) {
    String path = "/" + parent + "/" + fault;
    FAKE.wireMock().stubFor(get(path).willReturn(aResponse().withFault(fault)));
    try (RawHttp2 client = new RawHttp2(FAKE.baseUrl())) {
      assertThat(client.request(1, "GET", path).reset(1)).isNotEqualTo(RawHttp2.NO_ERROR);

      assertThat(client.request(3, "GET", "/__admin/health").reply(3)).contains("healthy");
    }
  }

  /** Clients of some versions look for no answer before they have sent everything. */
  @RepeatedTest(5)
  void aBodyThatIsTooLongIsReadToItsEndAndAnswered() throws Exception {
    HttpClient client = HttpClient.newBuilder().version(HttpClient.Version.HTTP_2).build();
    String long1 = " ".repeat(30 * MAX_REQUEST);
    // Without a body the first request brings the connection to HTTP/2.
    assertThat(send(client, BodyPublishers.noBody()).version()).isEqualTo(HttpClient.Version.HTTP_2);

    for (BodyPublisher body :
        new BodyPublisher[] {
          BodyPublishers.ofString(long1),
          BodyPublishers.ofInputStream(() -> new ByteArrayInputStream(long1.getBytes()))
        }) {
      HttpResponse<String> reply = send(client, body);

      assertThat(reply.version()).isEqualTo(HttpClient.Version.HTTP_2);
      assertThat(reply.statusCode()).isEqualTo(400);
      assertThat(reply.body()).contains("at most 100000", "--max-request-bytes");
    }
  }

  private HttpResponse<String> send(HttpClient client, BodyPublisher body) throws Exception {
    URI url = URI.create(FAKE.baseUrl() + "/v1/" + parent + "/lakes?lakeId=long");
    return client.send(HttpRequest.newBuilder(url).POST(body).build(), BodyHandlers.ofString());
  }
}
