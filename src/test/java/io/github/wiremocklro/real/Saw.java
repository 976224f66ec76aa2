package io.github.wiremocklro.real;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import wiremock.com.fasterxml.jackson.annotation.JsonProperty;
import wiremock.com.fasterxml.jackson.annotation.JsonPropertyOrder;

/**
 * What a server answered to one step of a check, with all names masked.
 *
 * @param step what was asked
 * @param status of HTTP
 * @param code of the error, such as {@code NOT_FOUND}; empty where there is none
 * @param text of the error
 * @param details the types of its details, with the reason of an ErrorInfo
 * @param keys of the reply, and of its metadata, sorted
 * @param result of an operation: {@code running}, {@code response} and its type, or {@code error},
 *     its code and text; empty where it is none
 * @param polls how many it took; 0 where the step is no waiting
 * @param millis how long the step took
 */
@JsonPropertyOrder({
  "step", "status", "code", "text", "details", "keys", "result", "polls", "millis"
})
record Saw(
    @JsonProperty("step") String step,
    @JsonProperty("status") int status,
    @JsonProperty("code") String code,
    @JsonProperty("text") String text,
    @JsonProperty("details") List<String> details,
    @JsonProperty("keys") List<String> keys,
    @JsonProperty("result") String result,
    @JsonProperty("polls") int polls,
    @JsonProperty("millis") long millis) {

  Saw after(int polls, long millis) {
    return new Saw(step, status, code, text, details, keys, result, polls, millis);
  }

  /** Returns what differs from what the fake answered to the same step; not how long it took. */
  List<String> differencesFrom(Saw fake) {
    List<String> found = new ArrayList<>();
    compare(found, "status", status, fake.status);
    compare(found, "code", code, fake.code);
    compare(found, "text", text, fake.text);
    compare(found, "details", details, fake.details);
    compare(found, "keys", keys, fake.keys);
    compare(found, "result", result, fake.result);
    return found;
  }

  private void compare(List<String> found, String part, Object here, Object fake) {
    if (!Objects.equals(here, fake)) {
      found.add("%s: %s is %s, of the fake %s".formatted(step, part, here, fake));
    }
  }
}
