package io.github.wiremocklro.internal.wiremock;

import com.github.tomakehurst.wiremock.common.Errors;
import com.github.tomakehurst.wiremock.common.JsonException;
import com.github.tomakehurst.wiremock.extension.Extensions;
import com.github.tomakehurst.wiremock.extension.Parameters;
import com.github.tomakehurst.wiremock.extension.StubLifecycleListener;
import com.github.tomakehurst.wiremock.matching.CustomMatcherDefinition;
import com.github.tomakehurst.wiremock.matching.RequestPattern;
import com.github.tomakehurst.wiremock.stubbing.StubMapping;
import io.github.wiremocklro.internal.api.Catalog;
import io.github.wiremocklro.internal.json.FilledScript;
import io.github.wiremocklro.internal.json.LeafValues;
import io.github.wiremocklro.internal.json.ScriptReader;
import io.github.wiremocklro.operation.InvalidArgumentException;
import io.github.wiremocklro.operation.JsonObject;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * Refuses a mapping with a broken script, or with broken parameters of another rpc, when it is
 * loaded or posted, not when it is first used.
 */
final class ScriptCheck implements StubLifecycleListener {
  private static final List<String> POLLS = List.of(GetOperation.NAME, WaitOperation.NAME);
  private static final Pattern VARIABLE = Pattern.compile("\\{[^/}]*}");

  private final ScriptReader scripts = new ScriptReader(LeafValues.TEMPLATE);
  private final Templates templates;
  private final Set<String> rpcs;
  private final TransformerNames names;
  private final Catalog catalog;

  /**
   * Creates the check of the mappings that ask for one of these transformers, or mean to.
   *
   * @param extensions those of the server, which are all there when the first mapping comes
   */
  ScriptCheck(Templates templates, Collection<Rpc> rpcs, Catalog catalog, Extensions extensions) {
    this.templates = templates;
    this.catalog = catalog;
    this.rpcs = rpcs.stream().map(Rpc::name).collect(Collectors.toUnmodifiableSet());
    this.names = new TransformerNames(this.rpcs, extensions);
  }

  @Override
  public String getName() {
    return "lro-script-check";
  }

  @Override
  public void beforeStubCreated(StubMapping stub) {
    check(stub);
  }

  @Override
  public void beforeStubEdited(StubMapping oldStub, StubMapping newStub) {
    check(newStub);
  }

  /**
   * Checks a mapping that is not there yet.
   *
   * @throws BrokenScriptException if it is to be refused
   */
  void check(StubMapping stub) {
    try {
      names.check(stub.getResponse());
      checkMatcher(stub);
      List<String> transformers = stub.getResponse().getTransformers();
      if (transformers != null && transformers.stream().anyMatch(rpcs::contains)) {
        checkOne(transformers);
        checkParameters(stub, transformers);
      }
    } catch (InvalidArgumentException e) {
      throw new BrokenScriptException(stub, e);
    }
  }

  /** Each would do its work, and only the last be seen. */
  private void checkOne(List<String> transformers) {
    List<String> ours = transformers.stream().filter(rpcs::contains).toList();
    if (ours.size() > 1) {
      throw new InvalidArgumentException(
          "$.response.transformers", ours, "has more than one that answers", "keep one of them");
    }
  }

  private void checkMatcher(StubMapping stub) {
    CustomMatcherDefinition matcher = stub.getRequest().getCustomMatcher();
    if (matcher != null
        && RpcMatcher.NAME.equals(matcher.getName())
        && matcher.getParameters() != null
        && !ShippedMappings.isShipped(stub)) {
      RpcPattern.check(matcher.getParameters(), catalog.apis().model());
    }
  }

  private void checkParameters(StubMapping stub, List<String> transformers) {
    // What is shipped is known to be good, as long as the user's files cannot take the place of
    // its.
    if (!templates.usesUsersFiles() && ShippedMappings.isShipped(stub)) {
      return;
    }
    new OwnReply(stub.getResponse()).check(templates);
    Parameters parameters = stub.getResponse().getTransformerParameters();
    JsonObject checked = templates.checked(parameters == null ? Parameters.empty() : parameters);
    if (transformers.contains(StartOperation.NAME) || transformers.contains(ServeMethod.NAME)) {
      scripts.read(FilledScript.completed(checked), Templates.PARAMETERS_PATH);
      checkPlace(stub.getRequest(), checked);
    } else if (rpcs.containsAll(transformers)) {
      // Else the others may be those of the other transformers.
      refuseUnknown(checked, transformers);
    }
    if (transformers.contains(ListOperations.NAME)) {
      ListOperations.words(checked);
    }
  }

  /** Beside a resource an operation is not taken for one of the top level. */
  private void checkPlace(RequestPattern request, JsonObject script) {
    if (FilledScript.changesResource(script)
        && !FilledScript.namesOperation(script)
        && isOfNoApi(request)) {
      throw new InvalidArgumentException(
          Templates.PARAMETERS_PATH + ".operation.name",
          null,
          "is missing",
          "give a name, or a parent such as \"projects/p/locations/l\" for a generated one");
    }
  }

  /**
   * Where an API has the method, its descriptor tells the parent. What a pattern fits is unknown.
   */
  private boolean isOfNoApi(RequestPattern request) {
    CustomMatcherDefinition matcher = request.getCustomMatcher();
    String url = request.getUrlPathTemplate();
    url = url == null ? request.getUrlPath() : VARIABLE.matcher(url).replaceAll("x");
    url = url == null ? request.getUrl() : url;
    return url != null
        && (matcher == null || !RpcMatcher.NAME.equals(matcher.getName()))
        && !RoutedRequests.isOfAnApi(catalog.apis(), ResourcePath.path(url));
  }

  /** All rpcs but the start of an operation take a name, in place of that in the path. */
  private static void refuseUnknown(JsonObject parameters, List<String> transformers) {
    List<String> known = new ArrayList<>(List.of(RpcCall.NAME));
    if (POLLS.containsAll(transformers)) {
      known.add(OwnReply.STATUS_UNTIL_DONE);
    }
    if (transformers.contains(ListOperations.NAME)) {
      known.add(ListOperations.FILTER_WORDS);
    }
    for (String key : parameters.fields().keySet()) {
      if (!known.contains(key)) {
        throw new InvalidArgumentException(
            Templates.PARAMETERS_PATH + "." + key,
            parameters.get(key),
            "stands under an unknown key",
            "use %s, or nothing for the name in the path".formatted(String.join(", ", known)));
      }
    }
  }

  /** WireMock turns this type, and no other, into a 422 or into an error that names the file. */
  private static final class BrokenScriptException extends JsonException {
    private static final long serialVersionUID = 1L;

    BrokenScriptException(StubMapping stub, InvalidArgumentException cause) {
      super(
          Errors.single(
              10,
              cause.path(),
              "Broken operation script" + (stub.getName() == null ? "" : " in " + stub.getName()),
              cause.getMessage()));
    }
  }
}
