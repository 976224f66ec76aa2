package io.github.wiremocklro.internal.wiremock;

import com.github.tomakehurst.wiremock.extension.Parameters;
import io.github.wiremocklro.internal.api.ApiMethod;
import io.github.wiremocklro.internal.api.ApiModel;
import io.github.wiremocklro.internal.api.MethodKind;
import io.github.wiremocklro.operation.InvalidArgumentException;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;
import org.jspecify.annotations.Nullable;

/**
 * Which methods a mapping is for, as the parameters of its matcher say it.
 *
 * @param method the full name of a method; null for any
 * @param api the package of the API; null for any
 * @param kind the {@link MethodKind#word() word} of the kind; null for any
 * @param id the regular expression that the whole id of the resource fits; null for any
 */
record RpcPattern(
    @Nullable String method, @Nullable String api, @Nullable String kind, @Nullable String id) {
  /** What else may be meant: an API that nobody has named. */
  private static final String ADD = ", or name the API by --api (Java: api(...))";

  private static final String PATH = "$.request.customMatcher.parameters";
  static final List<String> KEYS = List.of("method", "api", "kind", "id");
  static final List<String> KINDS =
      Arrays.stream(MethodKind.values())
          .filter(kind -> kind != MethodKind.STREAMING)
          .map(MethodKind::word)
          .toList();

  static RpcPattern of(Parameters parameters) {
    return new RpcPattern(
        text(parameters, "method"),
        text(parameters, "api"),
        text(parameters, "kind"),
        text(parameters, "id"));
  }

  private static @Nullable String text(Map<String, ?> parameters, String key) {
    return parameters.get(key) instanceof String text ? text : null;
  }

  /** Returns whether the method that is called is meant; the id is not looked at. */
  boolean isFor(ApiMethod called) {
    return (kind == null || kind.equals(called.kind().word()))
        && (api == null || api.equals(called.api()))
        && (method == null || method.equals(called.fullName()));
  }

  /**
   * Refuses parameters that no request could ever fit.
   *
   * @throws InvalidArgumentException that says what to write instead
   */
  static void check(Parameters parameters, ApiModel known) {
    for (Map.Entry<String, ?> parameter : parameters.entrySet()) {
      String key = parameter.getKey();
      if (!KEYS.contains(key)) {
        throw wrong(key, parameter.getValue(), "stands under an unknown key", "use " + KEYS);
      }
      if (!(parameter.getValue() instanceof String)) {
        throw wrong(key, parameter.getValue(), "is no text", "write it in quotes");
      }
    }
    of(parameters).check(known);
  }

  private void check(ApiModel known) {
    if (kind != null && !KINDS.contains(kind)) {
      throw wrong("kind", kind, "is no kind of method", "use one of " + KINDS);
    }
    if (id != null) {
      checkId(id);
    }
    if (api != null && known.everyMethod().noneMatch(one -> one.api().equals(api))) {
      throw wrong("api", api, "is no API that is known here", "use one of " + apis(known) + ADD);
    }
    if (method == null) {
      return;
    }
    ApiMethod named = known.method(method);
    if (named == null) {
      throw wrong("method", method, "is no method that is known here", hint(known) + ADD);
    }
    if (!isFor(named)) {
      throw wrong(
          "method",
          method,
          "is of the kind \"%s\" in %s".formatted(named.kind().word(), named.api()),
          "leave out api and kind: the method says them");
    }
  }

  private static void checkId(String id) {
    try {
      Pattern.compile(id);
    } catch (PatternSyntaxException e) {
      throw wrong("id", id, "is no regular expression", "see java.util.regex.Pattern");
    }
  }

  private static List<String> apis(ApiModel known) {
    return known.everyMethod().map(ApiMethod::api).distinct().sorted().toList();
  }

  /** Somebody may have left out the package or the service, or misspelt them. */
  private String hint(ApiModel known) {
    String simple = String.valueOf(method).replaceAll(".*[./]", "");
    Optional<String> meant =
        known
            .everyMethod()
            .filter(one -> one.simpleName().equalsIgnoreCase(simple))
            .map(ApiMethod::fullName)
            .findFirst();
    return meant
        .map("write \"%s\""::formatted)
        .orElse(
            "write a full name such as \"google.cloud.dataplex.v1.DataplexService.CreateLake\"");
  }

  private static InvalidArgumentException wrong(
      String key, @Nullable Object value, String problem, String instead) {
    return new InvalidArgumentException(PATH + "." + key, value, problem, instead);
  }
}
