package io.github.wiremocklro.internal.wiremock;

import io.github.wiremocklro.internal.api.ApiMethod;
import io.github.wiremocklro.internal.engine.Answer;
import io.github.wiremocklro.internal.engine.IdGenerator;
import io.github.wiremocklro.internal.engine.OperationsService;
import io.github.wiremocklro.internal.engine.RequestId;
import io.github.wiremocklro.internal.engine.ResourcesService;
import io.github.wiremocklro.internal.engine.StartRules;
import io.github.wiremocklro.internal.json.FilledScript;
import io.github.wiremocklro.internal.json.LeafValues;
import io.github.wiremocklro.internal.json.OperationJson;
import io.github.wiremocklro.internal.json.ScriptReader;
import io.github.wiremocklro.operation.InvalidArgumentException;
import io.github.wiremocklro.operation.JsonObject;
import io.github.wiremocklro.operation.OperationScript;
import io.github.wiremocklro.operation.ResourceChange;
import java.util.Map;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Any rpc that returns an operation: the mapping's parameters are its script, what they leave open
 * follows from the descriptor of the method, where that is known, and the header {@code
 * x-lro-script} has the last word.
 */
final class StartOperation implements Rpc {
  static final String NAME = "start-operation";

  private final ScriptReader scripts = new ScriptReader(LeafValues.RENDERED);
  private final OperationsService operations;
  private final ResourcesService resources;
  private final PlainMethod plain;
  private final IdGenerator ids;

  StartOperation(
      OperationsService operations,
      ResourcesService resources,
      PlainMethod plain,
      IdGenerator ids) {
    this.operations = operations;
    this.resources = resources;
    this.plain = plain;
    this.ids = ids;
  }

  @Override
  public String name() {
    return NAME;
  }

  @Override
  public Answer<JsonObject> answer(RpcCall call) {
    return start(call, call.rpcName().orElse(NAME));
  }

  /** A method that starts none is answered as it is, unless the mapping names an operation. */
  @Override
  public String replyType(RpcCall call) {
    return call.api()
        .map(ApiCall::method)
        .filter(method -> !method.startsOperation())
        .filter(method -> !FilledScript.namesOperation(call.parameters()))
        .map(ApiMethod::reply)
        .orElse(OPERATION);
  }

  /**
   * Returns the answer to a call that starts an operation. Where the method is known to start none,
   * and the mapping does not name any, the call is answered at once: {@code kind} alone matches
   * both sorts.
   *
   * @param rpc what the history calls it
   */
  Answer<JsonObject> start(RpcCall call, String rpc) {
    JsonObject mapped = call.parameters();
    @Nullable ApiCall api = FilledScript.isWhole(mapped) ? null : call.api().orElse(null);
    if (api == null) {
      return start(call, rpc, mapped, change -> {}, null);
    }
    if (api.method().startsOperation()) {
      JsonObject request = api.message().get();
      JsonObject script = FilledScript.of(api.script(request, ids::uid), mapped);
      return start(
          call,
          rpc,
          script,
          change -> api.check(change, request, resources),
          api.requestId(request));
    }
    return FilledScript.namesOperation(mapped)
        ? start(
            call,
            rpc,
            mapped,
            change -> resources.checkType(change, api.method().resourceType()),
            null)
        : Answer.of(plain.reply(api, call));
  }

  private Answer<JsonObject> start(
      RpcCall call,
      String rpc,
      JsonObject json,
      Consumer<ResourceChange> check,
      @Nullable RequestId id) {
    OperationScript script = script(json, call);
    ResourceChange change = script.resource();
    if (change != null) {
      check.accept(change);
    }
    OperationScript override =
        ScriptHeader.script(call).map(StartOperation::checked).orElse(OperationScript.operation());
    return InvalidArgumentException.at(
            Templates.PARAMETERS_PATH,
            () -> operations.start(script, override, call.request(rpc), id))
        .map(OperationJson::of);
  }

  /** Of what the mapping does not say of a resource, the request was read before. */
  private OperationScript script(JsonObject json, RpcCall call) {
    OperationScript script = scripts.read(json, Templates.PARAMETERS_PATH);
    return FilledScript.saysBody(call.parameters())
        ? InvalidArgumentException.at(
            Templates.PARAMETERS_PATH, () -> resources.readRendered(script))
        : script;
  }

  /** What a client says of this one operation; its name is not the client's to give. */
  private static OperationScript checked(OperationScript override) {
    return InvalidArgumentException.at(
        ScriptHeader.PATH, () -> StartRules.checkedAsOverride(override));
  }

  @Override
  public Map<String, Object> model(RpcCall call, JsonObject reply) {
    // An operation always says whether it is done.
    return reply.get("done") instanceof Boolean
        ? OperationView.of(operations, reply)
        : call.api().map(api -> plain.model(api, reply)).orElse(Map.of());
  }
}
