package io.github.wiremocklro.internal.wiremock;

import com.github.tomakehurst.wiremock.extension.AbstractTransformer;
import com.github.tomakehurst.wiremock.extension.Extension;
import com.github.tomakehurst.wiremock.extension.Extensions;
import com.github.tomakehurst.wiremock.extension.Parameters;
import com.github.tomakehurst.wiremock.extension.ResponseDefinitionTransformerV2;
import com.github.tomakehurst.wiremock.extension.ResponseTransformerV2;
import com.github.tomakehurst.wiremock.http.ResponseDefinition;
import io.github.wiremocklro.operation.InvalidArgumentException;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Refuses what WireMock passes over in silence: a misspelt transformer of this library, and a
 * script that no transformer reads. Other names are none of its business, nor are parameters that a
 * transformer may read which applies to all mappings, such as global templating.
 */
final class TransformerNames {
  private static final String PATH = "$.response.transformers";
  private static final Pattern BETWEEN_WORDS = Pattern.compile("[^A-Za-z]+|(?<=[a-z])(?=[A-Z])");
  private static final int FEW_LETTERS = 2;

  private final Set<String> ours;
  private final Extensions extensions;

  /**
   * Creates the check.
   *
   * @param ours the transformers of this library
   * @param extensions those of the server, which are all there when the first mapping comes
   */
  TransformerNames(Set<String> ours, Extensions extensions) {
    this.ours = ours;
    this.extensions = extensions;
  }

  void check(ResponseDefinition response) {
    List<String> names =
        response.getTransformers() == null ? List.of() : response.getTransformers();
    Set<String> known = extensions.getAllExtensionNames();
    for (String name : names) {
      if (!known.contains(name)) {
        nearest(name).ifPresent(near -> refuse(name, near));
      }
    }
    if (isScript(response.getTransformerParameters())
        && names.stream().noneMatch(known::contains)
        && extensions.ofType(Extension.class).values().stream()
            .noneMatch(TransformerNames::appliesToAll)) {
      throw new InvalidArgumentException(
          PATH,
          names,
          "has no transformer that reads the script in transformerParameters",
          "add \"%s\"".formatted(StartOperation.NAME));
    }
  }

  private static void refuse(String name, String near) {
    throw new InvalidArgumentException(
        PATH, name, "is no transformer that this server has", "write \"%s\"".formatted(near));
  }

  private static boolean isScript(@Nullable Parameters parameters) {
    return parameters != null
        && (parameters.containsKey("doneAfter")
            || parameters.containsKey("onCancel")
            || parameters.get("operation") instanceof Map);
  }

  /** Such a transformer may read the parameters of any mapping, whatever their names are. */
  private static boolean appliesToAll(Extension extension) {
    return (extension instanceof ResponseDefinitionTransformerV2 ofDefinitions
            && ofDefinitions.applyGlobally())
        || (extension instanceof ResponseTransformerV2 ofReplies && ofReplies.applyGlobally())
        || (extension instanceof AbstractTransformer<?> old && old.applyGlobally());
  }

  private Optional<String> nearest(String name) {
    return ours.stream()
        .filter(our -> difference(name, our) <= FEW_LETTERS)
        .min(Comparator.comparing((String our) -> difference(name, our)));
  }

  /** Words may stand in another order, or with nothing between them. */
  private static int difference(String name, String our) {
    return Math.min(distance(words(name), words(our)), distance(letters(name), letters(our)));
  }

  private static String letters(String name) {
    return String.join("", BETWEEN_WORDS.split(name)).toLowerCase(Locale.ROOT);
  }

  /** Returns the words of a name, however they are joined, in one order. */
  private static String words(String name) {
    return Arrays.stream(BETWEEN_WORDS.split(name))
        .map(word -> word.toLowerCase(Locale.ROOT))
        .sorted()
        .collect(Collectors.joining());
  }

  /** Returns how many letters have to be added, left out or changed (Levenshtein). */
  private static int distance(String a, String b) {
    int[] row = new int[b.length() + 1];
    Arrays.setAll(row, j -> j);
    for (int i = 1; i <= a.length(); i++) {
      int diagonal = row[0];
      row[0] = i;
      for (int j = 1; j <= b.length(); j++) {
        int changed = diagonal + (a.charAt(i - 1) == b.charAt(j - 1) ? 0 : 1);
        diagonal = row[j];
        row[j] = Math.min(changed, 1 + Math.min(row[j], row[j - 1]));
      }
    }
    return row[b.length()];
  }
}
