package io.github.wiremocklro.internal.wiremock;

import static io.github.wiremocklro.internal.engine.TestScripts.NAME;
import static io.github.wiremocklro.internal.engine.TestScripts.PARENT;
import static io.github.wiremocklro.internal.engine.TestScripts.running;
import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.InstanceOfAssertFactories.LIST;

import io.github.wiremocklro.internal.engine.OperationControls;
import io.github.wiremocklro.internal.engine.OperationsService;
import io.github.wiremocklro.internal.engine.ResourcesService;
import io.github.wiremocklro.operation.Event;
import io.github.wiremocklro.operation.InvalidArgumentException;
import io.github.wiremocklro.operation.JsonObject;
import io.github.wiremocklro.operation.Limits;
import io.github.wiremocklro.operation.OperationScript;
import io.github.wiremocklro.operation.ResourceChange;
import io.github.wiremocklro.operation.RpcRequest;
import io.github.wiremocklro.operation.StatusException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Semaphore;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The rpcs answer a call, however it came: here it comes by no transport at all. */
class RpcCallTest {
  private static final String LAKE = PARENT + "/lakes/a";

  private final LroServices services = LroServices.create(Limits.DEFAULTS);
  private final OperationsService operations = services.operations();
  private final OperationControls controls = services.controls();
  private final ResourcesService resources = services.resources();
  private final PlainMethod plain =
      new PlainMethod(
          resources,
          operations,
          new MixinMethods(services.policies(), services.locations()),
          services.ids());
  private final Said call = new Said(NAME.toString());

  @Test
  void thatStartsAnOperationSaysHowInTheMappingAndInItsHeader() {
    JsonObject mapping =
        JsonObject.of("operation", JsonObject.of("name", NAME.toString()), "doneAfter", "never");

    JsonObject started =
        answer(
            new StartOperation(operations, resources, plain, services.ids()),
            call.named("CreateLake")
                .parameters(mapping)
                .header("x-lro-script", "{\"doneAfter\": {\"polls\": 0}}"));

    assertThat(started.get("done")).isEqualTo(true);
    assertThat(rpcs()).containsExactly("CreateLake");
  }

  @Test
  void withSeveralScriptsIsRefused() {
    Said several = call.header("x-lro-script", "{}", "{}");

    assertThatThrownBy(() -> ScriptHeader.script(several))
        .isInstanceOf(InvalidArgumentException.class)
        .hasMessageContaining("stands in 2 headers of one call");
  }

  @Test
  void thatGetsAnOperationIsAPollUnlessTheCallerIsNotShownIt() {
    start(running());
    Rpc rpc = new GetOperation(operations);

    assertThat(requireNonNull(rpc.peek(call).value()).get("name")).isEqualTo(NAME.toString());
    assertThat(controls.record(NAME).calls().polled()).isZero();

    assertThat(answer(rpc, call).get("name")).isEqualTo(NAME.toString());
    assertThat(controls.record(NAME).calls().polled()).isEqualTo(1);
  }

  @Test
  void thatCancelsWaitsForOrDeletesAnOperationIsOneToo() {
    start(running());

    assertThat(answer(new CancelOperation(operations), call)).isEqualTo(JsonObject.EMPTY);
    JsonObject waited =
        answer(
            new WaitOperation(operations, new Semaphore(0)),
            call.message(JsonObject.of("timeout", "5s", "name", NAME.toString())));
    assertThat(waited.get("done")).isEqualTo(true);
    assertThat(answer(new DeleteOperation(operations), call)).isEqualTo(JsonObject.EMPTY);

    assertThat(rpcs()).containsExactly("CancelOperation", "WaitOperation", "DeleteOperation");
  }

  @Test
  void thatWaitsIsOverWhereItsThreadIsInterrupted() {
    start(running());

    Thread.currentThread().interrupt();
    JsonObject waited = answer(new WaitOperation(operations, new Semaphore(1)), call);

    assertThat(Thread.interrupted()).as("still interrupted").isTrue();
    assertThat(waited.get("done")).isEqualTo(false);
  }

