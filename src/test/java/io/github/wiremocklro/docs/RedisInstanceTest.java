package io.github.wiremocklro.docs;

import static io.github.wiremocklro.operation.After.never;
import static io.github.wiremocklro.operation.After.polls;
import static io.github.wiremocklro.operation.OnCancel.completes;
import static io.github.wiremocklro.operation.OperationScript.operation;
import static io.github.wiremocklro.operation.StartPattern.create;
import static org.junit.jupiter.api.Assertions.assertEquals;

import io.github.wiremocklro.junit.WireMockLroExtension;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class RedisInstanceTest {
  @RegisterExtension
  static final WireMockLroExtension fake =
      new WireMockLroExtension().api(Path.of("target/apis/proto-google-cloud-redis-v1.jar"));

  @Test
  void theInstanceArrivesDespiteTheCancel() throws Exception {
    String instances = fake.parent() + "/instances";
    fake.next(
        create(instances + "/cache"),
        operation().doneAfter(never()).onCancel(completes().after(polls(0))));

    post(instances + "?instanceId=cache", "{\"tier\": \"BASIC\", \"memorySizeGb\": 1}");
    String name = fake.records().get(0).operation().name().toString();
    post(name + ":cancel", "");

    assertEquals("READY", fake.record(name).operation().response().get("state"));
  }

  private static void post(String path, String body) throws Exception {
    URI uri = URI.create(fake.baseUrl() + "/v1/" + path);
    HttpRequest request = HttpRequest.newBuilder(uri).POST(BodyPublishers.ofString(body)).build();
    HttpClient.newHttpClient().send(request, BodyHandlers.discarding());
  }
}
