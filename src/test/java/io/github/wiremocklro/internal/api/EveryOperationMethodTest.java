package io.github.wiremocklro.internal.api;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.protobuf.Descriptors.FieldDescriptor;
import com.google.protobuf.DynamicMessage;
import com.google.protobuf.Message;
import io.github.wiremocklro.WireMockLroServer;
import io.github.wiremocklro.internal.json.Json;
import io.github.wiremocklro.internal.proto.FieldDescriptor.JavaType;
import io.github.wiremocklro.internal.wiremock.JsonGrpc;
import io.github.wiremocklro.internal.wiremock.Rest;
import io.github.wiremocklro.internal.wiremock.Rest.Reply;
import io.github.wiremocklro.operation.JsonObject;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Each of the 243 methods of ten published packages that start operations, called over HTTP by its
 * own http rule and over gRPC by its name: the operation has its types, ends, is listed, and leaves
 * what it says. All replies are read by protobuf's own reader, which refuses what the types do not
 * have.
 */
@Tag("slow")
@Tag("google")
class EveryOperationMethodTest {
  private static final String OPERATION = "google.longrunning.Operation";
  private static final int MANY_POLLS = 5;

  /** What these are called on is put there under its name. */
  private static final Set<MethodKind> NEED_A_NAME =
      Set.of(MethodKind.RUN, MethodKind.GET_POLICY, MethodKind.SET_POLICY);

  private static final Set<MethodKind> NEED_A_RESOURCE =
      Set.of(
          MethodKind.GET,
          MethodKind.UPDATE,
          MethodKind.DELETE,
          MethodKind.CUSTOM,
          MethodKind.CANCEL);

  private static final Map<String, Served> SERVED = new ConcurrentHashMap<>();
  private static final AtomicInteger PROJECTS = new AtomicInteger();

  /** An API in a server of its own, for some have the same routes. */
  private record Served(
      WireMockLroServer server,
      SampleCaller http,
      SampleCaller.OverGrpc grpc,
      StrictReader reader) {
    static Served of(PublishedModel api) {
      WireMockLroServer server = new WireMockLroServer();
      if (!api.name().equals("dataplex-v1")) { // which is there from the start
        server.api(PublishedApis.jar(api.name()));
      }
      server.start();
      Rest rest = new Rest(server::baseUrl);
      return new Served(
          server,
          new SampleCaller.OverHttp(rest),
          new SampleCaller.OverGrpc(
              new JsonGrpc(server.baseUrl(), Protobuf.files(api.pool())), rest),
          new StrictReader(api.pool()));
    }

    void close() {
      grpc.close();
      server.close();
    }
  }

  private record Case(PublishedModel api, ApiMethod method, boolean overGrpc) {
    SampleCaller caller() {
      return overGrpc ? served().grpc() : served().http();
    }

    Served served() {
      return SERVED.computeIfAbsent(api.name(), name -> Served.of(api));
    }

    @Override
    public String toString() {
      return "%s: %s over %s"
          .formatted(api.name(), method.simpleName(), overGrpc ? "gRPC" : "HTTP");
    }
  }

  static Stream<Case> methods() {
    return all(ApiMethod::startsOperation);
  }

  static Stream<Case> creates() {
    return methods().filter(which -> which.method().kind() == MethodKind.CREATE);
  }

  static Stream<Case> updates() {
    return all(method -> method.kind() == MethodKind.UPDATE).filter(Case::overGrpc);
  }

  static Stream<Case> methodsThatAnswerAtOnce() {
    return all(
        method ->
            !method.startsOperation()
                && method.kind() != MethodKind.STREAMING
                && !method.bindings().isEmpty());
  }

  private static Stream<Case> all(Predicate<ApiMethod> which) {
    return PublishedModel.all()
        .flatMap(
            api ->
                api.model().methods().stream()
                    .filter(which)
                    .flatMap(
                        method ->
                            Stream.of(new Case(api, method, false), new Case(api, method, true))));
  }

  @AfterAll
  static void stop() {
    SERVED.values().forEach(Served::close);
  }

  @ParameterizedTest
  @MethodSource("methods")
  void isServedWhole(Case which) {
    isServedWhole(which, prepared(which));
  }

