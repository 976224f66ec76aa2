package io.github.wiremocklro.internal.filter;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.wiremocklro.internal.engine.Work;
import io.github.wiremocklro.operation.Code;
import io.github.wiremocklro.operation.JsonObject;
import io.github.wiremocklro.operation.Operation;
import io.github.wiremocklro.operation.OperationName;
import io.github.wiremocklro.operation.Status;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What filters mean: AIP-160, and what {@link Filters} says where it leaves a choice. */
class FiltersTest {
  private static final OperationName NAME =
      OperationName.parse("projects/p/locations/l/operations/op-1");
  private static final String LAKE = "projects/p/locations/l/lakes/a";

  private static final Operation RUNNING = new Operation(NAME, metadata(), false, null, null);
  private static final Operation CANCELLED =
      new Operation(NAME, metadata(), true, Status.of(Code.CANCELLED, "gone"), null);
  private static final Operation SUCCEEDED =
      new Operation(
          NAME,
          null,
          true,
          null,
          JsonObject.of("@type", "type.googleapis.com/x.Lake", "name", LAKE));

  @Nested
  class TheFieldsOfAnOperation {
    @ParameterizedTest
    @ValueSource(
        strings = {
          "",
          "done = false",
          "done != true",
          "done:false",
          "NOT done=true",
          "-done:*",
          "name = projects/p/locations/l/operations/op-1",
          "name = \"*/op-1\"",
          "name:*",
          "name > projects/o",
          "-error:*",
          "-error.code = 1",
          "NOT error.code != 1",
          "metadata:*",
          "-response:*"
        })
    void ofARunningOne(String filter) {
      assertThat(matches(filter, RUNNING)).isTrue();
    }

    @ParameterizedTest
    @ValueSource(
        strings = {
          "done = true",
          "error:*",
          "error.code = 1",
          "error.code != 1",
          "error.code < 5",
          "error.message != \"x\"",
          "response:*",
          "response.name != \"x\"",
          "name = op-1"
        })
    void whatARunningOneIsNot(String filter) {
      assertThat(matches(filter, RUNNING)).isFalse();
    }

    @ParameterizedTest
    @ValueSource(
        strings = {
          "done = true",
          "done:*",
          "error:*",
          "error.code = 1",
          "error.code:1",
          "error.code:*",
          "error.code <= 1",
          "error.code != 13",
          "error.message = gone",
          "error.message = \"g*e\"",
          "-error.details:*",
          "error:message"
        })
    void ofACancelledOne(String filter) {
      assertThat(matches(filter, CANCELLED)).isTrue();
    }

    /** Spanner's documents filter by the type of metadata and response, with and without quotes. */
    @ParameterizedTest
    @ValueSource(
        strings = {
          "response.@type = \"type.googleapis.com/x.Lake\"",
          "response.@type:type.googleapis.com/x.Lake",
          "response.@type = *Lake",
          "(response.name = \"*/lakes/a\") (done:true)",
          "-metadata:* AND -metadata.target = x"
        })
    void ofOneThatSucceeded(String filter) {
      assertThat(matches(filter, SUCCEEDED)).isTrue();
    }
  }

  @Nested
  class Values {
    @ParameterizedTest
    @ValueSource(
        strings = {
          "metadata.target = " + LAKE,
          "metadata.target = \"*/lakes/*\"",
          "metadata.target = *",
          "metadata.target != \"*/lakes/b\"",
          "metadata.target > projects/p/locations/k",
          "metadata.target != 5",
          "metadata.create_time > \"2026-01-01T00:00:00Z\"",
          "metadata.createTime < 2026-01-01T01:00:01.5Z",
          "metadata.createTime = 2026-01-01T03:00:01+02:00",
          "metadata.create_time >= 2025-12-31T20:00:01-05:00",
          "metadata.ttl = 90.0s",
          "metadata.ttl < 100s",
          "metadata.ttl >= \"9s\"",
          "metadata.progress = 50.0",
          "metadata.progress > 4.99e1",
          "metadata.progress <= 1E2",
          "metadata.progress != fifty",
          "metadata.bytes > 9",
          "metadata.bytes = 10.0",
          "metadata.bytes < \"9\"",
          "metadata.flag = true",
          "metadata.flag != no",
          "metadata.flag:*",
          "metadata.state = ACTIVE",
          "metadata.labels != x",
          "metadata.tags != x",
          "metadata.nothing = null"
        })
    void match(String filter) {
      assertThat(matches(filter, RUNNING)).isTrue();
    }

