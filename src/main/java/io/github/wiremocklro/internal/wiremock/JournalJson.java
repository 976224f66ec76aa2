package io.github.wiremocklro.internal.wiremock;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.github.tomakehurst.wiremock.common.Json;
import com.github.tomakehurst.wiremock.http.LoggedResponse;
import com.github.tomakehurst.wiremock.http.ResponseDefinition;
import com.github.tomakehurst.wiremock.stubbing.ServeEvent;
import com.github.tomakehurst.wiremock.verification.LoggedRequest;
import com.github.tomakehurst.wiremock.verification.NearMiss;
import java.io.UncheckedIOException;
import java.nio.charset.Charset;
import java.util.Base64;
import java.util.Set;
import java.util.function.Predicate;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;
import wiremock.com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import wiremock.com.fasterxml.jackson.core.JsonProcessingException;
import wiremock.com.fasterxml.jackson.databind.JsonNode;
import wiremock.com.fasterxml.jackson.databind.ObjectMapper;
import wiremock.com.fasterxml.jackson.databind.node.ArrayNode;
import wiremock.com.fasterxml.jackson.databind.node.ObjectNode;
import wiremock.com.fasterxml.jackson.databind.node.TextNode;

/**
 * The journal as it is shown: in WireMock's JSON, but with long bodies shortened, and without
 * credentials. WireMock itself would write each body up to five times, and keep two of these.
 */
final class JournalJson {
  private static final String REQUEST = "request";
  private static final String RESPONSE = "response";
  private static final String DEFINITION = "responseDefinition";
  private static final String MAPPING = "stubMapping";
  private static final String BODY = "body";
  private static final String BASE64 = "bodyAsBase64";
  private static final Set<String> URLS = Set.of("url", "absoluteUrl");

  private static final ObjectMapper WHOLE = mapper().addMixIn(NearMiss.class, WithoutRequest.class);

  private static final ObjectMapper WITHOUT_BODIES =
      mapper()
          .addMixIn(ServeEvent.class, WithoutParts.class)
          .addMixIn(LoggedRequest.class, WithoutBody.class)
          .addMixIn(LoggedResponse.class, WithoutBody.class)
          .addMixIn(ResponseDefinition.class, WithoutBody.class);

  private final Credentials credentials;

  JournalJson(Credentials credentials) {
    this.credentials = credentials;
  }

  /** Returns a request as it is, but for its body. */
  static LoggedRequest withBody(LoggedRequest request, byte[] body) {
    ObjectNode json = WITHOUT_BODIES.valueToTree(request);
    json.put(BASE64, Base64.getEncoder().encodeToString(body));
    try {
      return WHOLE.treeToValue(json, LoggedRequest.class);
    } catch (JsonProcessingException e) {
      throw new UncheckedIOException(e);
    }
  }

  JsonNode event(ServeEvent event) {
    ObjectNode json = WHOLE.createObjectNode();
    json.put("id", event.getId().toString());
    json.set(REQUEST, request(event.getRequest()));
    json.set(DEFINITION, shown(event.getResponseDefinition()));
    json.set(RESPONSE, response(event.getResponse()));
    ObjectNode rest = WITHOUT_BODIES.valueToTree(event);
    shortened(rest);
    // A webhook's call and its reply stand there like a request and its reply.
    rest.path("subEvents").forEach(subEvent -> hideIn(subEvent.path("data")));
    json.setAll(rest);
    json.set(MAPPING, shortened(WHOLE.valueToTree(event.getStubMapping())));
    return json;
  }

  JsonNode nearMiss(NearMiss miss) {
    ObjectNode json = WHOLE.createObjectNode();
    json.set(REQUEST, request(miss.getRequest()));
    json.setAll((ObjectNode) shortened(WHOLE.valueToTree(miss)));
    if (!credentials.areShown() && json.path("matchResult") instanceof ObjectNode result) {
      // They may quote any header.
      result.putArray("diffDescriptions");
    }
    return json;
  }

  JsonNode request(LoggedRequest request) {
    Charset charset = charset(() -> request.contentTypeHeader().charset());
    return with(ShownBody.of(request.getBody(), charset), shown(request));
  }

  private JsonNode response(LoggedResponse response) {
    ShownBody body =
        response instanceof EventWithoutBodies.LostReply lost
            ? ShownBody.of(lost.note().getBytes(UTF_8), UTF_8)
            : ShownBody.of(response.getBody(), charset(response::getCharset));
    return with(body, shown(response));
  }

  private static JsonNode with(ShownBody body, ObjectNode json) {
    json.put(BASE64, body.base64());
    if (body.text() != null) {
      json.put(BODY, body.text());
    }
    return json;
  }

  private ObjectNode shown(Object withoutBody) {
    ObjectNode json = WITHOUT_BODIES.valueToTree(withoutBody);
    shortened(json);
    hideIn(json);
    return json;
  }

  private void hideIn(JsonNode json) {
    hide(json.path("headers"), credentials::hidesHeader);
    hide(json.path("additionalProxyRequestHeaders"), credentials::hidesHeader);
    hide(json.path("cookies"), name -> !credentials.areShown());
    json.path("queryParams").properties().stream()
        .filter(parameter -> credentials.hidesParameter(parameter.getKey()))
        .forEach(parameter -> mapped(parameter.getValue().path("values"), Credentials::redacted));
    json.properties().stream()
        .filter(field -> URLS.contains(field.getKey()))
        .forEach(url -> url.setValue(mapped(url.getValue(), credentials::inUrl)));
  }

  private static void hide(JsonNode fields, Predicate<String> isHidden) {
    fields.properties().stream()
        .filter(field -> isHidden.test(field.getKey()))
        .forEach(field -> field.setValue(mapped(field.getValue(), Credentials::redacted)));
  }

  private static JsonNode shortened(JsonNode json) {
    return mapped(json, ShownBody::shortened);
  }

  /** Maps all texts in JSON, in place. */
  private static JsonNode mapped(JsonNode json, UnaryOperator<String> map) {
    if (json instanceof TextNode text) {
      return TextNode.valueOf(map.apply(text.textValue()));
    }
    if (json instanceof ArrayNode list) {
      for (int i = 0; i < list.size(); i++) {
        list.set(i, mapped(list.get(i), map));
      }
    }
    json.properties().forEach(field -> field.setValue(mapped(field.getValue(), map)));
    return json;
  }

  /** Whatever a client says of it that Java does not know, such as {@code charset=}. */
  private static Charset charset(Supplier<Charset> said) {
    try {
      return said.get();
    } catch (RuntimeException e) {
      return UTF_8;
    }
  }

  private static ObjectMapper mapper() {
    ObjectMapper mapper = Json.getObjectMapper().copy();
    return mapper.setConfig(mapper.getSerializationConfig().withView(Json.PublicView.class));
  }

  @JsonIgnoreProperties(value = {BODY, BASE64, "base64Body", "jsonBody", "formParams"})
  private static final class WithoutBody {}

  @JsonIgnoreProperties(REQUEST)
  private static final class WithoutRequest {}

  @JsonIgnoreProperties({"id", REQUEST, DEFINITION, RESPONSE, MAPPING})
  private static final class WithoutParts {}
}
