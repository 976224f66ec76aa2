package io.github.wiremocklro.internal.api;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Where a path of an update mask may lead (field_mask.proto, AIP-161), in types of all kinds. */
class MaskPathsTest {
  private static final String PARENT = "/v1/projects/p/locations/l";
  private static final String ZONE = PARENT + "/lakes/a/zones/z";
  private static final String TASK = PARENT + "/lakes/a/tasks/t";
  private static final String ENTRY = PARENT + "/entryGroups/g/entries/e";

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          discovery_spec.include_patterns | discoverySpec.includePatterns
          discoverySpec.csv_options       | discoverySpec.csvOptions
          `display_name`                  | displayName
          labels.my_key                   | labels.my_key
          labels.`a.b`                    | labels.`a.b`
          labels["a.b"]                   | labels["a.b"]
          labels.["aB"]                   | labels["aB"]
          labels.aB                       | labels.aB
          *                               | *
          """)
  void fieldsHaveTheirJsonNamesAndKeysStayAsTheyCome(String mask, String read) {
    assertThat(
            Requests.of("dataplex-v1").read("PATCH", ZONE + masked(mask), "{}").get("updateMask"))
        .isEqualTo(read);
  }

  /** Of an entry aspects are a map of messages, of which {@code data} is a Struct. */
  @ParameterizedTest
  @CsvSource({
    "aspects.`a.b.c`.aspect_type, aspects.`a.b.c`.aspectType",
    "aspects.x_y.data.v_w.z, aspects.x_y.data.v_w.z"
  })
  void belowAKeyAreFieldsAndBelowAStructAreKeys(String mask, String read) {
    assertThat(
            Requests.of("dataplex-v1").read("PATCH", ENTRY + masked(mask), "{}").get("updateMask"))
        .isEqualTo(read);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          discoverySpec.includePatterns.x | There are no fields below "discoverySpec.includePatterns".
          discovery_spec.schedule.x       | There are no fields below "discoverySpec.schedule".
          discoverySpec.*                 | "*" is no part of a path.
          type.x                          | There are no fields below "type".
          updateTime.days                 | There are no fields below "updateTime".
          updateTime.seconds.x            | There are no fields below "updateTime".
          labels.a.b                      | There are no fields below "labels.a". A key with dots stands in backticks.
          nope.x                          | Cannot find field.
          displayName.                    | It is no path of fields.
          """)
  void aPathThatLeadsNowhereIsRefused(String mask, String why) {
    assertThat(Requests.of("dataplex-v1").violations("PATCH", ZONE + masked(mask), "{}"))
        .containsExactly(
            "update_mask: Invalid JSON payload received. Unknown name \"%s\" at 'update_mask': %s"
                .formatted(mask, why));
  }

  /** google.api_core.protobuf_helpers.field_mask of Python names the fields in them that differ. */
  @Test
  void aPartOfADurationIsTheWholeOfIt() {
    assertThat(
            Requests.of("dataplex-v1")
                .read(
                    "PATCH", TASK + masked("execution_spec.max_job_execution_lifetime.nanos"), "{}")
                .get("updateMask"))
        .isEqualTo("executionSpec.maxJobExecutionLifetime");
  }

  @Test
  void belowTheValueOfAMapThereIsNothing() {
    assertThat(
            Requests.of("dataplex-v1")
                .violations("PATCH", TASK + masked("executionSpec.args.a.b"), "{}"))
        .singleElement()
        .asString()
        .contains("There are no fields below \"executionSpec.args.a\".");
  }

  @ParameterizedTest
  @CsvSource({
    "labels.a.b.c, labels.a.b.c",
    "display_name.x_y, display_name.x_y",
    "labels.*, labels.*"
  })
  void leniencyTakesThemAsTheyCome(String mask, String read) {
    assertThat(
            new Requests(PublishedModel.of("dataplex-v1"), true)
                .read("PATCH", ZONE + masked(mask), "{}")
                .get("updateMask"))
        .isEqualTo(read);
  }

  private static String masked(String mask) {
    return "?updateMask=" + URLEncoder.encode(mask, StandardCharsets.UTF_8);
  }
}