  @ParameterizedTest
  @MethodSource("creates")
  void takesAllFieldsThatAClientMaySet(Case which) {
    isServedWhole(which, prepared(which).withAllFields());
  }

  @ParameterizedTest
  @MethodSource("methodsThatAnswerAtOnce")
  void answersAtOnceWhatItsTypeHas(Case which) {
    ApiMethod method = which.method();

    Reply reply = which.caller().send(prepared(which));

    if (method.kind() == MethodKind.OTHER) {
      assertThat(reply.error()).isEqualTo("501 UNIMPLEMENTED METHOD_NEEDS_MAPPING");
    } else {
      which.served().reader().read(method.response(), reply);
    }
  }

  /** A client reads a resource, of which all is said that can be, and sends back the whole. */
  @ParameterizedTest
  @MethodSource("updates")
  void takesBackWhatAClientHasRead(Case which) {
    ApiMethod update = which.method();
    SampleCall call = SampleCall.of(update, "p-" + PROJECTS.incrementAndGet()).withAllFields();
    String name = exists(which, call);
    ApiMethod get = reader(which.api(), update, MethodKind.GET, name);
    for (String mask : get == null ? List.<String>of() : List.of("", "*", "all fields")) {
      Reply read = which.caller().send(new SampleCall(get, call.project(), name, false));
      assertThat(read.text("/name")).isEqualTo(name);

      Reply updated = which.served().grpc().call(update, sentBack(update, read, mask));

      assertThat(updated.status()).as(mask + ": " + updated.body()).isEqualTo(200);
      if (update.startsOperation()) {
        finish(which, update, updated);
      }
    }
  }

  private static String sentBack(ApiMethod update, Reply read, String mask) {
    JsonObject resource = Json.parseObject(read.body(), "$");
    String paths = mask.equals("all fields") ? String.join(",", resource.fields().keySet()) : mask;
    JsonObject message = JsonObject.of(update.resourceField(), resource);
    return Json.text(
        Optional.ofNullable(UpdateMasks.field(update))
            .filter(field -> !mask.isEmpty())
            .map(field -> message.with(field.getJsonName(), paths))
            .orElse(message));
  }

  private static SampleCall prepared(Case which) {
    SampleCall call = SampleCall.of(which.method(), "p-" + PROJECTS.incrementAndGet());
    if (NEED_A_NAME.contains(which.method().kind())) {
      seed(which.served(), call);
    }
    return NEED_A_RESOURCE.contains(which.method().kind()) ? call.on(exists(which, call)) : call;
  }

  private static void isServedWhole(Case which, SampleCall call) {
    Served served = which.served();
    ApiMethod method = which.method();

    Reply started = which.caller().send(call);

    assertThat(typeOf(served.reader().read(OPERATION, started), "metadata"))
        .isEqualTo(method.metadata());
    Reply ended = finish(which, method, started);
    assertThat(typeOf(served.reader().read(OPERATION, ended), "response"))
        .isEqualTo(method.response());
    assertThat(ended.text("/metadata/@type")).endsWith("/" + method.metadata());
    assertThat(operationsBeside(which, ended)).contains(ended.text("/name"));
    left(which, call, ended);
  }

  /** Makes what a method is to change, by the create of its type or, where none is, by a script. */
  private static String exists(Case which, SampleCall call) {
    Served served = which.served();
    Optional<SampleCall> create =
        which.api().model().methods().stream()
            .filter(method -> method.kind() == MethodKind.CREATE)
            .filter(method -> sameResource(method, call.method()))
            .map(method -> call.createdBy(method))
            .flatMap(Optional::stream)
            .map(made -> call.full() ? made.withAllFields() : made)
            .findFirst();
    if (create.isEmpty()) {
      seed(served, call);
      return call.name();
    }
    Reply created = which.caller().send(create.get());
    if (!create.get().method().startsOperation()) {
      served.reader().read(create.get().method().response(), created);
      return created.text("/name");
    }
    return finish(which, create.get().method(), created).text("/response/name");
  }

  private static boolean sameResource(ApiMethod one, ApiMethod other) {
    return one.resource() != null
        && other.resource() != null
        && one.resource().type().equals(other.resource().type());
  }

