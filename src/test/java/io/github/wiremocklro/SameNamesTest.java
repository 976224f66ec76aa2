package io.github.wiremocklro;

import static org.assertj.core.api.Assertions.assertThat;

import com.github.tomakehurst.wiremock.WireMockServer;
import io.github.wiremocklro.internal.api.DescriptorSource;
import io.github.wiremocklro.internal.api.InstancesSet;
import io.github.wiremocklro.internal.api.PublishedApis;
import io.github.wiremocklro.internal.engine.MessageTypes;
import io.github.wiremocklro.internal.engine.PageRequest;
import io.github.wiremocklro.internal.engine.Seeds;
import io.github.wiremocklro.internal.wiremock.LroServices;
import io.github.wiremocklro.internal.wiremock.LroWireMockServer;
import io.github.wiremocklro.internal.wiremock.Rest;
import io.github.wiremocklro.internal.wiremock.Rest.Reply;
import io.github.wiremocklro.operation.JsonObject;
import io.github.wiremocklro.operation.Limits;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What one API has made is no resource of another, though the name is the same. */
class SameNamesTest {
  private static final String REDIS = "{\"tier\":\"BASIC\",\"memorySizeGb\":1}";
  private static final String COLLECTION = "projects/p/locations/l/instances";
  private static final String NAME = COLLECTION + "/a";

  private final LroServices services = LroServices.create(Limits.DEFAULTS);
  private final WireMockServer server =
      new LroWireMockServer(EmbeddedOptions.of(services, configuration -> {}), services);
  private final Rest rest = new Rest(server::baseUrl);

  @BeforeEach
  void start() {
    services.catalog().add(DescriptorSource.read(PublishedApis.jar("redis-v1")));
    services.catalog().add(DescriptorSource.read(PublishedApis.jar("filestore-v1")));
    services.catalog().add(InstancesSet.source("v2", "other.googleapis.com/Instance"));
    services.catalog().add(InstancesSet.source("v1beta9", "redis.googleapis.com/Instance"));
    server.start();
  }

  @AfterEach
  void stop() {
    server.stop();
  }

  @Test
  void anotherApiDoesNotFindIt() {
    createAtRedis();

    Reply missing = rest.get("/v2/" + NAME);

    assertThat(missing.status()).isEqualTo(404);
    assertThat(missing.message()).isEqualTo("Resource '" + NAME + "' was not found");
    assertThat(missing.body())
        .contains("The name is that of a redis.googleapis.com/Instance here", "another server");
    assertThat(rest.get("/v2/" + COLLECTION).body()).isEqualTo("{}");
    assertThat(rest.delete("/v2/" + NAME).status()).isEqualTo(404);
    assertThat(rest.get("/v1/" + NAME).text("/tier")).isEqualTo("BASIC");
  }

  /** The routes of both for an instance are the same, and Redis has them; this one it has not. */
  @Test
  void aMethodThatOnlyTheOtherHasDoesNotChangeIt() {
    createAtRedis();

    Reply reverted =
        rest.post("/v1/" + NAME + ":revert", "{\"targetSnapshotId\":\"" + NAME + "/snapshots/s\"}");

    assertThat(reverted.status()).as(reverted.body()).isEqualTo(404);
    assertThat(services.controls().records(null, PageRequest.FIRST).items()).hasSize(1);
  }

  @Test
  void anotherApiCannotMakeOneOfTheSameNameAndIsToldWhy() {
    createAtRedis();

    Reply taken = rest.post("/v2/" + COLLECTION + "?instanceId=a", "{\"label\":\"x\"}");

    assertThat(taken.status()).isEqualTo(409);
    assertThat(taken.body())
        .contains("The name is that of a redis.googleapis.com/Instance here", "another server");
    assertThat(rest.post("/v2/" + COLLECTION + "?instanceId=b", "{\"label\":\"x\"}").status())
        .isEqualTo(200);
    assertThat(rest.get("/v2/" + COLLECTION).body()).contains("/b\"").doesNotContain("/a\"");
    assertThat(rest.get("/v1/" + COLLECTION).body()).contains("/a\"").doesNotContain("/b\"");
    assertThat(rest.post("/v1/" + COLLECTION + "?instanceId=b", REDIS).status()).isEqualTo(409);
  }

  /** Versions of an API have their resources in common. */
  @Test
  void anotherVersionOfTheSameApiFindsIt() {
    createAtRedis();

    assertThat(rest.get("/v1beta9/" + NAME).status()).isEqualTo(200);
    assertThat(rest.get("/v1beta9/" + COLLECTION).body()).contains(NAME);
  }

  /** What their mappings make has no type that is known here. */
  @Test
  void apisThatOnlyTheirHostsTellApartHaveTheirResourcesInCommon() {
    map("one.test", "POST", "start-operation", creating("one.v1.Thing"));
    map("two.test", "POST", "start-operation", creating("two.v1.Thing"));
    map("two.test", "GET", "list-resources", "{\"name\": \"a/b/things\"}");

    assertThat(ofHost("POST", "one.test").status()).isEqualTo(200);

    assertThat(ofHost("POST", "two.test").status()).isEqualTo(409);
    assertThat(ofHost("GET", "two.test").body()).contains("a/b/things/t");
  }

  private static String creating(String type) {
    return "{\"operation\": {\"parent\": \"a/b\"}, \"resource\": {\"create\": \"a/b/things/t\", \"@type\": \"x.test/%s\"}}"
        .formatted(type);
  }

  private void map(String host, String method, String transformer, String parameters) {
    String mapping =
        """
        {"request": {"method": "%s", "urlPath": "/a/b/things", "host": {"equalTo": "%s"}},
         "response": {"transformers": ["%s"], "transformerParameters": %s}}
        """;
    Reply added =
        rest.post("/__admin/mappings", mapping.formatted(method, host, transformer, parameters));
    assertThat(added.status()).as(added.body()).isEqualTo(201);
  }

  private Reply ofHost(String method, String host) {
    return rest.raw(method + " /a/b/things HTTP/1.1", "", "Host: " + host);
  }

  @ParameterizedTest
  @ValueSource(strings = {"/v1/", "/v2/"})
  void whatATestPutThereWithoutAKnownTypeIsOfEither(String version) {
    JsonObject own = JsonObject.of("@type", "type.googleapis.com/own.Instance", "name", NAME);
    services.resources().given(Seeds.all(List.of(own), null, MessageTypes.NONE));

    assertThat(rest.get(version + NAME).status()).isEqualTo(200);
  }

  private void createAtRedis() {
    Reply started = rest.post("/v1/" + COLLECTION + "?instanceId=a", REDIS);
    assertThat(started.status()).as(started.body()).isEqualTo(200);
  }
}
