package io.github.wiremocklro.internal.wiremock;

import com.github.tomakehurst.wiremock.extension.WireMockServices;
import com.github.tomakehurst.wiremock.extension.responsetemplating.TemplateEngine;
import com.github.tomakehurst.wiremock.http.Request;
import com.github.tomakehurst.wiremock.http.ResponseDefinition;
import com.github.tomakehurst.wiremock.stubbing.ServeEvent;
import io.github.wiremocklro.internal.json.LeafValues;
import io.github.wiremocklro.operation.InvalidArgumentException;
import io.github.wiremocklro.operation.JsonObject;
import io.github.wiremocklro.operation.Limits;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * The templates in a mapping's {@code transformerParameters}, and in the reply beside them,
 * rendered by WireMock's own engine, which leaves these parameters to the transformers. Only what
 * the mapping says is ever a template; what a client sent is data.
 */
final class Templates {
  /** Where the parameters stand in a mapping. */
  static final String PARAMETERS_PATH = "$.response.transformerParameters";

  /** As deep as all other JSON may be; a file that includes itself ends here too. */
  private static final int MAX_DEPTH = 100;

  /** What stands there is text for a client, not JSON for the script. */
  private static final Pattern FAULT_BODY =
      Pattern.compile(Pattern.quote(PARAMETERS_PATH) + "\\.faults\\[\\d+]\\.body");

  private final WireMockServices wireMock;
  private final ScriptFiles files;
  private final Limits limits;

  Templates(WireMockServices wireMock, ScriptFiles files, Limits limits) {
    this.wireMock = wireMock;
    this.files = files;
    this.limits = limits;
  }

  /** Returns whether the user has a folder that files are looked for in. */
  boolean usesUsersFiles() {
    return files.usersExist();
  }

  /** Returns the parameters of the mapping that serves a request, rendered for this request. */
  JsonObject render(ServeEvent event) {
    Map<String, Object> parameters = event.getTransformerParameters();
    if (parameters.isEmpty()) {
      return JsonObject.EMPTY;
    }
    Map<String, Object> model = model(event);
    return mapped(
        parameters,
        (path, leaf) -> at(path, leaf, () -> HelperErrors.thrown(() -> rendered(leaf, model))));
  }

  /** Checks the length of a request that becomes part of a script without a template. */
  void checkSize(int bytes) {
    limits.checkScript("the request body", bytes);
  }

  /**
   * Returns the parameters as they stand, checked: every template compiles, every file is there.
   */
  JsonObject checked(Map<String, Object> parameters) {
    return mapped(
        parameters,
        (path, leaf) -> {
          check(path, leaf);
          return leaf;
        });
  }

  /**
   * Returns the template of the reply that a mapping has beside a transformer, null where it leaves
   * the reply to that. It is the mapping's text, whatever was made of it since.
   */
  @Nullable String body(ResponseDefinition mapped) {
    if (mapped.specifiesTextBodyContent()) {
      return mapped.getTextBody();
    }
    String file = mapped.getBodyFileName();
    return file == null ? null : files.readText(JsonObject.of(ScriptFiles.KEY, file), "$.response");
  }

  /** Checks that a template compiles. */
  void check(String path, String template) {
    at(path, template, () -> engine().getTemplate(template, template));
  }

  /**
   * Returns what a template of a reply renders.
   *
   * @param model what there is beside the request
   */
  String render(String path, String template, Map<String, Object> model) {
    String text = at(path, template, () -> HelperErrors.thrown(() -> rendered(template, model)));
    limits.checkScript(path, text.length());
    return text;
  }

  private String rendered(String leaf, Map<String, Object> model) {
    return engine().getTemplate(leaf, leaf).apply(model);
  }

  /** Returns what templates know of a request. */
  Map<String, Object> model(ServeEvent event) {
    Map<String, Object> model = engine().buildModelForRequest(event);
    Request request = event.getRequest();
    if (DecodedRequest.differsFrom(request)) {
      model.put(
          "request", engine().buildModelForRequest(new DecodedRequest(request)).get("request"));
    }
    return model;
  }

  private TemplateEngine engine() {
    return wireMock.getTemplateEngine();
  }

  private JsonObject mapped(Map<String, Object> parameters, Leaf leaf) {
    JsonObject json = new JsonObject(parameters);
    Object mapped = new Mapping(leaf).of(json, PARAMETERS_PATH, 1);
    return mapped instanceof JsonObject object ? object : json;
  }

  /** One way through the parameters, with their files in place, and every template mapped. */
  private final class Mapping {
    private final Leaf leaf;
    private final ScriptSize size = new ScriptSize(limits);

    Mapping(Leaf leaf) {
      this.leaf = leaf;
    }

    @Nullable Object of(@Nullable Object value, String path, int depth) {
      if (value instanceof JsonObject object) {
        enter(depth, path);
        if (ScriptFiles.hasTextFile(object) && FAULT_BODY.matcher(path).matches()) {
          return withText(object, path, depth);
        }
        if (ScriptFiles.isReference(object)) {
          return of(files.read(object, path), path, depth + 1);
        }
        Map<String, @Nullable Object> copy = new LinkedHashMap<>();
        object
            .fields()
            .forEach(
                (key, field) -> {
                  size.add(key);
                  copy.put(key, of(field, path + "." + key, depth + 1));
                });
        return new JsonObject(copy);
      }
      if (value instanceof List<?> list) {
        enter(depth, path);
        List<@Nullable Object> copy = new ArrayList<>();
        list.forEach(item -> copy.add(of(item, path + "[" + copy.size() + "]", depth + 1)));
        return copy;
      }
      Object mapped =
          value instanceof String text && LeafValues.isTemplate(text)
              ? leaf.mapped(path, text)
              : value;
      size.add(mapped);
      return mapped;
    }

    private Object withText(JsonObject body, String path, int depth) {
      String text = files.readText(body, path);
      size.add(text);
      JsonObject rest = body.without(ScriptFiles.KEY);
      return of(rest, path, depth) instanceof JsonObject mapped ? mapped.with("text", text) : rest;
    }

    private void enter(int depth, String path) {
      checkDepth(depth, path);
      size.addBrackets();
    }
  }

  private static void checkDepth(int depth, String path) {
    if (depth > MAX_DEPTH) {
      throw new InvalidArgumentException(
          path,
          depth,
          "levels of objects, lists and files are too many",
          "use at most %d, and no file that includes itself".formatted(MAX_DEPTH));
    }
  }

  /** What becomes of a string that is a template. */
  private interface Leaf {
    String mapped(String path, String template);
  }

  private static <T> T at(String path, String leaf, Supplier<T> template) {
    try {
      return template.get();
    } catch (RuntimeException e) {
      throw new InvalidArgumentException(
          path,
          leaf,
          "cannot be rendered (" + e.getMessage() + ")",
          "check the template and the request");
    }
  }
}
