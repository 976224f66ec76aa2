package io.github.wiremocklro.internal.json;

import io.github.wiremocklro.internal.engine.ArmedScript;
import io.github.wiremocklro.internal.engine.Confinement;
import io.github.wiremocklro.internal.engine.IamPolicy;
import io.github.wiremocklro.internal.engine.Lifecycle;
import io.github.wiremocklro.internal.engine.Snapshot;
import io.github.wiremocklro.internal.engine.StartCalls;
import io.github.wiremocklro.operation.Faults;
import io.github.wiremocklro.operation.InvalidArgumentException;
import io.github.wiremocklro.operation.JsonObject;
import io.github.wiremocklro.operation.OperationName;
import io.github.wiremocklro.operation.ResourceChange;
import io.github.wiremocklro.operation.ResourceNames;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * Reads the state of a fake that {@link SnapshotJson} writes. Every error names the JSON path, the
 * value, what is wrong and what to write instead. Thread-safe.
 */
public final class SnapshotReader {
  private static final List<String> KEYS =
      List.of(
          "version",
          "scope",
          "savedAt",
          "elapsed",
          "clock",
          "scopes",
          "scripts",
          "gone",
          "goneResources");
  private static final List<String> REQUIRED = List.of("savedAt", "elapsed", "clock", "scopes");
  private static final String EXAMPLE =
      "what GET /__admin/ext/lro/state answers: {\"version\": 1, \"savedAt\": \"...\","
          + " \"elapsed\": \"12s\", \"clock\": {...}, \"scopes\": [...]}";
  private static final List<String> SCOPE =
      List.of(
          "name",
          "clock",
          "operations",
          "takenNames",
          "lostNames",
          "resources",
          "starts",
          "requests");
  private static final String SCOPE_EXAMPLE = "{\"name\": \"projects/p\", \"operations\": [...]}";
  private static final List<String> RESOURCE =
      List.of("name", "stored", "states", "job", "pending", "policy");
  private static final String RESOURCE_EXAMPLE =
      "{\"name\": \"projects/p/locations/l/lakes/a\", \"stored\": {...}}";
  private static final List<String> PENDING = List.of("operation", "change", "job");
  private static final String PENDING_EXAMPLE = "{\"operation\": \"...\", \"change\": {...}}";
  private static final List<String> START =
      List.of("place", "target", "verb", "armed", "faults", "count");
  private static final List<String> REQUEST = List.of("method", "place", "id", "message", "result");
  private static final String REQUEST_EXAMPLE =
      "{\"method\": \"...\", \"place\": \"...\", \"id\": \"...\", \"message\": 1,"
          + " \"result\": \"...\"}";
  private static final String START_EXAMPLE = "{\"faults\": [...], \"count\": 1}";

  private final LifecycleReader lifecycles = new LifecycleReader();
  private final ArmedScriptReader scripts = new ArmedScriptReader();

  /**
   * Returns the state that an object is.
   *
   * @param scope the one that it is to be of: that of the object then gives its names to this one;
   *     null for what the object says
   * @throws InvalidArgumentException if it is none, or has nothing of the scope
   */
  public Snapshot read(JsonObject json, @Nullable String scope) {
    checkVersion(json);
    String own = json.string("scope");
    if (scope == null || own == null || own.equals(scope)) {
      Snapshot snapshot = InvalidArgumentException.at("$", () -> snapshot(fields(json)));
      return scope == null || own != null ? snapshot : snapshot.only(scope);
    }
    JsonObject moved = new MovedScope(own, scope).in(json);
    return InvalidArgumentException.at("$", () -> snapshot(fields(moved)).withoutRequests());
  }

  private static void checkVersion(JsonObject json) {
    Object version = json.get("version");
    if (version == null) {
      throw new InvalidArgumentException("$.version", null, "is missing", "send " + EXAMPLE);
    }
    if (!version.equals(SnapshotJson.VERSION)) {
      throw new InvalidArgumentException(
          "$.version",
          version,
          "is no version that this one reads, which is " + SnapshotJson.VERSION,
          "load it with the wiremock-lro that saved it");
    }
  }

