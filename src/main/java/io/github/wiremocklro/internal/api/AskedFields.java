package io.github.wiremocklro.internal.api;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Function;

/** What is asked for of a field so far. As a whole it is more than any part of it. */
final class AskedFields {
  private final Map<String, AskedFields> fields = new LinkedHashMap<>();
  private boolean isWhole;

  /** Returns what is asked for of a field of it. */
  AskedFields field(String name) {
    return fields.computeIfAbsent(name, unused -> new AskedFields());
  }

  void askWhole() {
    isWhole = true;
  }

  /** Returns what is asked for, by names as clients give them. */
  ResponseMask mask() {
    return mask(ResponseMask::new);
  }

  /** Returns what is asked for, by the names that there are in JSON. */
  ResponseMask maskOfJsonNames() {
    return mask(ResponseMask::ofJsonNames);
  }

  private ResponseMask mask(Function<Map<String, ResponseMask>, ResponseMask> ofFields) {
    if (isWhole) {
      return ResponseMask.WHOLE;
    }
    Map<String, ResponseMask> masks = new LinkedHashMap<>();
    fields.forEach((name, field) -> masks.put(name, field.mask(ofFields)));
    return ofFields.apply(masks);
  }
}
