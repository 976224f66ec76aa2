package io.github.wiremocklro.internal.api;

import io.github.wiremocklro.internal.api.PathTemplate.Literal;
import io.github.wiremocklro.internal.api.PathTemplate.Segment;
import io.github.wiremocklro.internal.api.PathTemplate.Variable;
import io.github.wiremocklro.internal.api.PathTemplate.Wildcard;
import io.github.wiremocklro.operation.ResourceNames;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;

/**
 * The names whose ids may have slashes: a path has {@code **} there, behind the collection.
 *
 * <p>Example: Dataplex has {@code projects/&#42;/locations/&#42;/entryGroups/&#42;/entries/**}, so
 * that the entry {@code .../entries/bigquery.googleapis.com/projects/x} lies in {@code
 * .../entries}, as all others do.
 */
record SlashedIds(List<List<Segment>> names) {
  static final SlashedIds NONE = new SlashedIds(List.of());

  SlashedIds {
    names = List.copyOf(names);
  }

  /** Returns those in the paths of methods. */
  static SlashedIds of(Collection<BoundMethod> methods) {
    List<List<Segment>> names = new ArrayList<>();
    for (BoundMethod method : methods) {
      for (HttpBinding binding : method.bindings()) {
        List<Segment> path = binding.template().segments();
        for (Variable variable : binding.template().variables()) {
          List<Segment> name = path.subList(variable.from(), variable.to());
          if (isSlashed(name)) {
            names.add(name);
          }
        }
      }
    }
    return names.isEmpty() ? NONE : new SlashedIds(names);
  }

  private static boolean isSlashed(List<Segment> name) {
    int last = name.size() - 1;
    return last > 0 && name.get(last) == Wildcard.REST && name.get(last - 1) instanceof Literal;
  }

  /** Returns those among them that resources of a type have. */
  SlashedIds of(ApiResource type) {
    List<List<Segment>> own = names.stream().filter(type::isNamedBy).distinct().toList();
    return own.isEmpty() ? NONE : new SlashedIds(own);
  }

  /** Returns the collection that a name lies in: all before the id. */
  String collectionOf(String name) {
    for (List<Segment> form : names) {
      int end = collectionEnd(form, name);
      if (end > 0) {
        return name.substring(0, end);
      }
    }
    return ResourceNames.parent(name);
  }

  /** Returns where the slash before the id is; -1 in a name of another form. */
  private static int collectionEnd(List<Segment> form, String name) {
    int start = 0;
    for (Segment segment : form.subList(0, form.size() - 1)) {
      int end = name.indexOf('/', start);
      boolean other = segment instanceof Literal literal && !isAt(name, start, end, literal.text());
      if (end < 0 || other) {
        return -1;
      }
      start = end + 1;
    }
    return start - 1;
  }

  private static boolean isAt(String name, int start, int end, String text) {
    return end - start == text.length() && name.startsWith(text, start);
  }
}