  private static Fields fields(JsonObject json) {
    Fields fields = new Fields(json, "$", LeafValues.LITERAL, KEYS);
    fields.allOf(REQUIRED, EXAMPLE);
    return fields;
  }

  private Snapshot snapshot(Fields fields) {
    String scope = fields.text("scope").orElse(null);
    Set<String> names = new HashSet<>();
    List<Snapshot.OfScope> scopes =
        fields.children("scopes", SCOPE_EXAMPLE, SCOPE).stream()
            .map(each -> scope(each, scope, names))
            .toList();
    return new Snapshot(
        scope == null ? null : fields.inside("scope", () -> Confinement.to(scope).scope()),
        fields.parsed("savedAt", Timestamps::parse).orElseThrow(),
        fields.parsed("elapsed", Durations::parseReal).orElseThrow(),
        ClockJson.read(fields, "clock"),
        scopes,
        armed(fields, scope),
        strings(
            fields,
            "gone",
            text -> {
              if (!names.contains(text)) {
                throw new InvalidArgumentException(
                    "", text, "is no operation of these", "leave it out");
              }
              return OperationName.parse(text);
            }),
        strings(fields, "goneResources", text -> confined(text, scope)));
  }

  private Snapshot.OfScope scope(Fields fields, @Nullable String only, Set<String> names) {
    fields.allOf(List.of("name"), SCOPE_EXAMPLE);
    String scope = fields.parsed("name", text -> confined(text, only)).orElseThrow();
    fields.inside("name", () -> once("scope " + scope, names));
    Set<String> operations = new HashSet<>();
    return new Snapshot.OfScope(
        fields.inside("name", () -> scopeName(scope)),
        fields.has("clock") ? ClockJson.read(fields, "clock") : null,
        fields.children("operations", LifecycleReader.EXAMPLE, LifecycleReader.KEYS).stream()
            .map(each -> operation(each, scope, names, operations))
            .toList(),
        strings(
            fields, "takenNames", text -> OperationName.parse(once(confined(text, scope), names))),
        fields.bool("lostNames").orElse(false),
        fields.children("resources", RESOURCE_EXAMPLE, RESOURCE).stream()
            .map(each -> resource(each, scope, names, operations))
            .toList(),
        fields.children("starts", START_EXAMPLE, START).stream()
            .map(SnapshotReader::start)
            .toList(),
        fields.children("requests", REQUEST_EXAMPLE, REQUEST).stream()
            .map(SnapshotReader::request)
            .toList());
  }

  private static String scopeName(String scope) {
    if (!scope.equals(Confinement.to(scope).scope())) {
      throw new InvalidArgumentException(
          "", scope, "is no scope", "write its first two segments alone");
    }
    return scope;
  }

  private Snapshot.OfOperation operation(
      Fields fields, String scope, Set<String> names, Set<String> operations) {
    fields.allOf(List.of("name"), LifecycleReader.EXAMPLE);
    String name = fields.parsed("name", text -> once(confined(text, scope), names)).orElseThrow();
    operations.add(name);
    Lifecycle lifecycle = lifecycles.read(fields);
    ResourceChange change = lifecycle.origin().script().resource();
    if (change != null) {
      fields.inside(
          "script",
          () -> InvalidArgumentException.at("resource", () -> confined(change.name(), scope)));
    }
    return new Snapshot.OfOperation(lifecycle, fields.bool("latest").orElse(false));
  }

