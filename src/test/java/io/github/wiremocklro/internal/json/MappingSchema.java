package io.github.wiremocklro.internal.json;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.networknt.schema.InputFormat;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaLocation;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.dialect.Dialects;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/** The JSON Schema that editors are given. */
public final class MappingSchema {
  private static final String RESOURCE = "/wiremock-lro/mapping.schema.json";
  static final JsonNode JSON = read();
  private static final String ID = JSON.get("$id").asText();
  private static final SchemaRegistry REGISTRY =
      SchemaRegistry.withDialect(
          Dialects.getDraft7(), registry -> registry.schemas(Map.of(ID, JSON.toString())));

  private MappingSchema() {}

  /** Returns every word that may stand in a script or around one, in alphabetical order. */
  public static List<String> words() {
    Set<String> words = new TreeSet<>();
    JSON.get("definitions")
        .findValues("properties")
        .forEach(properties -> properties.fieldNames().forEachRemaining(words::add));
    return List.copyOf(words);
  }

  /** Returns what is wrong with a mapping file. */
  public static List<String> problemsOfMapping(String json) {
    return problems("", json);
  }

  /** Returns what is wrong with a mapping that starts an operation by a script, ' for ". */
  static List<String> problemsOfMappingWith(String script) {
    return problemsOfMapping(
        "{'response': {'transformers': ['start-operation'], 'transformerParameters': %s}}"
            .formatted(script)
            .replace('\'', '"'));
  }

  /** Returns what is wrong with a value that is to be one of the schema's definitions. */
  static List<String> problemsOf(String definition, String json) {
    return problems("#/definitions/" + definition, json);
  }

  /** Returns what the schema says of a field of one of its definitions. */
  static JsonNode field(String definition, String key) {
    JsonNode field = JSON.at("/definitions/" + definition + "/properties").path(key);
    return field.has("$ref") ? JSON.at(field.get("$ref").asText().substring(1)) : field;
  }

  private static List<String> problems(String fragment, String json) {
    Schema schema = REGISTRY.getSchema(SchemaLocation.of(ID + fragment));
    return schema.validate(json, InputFormat.JSON).stream().map(Object::toString).toList();
  }

  private static JsonNode read() {
    try (InputStream in = MappingSchema.class.getResourceAsStream(RESOURCE)) {
      return new ObjectMapper().readTree(new String(in.readAllBytes(), UTF_8));
    } catch (JsonProcessingException e) {
      throw new AssertionError(RESOURCE + " is no JSON", e);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
