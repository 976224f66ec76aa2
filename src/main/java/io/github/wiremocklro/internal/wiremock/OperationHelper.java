package io.github.wiremocklro.internal.wiremock;

import com.github.tomakehurst.wiremock.extension.TemplateHelperProviderExtension;
import com.github.tomakehurst.wiremock.extension.responsetemplating.helpers.HandlebarsHelper;
import io.github.wiremocklro.internal.engine.NameOrTarget;
import io.github.wiremocklro.internal.engine.OperationControls;
import io.github.wiremocklro.internal.json.Json;
import io.github.wiremocklro.internal.json.OperationJson;
import io.github.wiremocklro.operation.InvalidArgumentException;
import io.github.wiremocklro.operation.JsonObject;
import io.github.wiremocklro.operation.OperationName;
import io.github.wiremocklro.operation.OperationRecord;
import io.github.wiremocklro.operation.StatusException;
import java.util.AbstractList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import wiremock.com.github.jknack.handlebars.Helper;
import wiremock.com.github.jknack.handlebars.Options;
import wiremock.com.github.jknack.handlebars.TagType;

/**
 * Shows an operation in any template of WireMock, without a poll: {@code {{operation name}}} as
 * JSON, {@code {{operation name 'state'}}} what has become of it, {@code {{operation name
 * 'metadata.target'}}} one field. In place of the name a resource means the latest operation on it.
 * As for the controls of a test, it finds operations that clients no longer find.
 *
 * <p>What does not work is told in the text, as WireMock's own helpers do: {@code [ERROR: ...]}. In
 * {@code #if} it is false all the same.
 */
final class OperationHelper extends HandlebarsHelper<Object>
    implements TemplateHelperProviderExtension {
  private static final String NAME = "operation";
  private static final String STATE = "state";
  private static final List<String> FIELDS =
      List.of("name", "metadata", "done", "error", "response", STATE);

  private final OperationControls operations;

  OperationHelper(OperationControls operations) {
    this.operations = operations;
  }

  @Override
  public String getName() {
    return "lro-template-helper";
  }

  @Override
  public Map<String, Helper<?>> provideTemplateHelpers() {
    return Map.of(NAME, this);
  }

  /** Returns truth values and numbers as such, for {@code #if} and comparisons; else text. */
  @Override
  public Object apply(@Nullable Object input, Options options) {
    if (input instanceof Map<?, ?> model && model.get(NAME) instanceof JsonView answered) {
      return answered; // A helper hides what the template of a reply has under its name.
    }
    try {
      OperationRecord record = operations.record(name(input));
      @Nullable Object path = options.param(0, null);
      return path == null
          ? Json.text(OperationJson.of(record.operation()))
          : rendered(field(record, path.toString()));
    } catch (StatusException e) {
      return options.tagType == TagType.SUB_EXPRESSION
          ? new Unknown(ERROR_PREFIX + e.getMessage() + ERROR_SUFFIX)
          : handleError(e.getMessage());
    } catch (InvalidArgumentException e) {
      return new Unknown(handleError(e.getMessage()));
    }
  }

  private OperationName name(@Nullable Object input) {
    // A helper that is given nothing is given all that templates know of the request.
    String text = input == null || input instanceof Map ? "" : input.toString();
    if (text.isBlank()) {
      throw new InvalidArgumentException(
          NAME, null, "names no operation", "give a name, or a resource for the latest on it");
    }
    return operations.named(NameOrTarget.of(text), null);
  }

  private static @Nullable Object field(OperationRecord record, String path) {
    List<String> keys = List.of(path.split("\\.", -1));
    if (!FIELDS.contains(keys.get(0))) {
      throw new InvalidArgumentException(
          NAME, path, "begins with no field of it", "use one of " + String.join(", ", FIELDS));
    }
    @Nullable Object value =
        OperationJson.of(record.operation()).with(STATE, record.state().name());
    for (String key : keys) {
      value = value instanceof JsonObject object ? object.get(key) : null;
    }
    return value;
  }

  private static Object rendered(@Nullable Object value) {
    if (value == null) {
      return "";
    }
    return value instanceof JsonObject || value instanceof List ? Json.text(value) : value;
  }

  /** What there is not: a text to read, and like any empty list false to {@code #if}. */
  private static final class Unknown extends AbstractList<Object> {
    private final String text;

    Unknown(String text) {
      this.text = text;
    }

    @Override
    public Object get(int index) {
      throw new IndexOutOfBoundsException(index);
    }

    @Override
    public int size() {
      return 0;
    }

    @Override
    public String toString() {
      return text;
    }
  }
}
