package io.github.wiremocklro.real;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import wiremock.com.fasterxml.jackson.annotation.JsonInclude;
import wiremock.com.fasterxml.jackson.annotation.JsonProperty;
import wiremock.com.fasterxml.jackson.annotation.JsonPropertyOrder;

/**
 * What a check found.
 *
 * @param problem why it did not come to its end; empty where it did
 * @param saw what the service answered
 * @param fake what the fake answered
 */
@JsonPropertyOrder({"check", "problem", "differs", "saw", "fake"})
@JsonInclude(JsonInclude.Include.NON_EMPTY)
record Found(
    @JsonProperty("check") String check,
    @JsonProperty("problem") String problem,
    @JsonProperty("saw") List<Saw> saw,
    @JsonProperty("fake") List<Saw> fake) {

  /** Returns where the fake answers otherwise, a line for each part. */
  @JsonProperty("differs")
  List<String> differs() {
    Map<String, Saw> ofTheFake = new TreeMap<>();
    fake.forEach(each -> ofTheFake.put(each.step(), each));
    List<String> found = new ArrayList<>();
    for (Saw each : saw) {
      Saw other = ofTheFake.remove(each.step());
      if (other == null) {
        found.add(each.step() + ": the fake did not come to it");
      } else {
        found.addAll(each.differencesFrom(other));
      }
    }
    if (problem.isEmpty()) {
      ofTheFake.keySet().forEach(step -> found.add(step + ": only the fake came to it"));
    }
    return found;
  }
}