  private static Snapshot.OfResource resource(
      Fields fields, String scope, Set<String> names, Set<String> operations) {
    fields.allOf(List.of("name"), RESOURCE_EXAMPLE);
    if (!fields.has("stored") && !fields.has("pending") && !fields.has("policy")) {
      throw new InvalidArgumentException(
          fields.pathOf("stored"), null, "is missing", "say what the resource is");
    }
    String name =
        fields
            .parsed("name", text -> once("resource " + confined(text, scope), names))
            .map(marked -> marked.substring("resource ".length()))
            .orElseThrow();
    return new Snapshot.OfResource(
        name,
        AnyReader.named(fields, "stored", name).orElse(null),
        fields.has("states") ? ResourceChangeReader.states(fields) : null,
        fields.has("job") ? JobJson.read(fields, "job") : null,
        fields.has("pending") ? pending(fields.child("pending", PENDING), name, operations) : null,
        fields.has("policy")
            ? fields.inside("policy", () -> new IamPolicy(fields.object("policy").orElseThrow()))
            : null);
  }

  private static Snapshot.OfPending pending(
      Fields fields, String resource, Set<String> operations) {
    fields.allOf(List.of("operation", "change"), PENDING_EXAMPLE);
    OperationName operation =
        fields
            .parsed(
                "operation",
                text -> {
                  if (!operations.contains(text)) {
                    throw new InvalidArgumentException(
                        "", text, "is no operation of this scope", "use the name of one");
                  }
                  return OperationName.parse(text);
                })
            .orElseThrow();
    ResourceChange change = ResourceChangeReader.read(fields, "change").orElseThrow();
    if (!change.name().equals(resource)) {
      throw new InvalidArgumentException(
          fields.pathOf("change"), change.name(), "is another resource", "write " + resource);
    }
    return new Snapshot.OfPending(
        change, operation, fields.has("job") ? JobJson.read(fields, "job") : null);
  }

  private static Snapshot.OfStart start(Fields fields) {
    return new Snapshot.OfStart(
        new StartCalls.Start(
            fields.text("place").orElse(null),
            fields.text("target").orElse(null),
            fields.text("verb").orElse(null),
            FaultReader.read(fields, "faults").orElse(Faults.NONE),
            fields.text("armed").orElse(null)),
        fields.count("count"));
  }

  private static Snapshot.OfRequest request(Fields fields) {
    fields.allOf(REQUEST, REQUEST_EXAMPLE);
    return new Snapshot.OfRequest(
        fields.text("method").orElseThrow(),
        fields.text("place").orElseThrow(),
        fields.text("id").orElseThrow(),
        fields.integer("message").orElseThrow(),
        fields.text("result").orElseThrow());
  }

  private List<ArmedScript> armed(Fields fields, @Nullable String scope) {
    return fields
        .children("scripts", "{\"id\": \"...\", \"script\": {...}}", ArmedScriptReader.WHOLE)
        .stream()
        .map(
            each -> {
              ArmedScript armed = scripts.readWhole(each);
              if (scope != null && !armed.isIn(scope)) {
                throw new InvalidArgumentException(
                    each.pathOf("scope"), armed.scope(), "is another scope", "write " + scope);
              }
              return armed;
            })
        .toList();
  }

  private static <T> List<T> strings(Fields fields, String key, Function<String, T> reader) {
    List<Object> list = fields.list(key);
    return IntStream.range(0, list.size())
        .mapToObj(
            i ->
                fields.inside(
                    key,
                    () ->
                        InvalidArgumentException.at(
                            "[%d]".formatted(i), () -> reader.apply(text(list.get(i))))))
        .toList();
  }

  private static String text(Object value) {
    if (value instanceof String text) {
      return text;
    }
    throw new InvalidArgumentException("", value, "is no string", "put it in quotes");
  }

  private static String confined(String name, @Nullable String scope) {
    return Confinement.confined(ResourceNames.checked(name), scope);
  }

  private static String once(String name, Set<String> names) {
    if (!names.add(name)) {
      throw new InvalidArgumentException(
          "", name.substring(name.indexOf(' ') + 1), "is there twice", "keep one of them");
    }
    return name;
  }
}
