package io.github.wiremocklro.internal.api;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.google.protobuf.Descriptors.FieldDescriptor;
import com.google.protobuf.DynamicMessage;
import com.google.protobuf.InvalidProtocolBufferException;
import com.google.protobuf.util.JsonFormat;
import io.github.wiremocklro.internal.api.PathTemplate.Literal;
import io.github.wiremocklro.internal.api.PathTemplate.Segment;
import io.github.wiremocklro.internal.api.PathTemplate.Variable;
import io.github.wiremocklro.internal.wiremock.Rest;
import io.github.wiremocklro.internal.wiremock.Rest.Reply;
import java.net.URLEncoder;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.StringJoiner;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * A call of a method, over HTTP by its first http rule, with what its descriptor requires. Its JSON
 * is written by protobuf's own printer.
 *
 * @param project the project of all names in it
 * @param name the resource that it is about; of a create the one that is to be, of a list its
 *     collection
 * @param full whether what is created has all fields that a client may set
 */
record SampleCall(ApiMethod method, String project, String name, boolean full) {
  private static final ObjectMapper MAPPER = new ObjectMapper();

  /** What names begin with; each call has an id of its own there. */
  private static final Set<String> TOP_LEVEL = Set.of("projects", "organizations", "publishers");

  private static final Pattern VERSION = Pattern.compile("v\\d+\\w*/");

  /** Returns a call on a name that fits the method's path. */
  static SampleCall of(ApiMethod method, String project) {
    PathTemplate template = method.bindings().get(0).template();
    List<String> segments = new ArrayList<>();
    for (int i = 0; i < template.segments().size(); i++) {
      segments.add(text(template.segments(), i, project));
    }
    String path = VERSION.matcher(String.join("/", segments)).replaceFirst("");
    boolean creates = method.kind() == MethodKind.CREATE;
    return new SampleCall(
        method,
        project,
        creates ? path + "/" + id(path.substring(path.lastIndexOf('/') + 1)) : path,
        false);
  }

  private static String text(List<Segment> segments, int at, String project) {
    if (segments.get(at) instanceof Literal literal) {
      return literal.text();
    }
    String before =
        at > 0 && segments.get(at - 1) instanceof Literal literal ? literal.text() : "x";
    return TOP_LEVEL.contains(before) ? project : id(before);
  }

  /** Returns an id that any collection takes, but for one whose ids have to begin so. */
  private static String id(String collection) {
    return collection.equals("instanceConfigs")
        ? "custom-1"
        : collection.toLowerCase(Locale.ROOT) + "1";
  }

  /** Returns whether the name that the call is on fits the path of this method. */
  static boolean fits(ApiMethod method, String name) {
    PathTemplate template = method.bindings().get(0).template();
    List<String> names = new ArrayList<>(List.of((method.version() + "/" + name).split("/")));
    if (names.size() != template.segments().size()) {
      return false;
    }
    for (int i = 0; i < names.size(); i++) {
      if (template.segments().get(i) instanceof Literal literal
          && !literal.text().equals(names.get(i))) {
        return false;
      }
    }
    return true;
  }

  /** Returns the call on another name. */
  SampleCall on(String other) {
    return new SampleCall(method, project, other, full);
  }

  /** Returns the call with all that a client may say of what it creates. */
  SampleCall withAllFields() {
    return new SampleCall(method, project, name, true);
  }

  /** Returns the call of a create that makes what this one is on, if its names are such. */
  Optional<SampleCall> createdBy(ApiMethod create) {
    String collection = name.substring(0, name.lastIndexOf('/'));
    return fits(create, collection)
        ? Optional.of(new SampleCall(create, project, name, false))
        : Optional.empty();
  }

  /** Returns what the path of the call is about: of a create the collection. */
  private String onPath() {
    return method.kind() == MethodKind.CREATE ? name.substring(0, name.lastIndexOf('/')) : name;
  }

