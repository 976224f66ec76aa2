package io.github.wiremocklro.fidelity;

import static java.util.stream.Collectors.joining;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Map;
import wiremock.com.fasterxml.jackson.annotation.JsonProperty;
import wiremock.com.fasterxml.jackson.databind.JsonNode;
import wiremock.com.fasterxml.jackson.databind.ObjectMapper;

/**
 * What public recordings show of real services, from {@code recorded.json}.
 *
 * @param sources where each is recorded, by the names that the rows give them
 */
record Recorded(
    @JsonProperty("sources") Map<String, String> sources, @JsonProperty("rows") List<Row> rows) {

  /**
   * One part of one recorded reply.
   *
   * @param title what it shows
   * @param source a key of the sources
   * @param script of what is created; null for the usual one
   * @param done whether what is created is done at once
   * @param token null where none is asked for
   * @param steps requests as they are sent to the fake, the recorded one last; paths below a
   *     location
   * @param part a JSON pointer, or what {@link Replay#part} knows beside
   * @param real a value; a text that begins with a tilde is a pattern
   * @param differs why the fake answers otherwise; null where it does not
   */
  record Row(
      @JsonProperty("case") String title,
      @JsonProperty("source") String source,
      @JsonProperty("script") JsonNode script,
      @JsonProperty("done") boolean done,
      @JsonProperty("token") String token,
      @JsonProperty("steps") List<String> steps,
      @JsonProperty("part") String part,
      @JsonProperty("real") JsonNode real,
      @JsonProperty("differs") String differs) {

    @Override
    public String toString() {
      return title;
    }
  }

  static Recorded read() {
    try (InputStream in = Recorded.class.getResourceAsStream("/fidelity/recorded.json")) {
      return new ObjectMapper().readValue(in, Recorded.class);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Returns a row of the page for each. */
  String table() {
    return rows.stream()
        .map(
            row ->
                "| %s | %s | %s |\n"
                    .formatted(
                        row.title(),
                        row.differs() == null ? "equal" : "differs: " + row.differs(),
                        row.source()))
        .collect(joining("", "| recorded | here | source |\n|---|---|---|\n", ""));
  }

  String sourcesTable() {
    return sources.entrySet().stream()
        .map(source -> "| %s | %s |\n".formatted(source.getKey(), source.getValue()))
        .collect(joining("", "| source | what it is |\n|---|---|\n", ""));
  }
}
