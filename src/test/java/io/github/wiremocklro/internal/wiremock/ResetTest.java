package io.github.wiremocklro.internal.wiremock;

import static com.github.tomakehurst.wiremock.client.WireMock.anyUrl;
import static com.github.tomakehurst.wiremock.client.WireMock.get;
import static com.github.tomakehurst.wiremock.client.WireMock.ok;
import static io.github.wiremocklro.operation.OperationScript.operation;
import static org.assertj.core.api.Assertions.assertThat;

import com.github.tomakehurst.wiremock.stubbing.StubMapping;
import io.github.wiremocklro.WireMockLroServer;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ResetTest {
  private static final String RESET = "/__admin/ext/lro/reset";
  private static final String ONE = "/v1/projects/one/locations/l/operations/op";
  private static final String TWO = "/v1/projects/two/locations/l/operations/op";

  private final WireMockLroServer fake = new WireMockLroServer();
  private final Rest rest = new Rest(fake::baseUrl);

  @BeforeEach
  void startOperations() {
    fake.start();
    fake.start(operation().name(ONE.substring(4)));
    fake.start(operation().name(TWO.substring(4)));
  }

  @AfterEach
  void close() {
    fake.close();
  }

  @Test
  void forgetsEverything() {
    rest.post("/v1/projects/one/locations/l/lakes?lakeId=a", "{}");
    rest.post("/__admin/ext/lro/scripts", "{\"script\":{\"onCancel\":\"refused\"}}");
    rest.post("/__admin/ext/lro/clock:freeze");

    assertThat(rest.post(RESET).body()).isEqualTo("{}");

    assertThat(rest.get(ONE).status()).isEqualTo(404);
    assertThat(rest.get(TWO).status()).isEqualTo(404);
    assertThat(rest.get("/v1/projects/one/locations/l/lakes/a").status()).isEqualTo(404);
    assertThat(rest.get("/__admin/ext/lro/clock").text("/frozen")).isEqualTo("false");
    assertThat(rest.get("/__admin/ext/lro/operations").json().get("operations")).isEmpty();
    String started = rest.post("/v1/projects/one/locations/l/lakes?lakeId=a", "{}").text("/name");
    assertThat(rest.post("/v1/" + started + ":cancel").status()).isEqualTo(200);
  }

  @ParameterizedTest
  @ValueSource(strings = {"projects/one", "projects/one/locations/l"})
  void ofAScopeLeavesTheOthersAlone(String scope) {
    rest.post("/__admin/ext/lro/clock:freeze?scope=projects/one");

    rest.post(RESET, "{\"scope\":\"" + scope + "\"}");

    assertThat(rest.get(ONE).status()).isEqualTo(404);
    assertThat(rest.get(TWO).status()).isEqualTo(200);
    assertThat(rest.get("/__admin/ext/lro/clock?scope=projects/one").text("/frozen"))
        .isEqualTo("false");
  }

  @Test
  void refusesUnknownFieldsBecauseATypoWouldResetAll() {
    assertThat(rest.post(RESET, "{\"scop\":\"projects/one\"}").status()).isEqualTo(400);
    assertThat(rest.post(RESET + "?scope=", "").status()).isEqualTo(400);

    assertThat(rest.get(TWO).status()).isEqualTo(200);
  }

  @ParameterizedTest
  @ValueSource(strings = {"/__admin/reset", "/__admin/mappings/reset"})
  void comesWithTheResetsOfWireMock(String reset) {
    assertThat(rest.post(reset).status()).isEqualTo(200);

    assertThat(rest.get(ONE).status()).isEqualTo(404);
    assertThat(rest.post("/v1/projects/one/locations/l/lakes?lakeId=a", "{}").status())
        .isEqualTo(200);
  }

  @Test
  void comesWithTheResetsOfTheServerInJava() {
    fake.wireMock().resetAll();
    assertThat(rest.get(ONE).status()).isEqualTo(404);

    fake.start(operation().name(ONE.substring(4)));
    fake.wireMock().resetToDefaultMappings();
    assertThat(rest.get(ONE).status()).isEqualTo(404);
  }

  /** As any WireMock: only a reset to the defaults loads what the extensions bring. */
  @Test
  void bringsTheShippedMappingsBackThatWereRemovedWithAllOthers() {
    fake.wireMock().resetMappings();
    assertThat(rest.get("/v1/projects/one/locations/l/lakes").status()).isEqualTo(404);

    fake.wireMock().resetToDefaultMappings();
    assertThat(rest.get("/v1/projects/one/locations/l/lakes").status()).isEqualTo(200);

    rest.delete("/__admin/mappings");
    assertThat(rest.get("/v1/projects/one/locations/l/lakes").status()).isEqualTo(404);
  }

  @Test
  void doesNotComeWithChangesOfStubs() {
    UUID id = UUID.randomUUID();
    StubMapping stub = fake.wireMock().stubFor(get("/mine").withId(id).willReturn(ok()));
    fake.wireMock().editStub(get("/mine").withId(id).willReturn(ok("edited")));
    fake.wireMock().removeStub(stub);
    rest.post("/__admin/mappings", "{\"request\":{\"url\":\"/mine\"}}");
    rest.post("/__admin/mappings/import", "{\"mappings\":[{\"request\":{\"url\":\"/mine\"}}]}");
    rest.send("PUT", "/__admin/mappings/" + UUID.randomUUID(), "{}");
    rest.post("/__admin/scenarios/reset");
    rest.delete("/__admin/requests");
    fake.wireMock()
        .findAll(com.github.tomakehurst.wiremock.client.WireMock.getRequestedFor(anyUrl()));

    assertThat(rest.get(ONE).status()).isEqualTo(200);
  }
}