  Reply send(Rest rest) {
    HttpBinding binding = method.bindings().get(0);
    PathTemplate template = binding.template();
    DynamicMessage.Builder request = request(rest);
    for (Variable variable : template.variables()) {
      SampleMessages.clear(request, variable.field());
    }
    JsonNode message = json(request);
    String path = "/" + String.join("/", segments());
    path += template.verb().isEmpty() ? "" : ":" + template.verb();
    if (binding.body().equals("*")) {
      return send(rest, binding.verb(), path, message);
    }
    JsonNode body = null;
    Map<String, String> query = new LinkedHashMap<>();
    for (Map.Entry<String, JsonNode> field : message.properties()) {
      if (field.getKey().equals(jsonName(binding.body()))) {
        body = field.getValue();
      } else {
        flatten(query, field.getKey(), field.getValue());
      }
    }
    body = body == null && !binding.body().isEmpty() ? MAPPER.createObjectNode() : body;
    return send(rest, binding.verb(), path + text(query), body);
  }

  /**
   * Returns the call as a message, in which is what is in the path over HTTP.
   *
   * @param rest tells what has to be in it of a resource that is there
   */
  DynamicMessage message(Rest rest) {
    List<String> segments = segments();
    DynamicMessage.Builder request = request(rest);
    for (Variable variable : method.bindings().get(0).template().variables()) {
      String value = String.join("/", segments.subList(variable.from(), variable.to()));
      SampleMessages.set(request, jsonName(variable.field()), value);
    }
    return request.build();
  }

  private List<String> segments() {
    PathTemplate template = method.bindings().get(0).template();
    return List.of((prefix(template) + onPath()).split("/"));
  }

  /** Returns what is required and what the call says, whatever is in the path. */
  private DynamicMessage.Builder request(Rest rest) {
    DynamicMessage.Builder request = SampleMessages.of(Protobuf.of(method.request()));
    addResource(request);
    addId(request);
    FieldDescriptor etag = request.getDescriptorForType().findFieldByName("etag");
    if (etag != null && request.hasField(etag)) {
      request.setField(etag, rest.get("/" + String.join("/", segments())).text("/etag"));
    }
    return request;
  }

  private static Reply send(Rest rest, String verb, String path, @Nullable JsonNode body) {
    if (body != null) {
      return rest.send(verb, path, body.toString());
    }
    return switch (verb) {
      case "GET" -> rest.get(path);
      case "DELETE" -> rest.delete(path);
      default -> rest.send(verb, path, "{}");
    };
  }

  private static String prefix(PathTemplate template) {
    return template.segments().get(0) instanceof Literal first
            && VERSION.matcher(first.text() + "/").matches()
        ? first.text() + "/"
        : "";
  }

  private void addId(DynamicMessage.Builder request) {
    NameRule rule = method.name();
    if (rule != null && rule.idField() != null) {
      SampleMessages.set(request, rule.idField(), name.substring(name.lastIndexOf('/') + 1));
    }
  }

  /** Spanner's resources have to tell their names. */
  private void addResource(DynamicMessage.Builder request) {
    String field = method.resourceField();
    if (method.kind() == MethodKind.CREATE && field != null) {
      if (full) {
        SampleMessages.fillResource(request, field);
      }
      SampleMessages.nameResource(request, field, name);
    }
  }

  private static String jsonName(String field) {
    StringBuilder name = new StringBuilder();
    boolean upper = false;
    for (char c : field.toCharArray()) {
      if (c == '_') {
        upper = true;
      } else {
        name.append(upper ? Character.toUpperCase(c) : c);
        upper = false;
      }
    }
    return name.toString();
  }

  private static void flatten(Map<String, String> query, String name, JsonNode value) {
    if (value.isObject()) {
      value.properties().forEach(e -> flatten(query, name + "." + e.getKey(), e.getValue()));
    } else if (value.isArray()) {
      value.forEach(each -> flatten(query, name, each));
    } else {
      query.put(name, value.asText());
    }
  }

  private static String text(Map<String, String> query) {
    StringJoiner text = new StringJoiner("&", "?", "").setEmptyValue("");
    query.forEach((name, value) -> text.add(name + "=" + URLEncoder.encode(value, UTF_8)));
    return text.toString();
  }

  private static JsonNode json(DynamicMessage.Builder message) {
    try {
      return MAPPER.readTree(JsonFormat.printer().print(message));
    } catch (InvalidProtocolBufferException | JsonProcessingException e) {
      throw new AssertionError(message.toString(), e);
    }
  }
}
