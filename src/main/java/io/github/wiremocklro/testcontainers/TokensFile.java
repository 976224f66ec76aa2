package io.github.wiremocklro.testcontainers;

import io.github.wiremocklro.auth.AccessToken;
import io.github.wiremocklro.internal.json.AccessTokenJson;
import io.github.wiremocklro.internal.json.Json;
import io.github.wiremocklro.operation.JsonObject;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The access tokens of a server, in a file: command lines are seen by everybody. */
final class TokensFile {
  static final String PATH = "/etc/wiremock-lro/tokens.json";

  private final Map<String, AccessToken> tokens = new LinkedHashMap<>();

  void add(AccessToken token) {
    tokens.put(token.token(), token);
  }

  byte[] content() {
    List<JsonObject> all = tokens.values().stream().map(AccessTokenJson::of).toList();
    return Json.bytes(JsonObject.of("tokens", all));
  }
}
