package io.github.wiremocklro.internal.wiremock;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.wiremocklro.WireMockLroServer;
import io.github.wiremocklro.internal.wiremock.Rest.Reply;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Resources that are put there over the admin API. */
class AdminResourcesTest {
  private static final String RESOURCES = "/__admin/ext/lro/resources";

  @AutoClose private static final WireMockLroServer FAKE = new WireMockLroServer().start();

  private final Rest rest = new Rest(FAKE::baseUrl);
  private final String parent = Rest.newParent();
  private final String scope = parent.substring(0, parent.indexOf("/locations"));

  @Test
  void areOneOrAList() {
    Reply one = give("{'@type': 'google.cloud.dataplex.v1.Lake', 'name': '%s/lakes/a'}", parent);
    assertThat(one.status()).isEqualTo(201);
    assertThat(one.body()).isEqualTo("{}");

    give(
        "{'resources': [{'@type': 'x/google.cloud.dataplex.v1.Lake', 'name': '%s/lakes/b'}]}",
        parent);

    assertThat(rest.get("/v1/" + parent + "/lakes").json().at("/lakes")).hasSize(2);
  }

  @Test
  void stayInTheScopeOfTheCall() {
    Reply refusal =
        give("{'scope': 'projects/other', '@type': 'x.Lake', 'name': '%s/lakes/a'}", parent);

    assertThat(refusal.error()).isEqualTo("400 INVALID_ARGUMENT INVALID_ARGUMENT");
    assertThat(refusal.message())
        .isEqualTo(
            "$.name: \"%s/lakes/a\" lies outside the scope \"projects/other\"; use the scope \"%s\"",
            parent, scope);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "{} | $.resources: null is missing; write {\"resources\": [{\"@type\":",
        "{'resources': 1} | $.resources: 1 is no list",
        "{'resources': [null]} | $.resources[0]: null does not fit here; use a resource:",
        "{'resources': [{'@type': 'x.Y'}]} | $.resources[0].name: null names no resource;",
        "{'resources': [{'@type': 'x.Y', 'name': 'a//b'}]} | $.resources[0].name: \"a//b\" is no",
        "{'@type': ' ', 'name': 'a/b'} | $.@type: \" \" names no message type;",
        "{'type': 'x.Y', 'name': 'a/b'} | $.@type: null names no message type;",
        "{'@type': 'x.Y', 'name': 7} | $.name: 7 names no resource;",
        "{'@type': 'x.Y', 'name': '/a'} | $.name: \"/a\" is no resource name;",
        "{'resource': {}} | $.resource: {} stands under an unknown key; use one of resources"
      })
  void areRefusedWithThePathOfWhatIsWrong(String body, String message) {
    Reply refusal = give(body);

    assertThat(refusal.status()).isEqualTo(400);
    assertThat(refusal.message()).startsWith(message);
  }

  private Reply give(String body, Object... arguments) {
    return rest.post(RESOURCES, body.formatted(arguments).replace('\'', '"'));
  }
}