    @ParameterizedTest
    @ValueSource(
        strings = {
          "metadata.target = \"*/lakes\"",
          "metadata.progress > fifty",
          "metadata.progress < fifty",
          "metadata.progress = 5*",
          "metadata.flag < true",
          "metadata.flag <= true",
          "metadata.flag = TRUE",
          "metadata.state = active",
          "metadata.labels = x",
          "metadata.labels > x",
          "metadata.tags = blue",
          "metadata.nothing = \"null\"",
          "metadata.nothing != 5",
          "metadata.nothing != null",
          "metadata.nothing:*"
        })
    void doNotMatch(String filter) {
      assertThat(matches(filter, RUNNING)).isFalse();
    }

    /** AIP-160 wants nothing known of the path to match nothing. */
    @ParameterizedTest
    @ValueSource(
        strings = {
          "metadata.absent = 1",
          "metadata.absent != 1",
          "metadata.absent = null",
          "metadata.absent != null",
          "metadata.absent:*",
          "metadata.absent.deep != 1",
          "metadata.target.deep != 1",
          "metadata.tags.deep != 1",
          "metadata.labels.absent != x",
          "response.name != x"
        })
    void thatAreNotThereMatchNothing(String filter) {
      assertThat(matches(filter, RUNNING)).isFalse();
      assertThat(matches("NOT " + filter, RUNNING)).isTrue();
    }
  }

  @Nested
  class TheHasOperator {
    /** AIP-160: "r:42", "r.foo:42", "m:foo", "m.foo:*", "m.foo:42". */
    @ParameterizedTest
    @ValueSource(
        strings = {
          "metadata.tags:blue",
          "metadata.tags:b*",
          "metadata.tags:*",
          "metadata.sizes:42",
          "metadata.stages.name:copy",
          "metadata.stages.done_at:*",
          "metadata.stages.sizes:2",
          "metadata.labels:env",
          "metadata.labels:empty",
          "metadata.labels.env:*",
          "metadata.labels.env:prod",
          "metadata.labels.some_key:1",
          "metadata.labels:\"dotted.key\"",
          "metadata.labels.\"dotted.key\" = 1",
          "metadata:target",
          "metadata:create_time"
        })
    void finds(String filter) {
      assertThat(matches(filter, RUNNING)).isTrue();
    }

    @ParameterizedTest
    @ValueSource(
        strings = {
          "metadata.tags:green",
          "metadata.sizes:4",
          "metadata.none:*",
          "metadata.stages:copy",
          "metadata.stages.name:paste",
          "metadata.stages.name = copy",
          "metadata.stages.name != copy",
          "metadata.stages.0.name:copy",
          "metadata.labels:nope",
          "metadata.labels:prod",
          "metadata.labels.empty:*",
          "metadata.labels.env:pro",
          "metadata.idle:*",
          "metadata.zero:*",
          "metadata:nope"
        })
    void doesNotFind(String filter) {
      assertThat(matches(filter, RUNNING)).isFalse();
    }
  }

  /** What matches the longest patterns is found without trying all ways to match. */
  @Test
  void matchesManyWildcardsInAWhile() {
    Operation operation =
        new Operation(NAME, JsonObject.of("a", "a".repeat(20_000)), false, null, null);

    assertThat(matches("metadata.a = " + "a*".repeat(1_500) + "b", operation)).isFalse();
    assertThat(matches("metadata.a = " + "*a".repeat(1_500) + "*", operation)).isTrue();
  }

  private static boolean matches(String filter, Operation operation) {
    return Filters.parse(filter).matches().test(operation, new Work());
  }

  private static JsonObject metadata() {
    Map<String, @Nullable Object> fields = new LinkedHashMap<>();
    fields.put("target", LAKE);
    fields.put("createTime", "2026-01-01T01:00:01Z");
    fields.put("ttl", "90s");
    fields.put("progress", 50);
    fields.put("bytes", "10");
    fields.put("flag", true);
    fields.put("idle", false);
    fields.put("zero", 0.0);
    fields.put("state", "ACTIVE");
    fields.put("nothing", null);
    fields.put("tags", List.of("red", "blue"));
    fields.put("sizes", List.of(7, 42));
    fields.put("none", List.of());
    fields.put("labels", Map.of("env", "prod", "empty", "", "some_key", "1", "dotted.key", "1"));
    fields.put(
        "stages",
        List.of(
            Map.of("name", "read"),
            Map.of("name", "copy", "doneAt", "2026-01-01T00:00:00Z", "sizes", List.of(1, 2))));
    return new JsonObject(fields);
  }
}