  @Test
  void thatListsReadsWhatStandsBesideTheMessage() {
    start(running());
    start(running().name(PARENT + "/operations/op-2"));
    Said list = new Said(PARENT + "/operations");

    JsonObject page = answer(new ListOperations(operations), list.query("pageSize", "1"));

    assertThat(page.get("operations")).asInstanceOf(LIST).hasSize(1);
    assertThat(page.string("nextPageToken")).isNotEmpty();
    assertThatThrownBy(
            () ->
                answer(new ListOperations(operations), list.query("returnPartialSuccess", "true")))
        .isInstanceOf(StatusException.class);
    assertThatThrownBy(
            () ->
                answer(
                    new ListResources(resources),
                    new Said(PARENT + "/lakes").query("orderBy", "name,")))
        .isInstanceOf(InvalidArgumentException.class)
        .hasMessageStartingWith("orderBy column 6: ");
  }

  @Test
  void thatReadsAResourceIsAnsweredWithIt() {
    start(
        running()
            .resource(
                ResourceChange.create(LAKE, "x/google.cloud.dataplex.v1.Lake", JsonObject.EMPTY)));

    assertThat(answer(new GetResource(resources), new Said(LAKE)).get("state"))
        .isEqualTo("CREATING");
  }

  @ParameterizedTest
  @ValueSource(strings = {"force", "timeout"})
  void ofACustomMethodHasNoFieldThatItsMessageLacks(String field) {
    assertThatThrownBy(() -> call.message(JsonObject.of(field, "1")).checkedMessage(NAME))
        .isInstanceOf(InvalidArgumentException.class)
        .hasMessageStartingWith(field + ": ");
  }

  @Test
  void ofACustomMethodMayNameItsOperationOnceMoreButNoOther() {
    JsonObject same = JsonObject.of("name", NAME.toString());
    assertThat(call.message(same).checkedMessage(NAME)).isEqualTo(same);
    assertThat(call.message(JsonObject.of("name", null)).checkedMessage(NAME).has("name")).isTrue();

    assertThatThrownBy(() -> call.message(JsonObject.of("name", LAKE)).checkedMessage(NAME))
        .isInstanceOf(InvalidArgumentException.class)
        .hasMessageContaining("is another operation than that of the path");
  }

  private void start(OperationScript script) {
    controls.start(script);
  }

  private List<String> rpcs() {
    return controls.record(NAME).history().stream()
        .map(Event::request)
        .filter(request -> request != null)
        .map(RpcRequest::rpc)
        .toList();
  }

  private static JsonObject answer(Rpc rpc, Said call) {
    return requireNonNull(rpc.answer(call).value());
  }

  /** What is said in a call. */
  private record Said(
      String name,
      JsonObject message,
      Map<String, List<String>> headers,
      Map<String, String> fields,
      JsonObject parameters,
      Optional<String> rpcName)
      implements RpcCall {

    Said(String name) {
      this(name, JsonObject.EMPTY, Map.of(), Map.of(), JsonObject.EMPTY, Optional.empty());
    }

    Said message(JsonObject sent) {
      return new Said(name, sent, headers, fields, parameters, rpcName);
    }

    Said header(String header, String... values) {
      return new Said(name, message, Map.of(header, List.of(values)), fields, parameters, rpcName);
    }

    Said query(String field, String value) {
      return new Said(name, message, headers, Map.of(field, value), parameters, rpcName);
    }

    Said parameters(JsonObject mapping) {
      return new Said(name, message, headers, fields, mapping, rpcName);
    }

    Said named(String rpc) {
      return new Said(name, message, headers, fields, parameters, Optional.of(rpc));
    }

    @Override
    public List<String> header(String header) {
      return headers.getOrDefault(header, List.of());
    }

    @Override
    public Optional<String> query(String lowerCamelName) {
      return Optional.ofNullable(fields.get(lowerCamelName));
    }

    @Override
    public Optional<ApiCall> api() {
      return Optional.empty();
    }

    @Override
    public RpcRequest request(String rpc) {
      return RpcRequest.of(rpc);
    }
  }
}