  private static void seed(Served served, SampleCall call) {
    String type =
        call.method().resourceMessage() == null
            ? call.method().response()
            : call.method().resourceMessage().getFullName();
    Reply seeded =
        new Rest(served.server()::baseUrl)
            .post(
                "/__admin/ext/lro/operations",
                """
                {"operation": {"name": "%1$s/operations/seed"}, "doneAfter": {"polls": 0},
                 "resource": {"create": "%1$s", "@type": "type.googleapis.com/%2$s", "body": {}}}
                """
                    .formatted(call.name(), type));
    assertThat(seeded.status()).as(seeded.body()).isEqualTo(201);
  }

  /** Polls an operation, as one of its own API, until it is done. */
  private static Reply finish(Case which, ApiMethod method, Reply started) {
    Reply operation = started;
    for (int i = 0; i < MANY_POLLS && !operation.text("/done").equals("true"); i++) {
      operation = which.caller().getOperation(method, started.text("/name"));
      which.served().reader().read(OPERATION, operation);
    }
    assertThat(operation.text("/done")).as(operation.body()).isEqualTo("true");
    assertThat(operation.has("/error")).as(operation.body()).isFalse();
    return operation;
  }

  private static String typeOf(DynamicMessage operation, String field) {
    FieldDescriptor any = operation.getDescriptorForType().findFieldByName(field);
    Message value = (Message) operation.getField(any);
    String url = (String) value.getField(any.getMessageType().findFieldByName("type_url"));
    return url.substring(url.lastIndexOf('/') + 1);
  }

  private static List<String> operationsBeside(Case which, Reply operation) {
    String name = operation.text("/name");
    String parent = name.substring(0, name.lastIndexOf("/operations/"));
    Reply listed = which.caller().listOperations(which.method(), parent);
    which.served().reader().read("google.longrunning.ListOperationsResponse", listed);
    return listed.json().at("/operations").findValuesAsText("name");
  }

  /** What the resource is afterwards, as get and list of its type have it. */
  private static void left(Case which, SampleCall call, Reply ended) {
    ApiMethod method = call.method();
    if (method.kind() == MethodKind.OTHER) {
      return;
    }
    String name = method.kind() == MethodKind.CREATE ? ended.text("/response/name") : call.name();
    ApiMethod get = reader(which.api(), method, MethodKind.GET, name);
    if (get != null) {
      Reply got = which.caller().send(new SampleCall(get, call.project(), name, false));
      if (method.kind() == MethodKind.DELETE) {
        assertThat(got.status()).isEqualTo(404);
        assertThat(got.text("/error/status")).isEqualTo("NOT_FOUND");
      } else {
        which.served().reader().read(get.response(), got);
        assertThat(got.text("/name")).isEqualTo(name);
        assertStateIsAWord(get, got);
      }
    }
    String collection = name.substring(0, name.lastIndexOf('/'));
    ApiMethod list = reader(which.api(), method, MethodKind.LIST, collection);
    if (list != null) {
      Reply listed = which.caller().send(new SampleCall(list, call.project(), collection, false));
      which.served().reader().read(list.response(), listed);
      assertThat(listed.json().at("/" + list.resourceField()).findValuesAsText("name"))
          .satisfies(
              names ->
                  assertThat(names.contains(name)).isEqualTo(method.kind() != MethodKind.DELETE));
    }
  }

  private static @Nullable ApiMethod reader(
      PublishedModel api, ApiMethod of, MethodKind kind, String name) {
    return api.model().methods().stream()
        .filter(method -> method.kind() == kind && sameResource(method, of))
        .filter(method -> SampleCall.fits(method, name))
        .findFirst()
        .orElse(null);
  }

  /** Where the words of the state have one for what is ready, it is that one. */
  private static void assertStateIsAWord(ApiMethod get, Reply got) {
    var state = get.resourceMessage().findFieldByName("state");
    if (state == null || state.getJavaType() != JavaType.ENUM) {
      return;
    }
    List<String> ready =
        Stream.of("READY", "ACTIVE")
            .filter(w -> state.getEnumType().findValueByName(w) != null)
            .toList();
    if (!ready.isEmpty()) {
      assertThat(got.text("/state")).isIn(ready);
    }
  }
}
