package io.github.wiremocklro.internal.json;

import static io.github.wiremocklro.verification.Expectation.operation;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.wiremocklro.operation.Code;
import io.github.wiremocklro.operation.InvalidArgumentException;
import io.github.wiremocklro.verification.Expectation;
import io.github.wiremocklro.verification.Lint;
import io.github.wiremocklro.verification.Times;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/** Expectations and lints as the admin API takes them. */
class ExpectationJsonTest {
  private static final String NAME = "projects/p/operations/op-1";

  @Test
  void readsEveryKey() {
    assertThat(
            read(
                """
                {'name': 'projects/p/operations/op-1',
                 'polled': {'atLeast': 2}, 'cancelRequested': {'times': 1},
                 'deleteRequested': {'atLeast': 1, 'atMost': 3}, 'deleted': true,
                 'notPolledAfterDone': true, 'polledNoFasterThan': '0.1s',
                 'state': 'FAILED', 'code': 'ABORTED', 'within': '2s'}
                """))
        .isEqualTo(
            operation(NAME)
                .polled(Times.atLeast(2))
                .cancelRequested(Times.once())
                .deleteRequested(Times.between(1, 3))
                .deleted()
                .notPolledAfterDone()
                .polledNoFasterThan(Duration.ofMillis(100))
                .failed(Code.ABORTED)
                .within(Duration.ofSeconds(2)));
  }

  @ParameterizedTest
  @MethodSource
  void writesWhatItReads(Expectation expectation) {
    assertThat(ExpectationReader.read(ExpectationJson.of(expectation))).isEqualTo(expectation);
  }

  static Stream<Expectation> writesWhatItReads() {
    Expectation named = operation(NAME);
    return Stream.of(
        named,
        operation("projects/p/lakes/a").done(),
        named.polled(Times.never()).cancelRequested(Times.atMost(2)).deleteRequested(Times.once()),
        named.polled(Times.atLeast(1)).cancelRequested(Times.between(1, 2)),
        named.deleted().notPolledAfterDone().polledNoFasterThan(Duration.ofMillis(5)),
        named.succeeded(),
        named.cancelled(),
        named.failed(),
        named.failed(Code.NOT_FOUND).within(Duration.ofMillis(1500)));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      textBlock =
          """
          {} | $: {} is not enough; give exactly one of name, target
          {'name': 'a/operations/1', 'target': 'b'} | $: "name and target" exclude each other; give exactly one of name, target
          {'name': 'lake'} | $.name: "lake" is no operation name; end it with operations/{id}, as in "projects/p/locations/l/operations/op-1"
          {'target': 'a', 'polls': 1} | $.polls: 1 stands under an unknown key; use one of name, target, polled, cancelRequested, deleteRequested, deleted, notPolledAfterDone, polledNoFasterThan, state, code, within
          {'target': 'a', 'polled': 1} | $.polled: 1 does not fit here; use {"times": 1}, {"atLeast": 2}, {"atMost": 3}, or the last two together
          {'target': 'a', 'polled': {}} | $.polled: "nothing" does not say how often; use {"times": 1}, {"atLeast": 2}, {"atMost": 3}, or the last two together
          {'target': 'a', 'polled': {'times': 1, 'atMost': 2}} | $.polled: "times beside a bound" does not say how often; use {"times": 1}, {"atLeast": 2}, {"atMost": 3}, or the last two together
          {'target': 'a', 'polled': {'atLeast': 2, 'atMost': 1}} | $.polled.atMost: 1 is less than 2, the least; no number is both
          {'target': 'a', 'polled': {'least': 2}} | $.polled.least: 2 stands under an unknown key; use one of times, atLeast, atMost
          {'target': 'a', 'deleted': false} | $.deleted: false says nothing; write true, or leave it out
          {'target': 'a', 'polledNoFasterThan': '0s'} | $.polledNoFasterThan: PT0S is kept by every poll; use a positive duration such as "0.1s"
          {'target': 'a', 'within': '2'} | $.within: "2" is no proto3 JSON duration; write seconds: "2s"
          {'target': 'a', 'within': '-2s'} | $.within: PT-2S is out of bounds; use from "0s" to "86400s"
          {'target': 'a', 'state': 'RUNNING'} | $.state: "RUNNING" is no end; use SUCCEEDED, FAILED, CANCELLED or DONE
          {'target': 'a', 'code': 'ABORTED'} | $.state: null is missing; write "FAILED" beside the code
          {'target': 'a', 'state': 'DONE', 'code': 'ABORTED'} | $.code: ABORTED does not go with the state DONE; expect the state FAILED
          {'target': 'a', 'state': 'FAILED', 'code': '10'} | $.code: "10" is no code of code.proto; use a name such as "UNAVAILABLE"
          """)
  void refusesWhatItDoesNotUnderstand(String json, String message) {
    assertThatThrownBy(() -> read(json))
        .isInstanceOf(InvalidArgumentException.class)
        .hasMessage(message);
  }

  @Test
  void writesLintsAsItReadsThem() {
    List<Lint> lints =
        List.of(
            Lint.polledAfterDone(),
            Lint.leftRunning(),
            Lint.polledFasterThan(Duration.ofMillis(100)));

    assertThat(LintReader.read(LintJson.of(lints))).isEqualTo(lints);
    assertThat(LintReader.read(LintJson.of(lints.subList(1, 2)))).isEqualTo(lints.subList(1, 2));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      textBlock =
          """
          {} | $: {} names no lint; use one of polledAfterDone, leftRunning, polledFasterThan
          {'leftRunning': false} | $: {leftRunning=false} names no lint; use one of polledAfterDone, leftRunning, polledFasterThan
          {'leftRunning': 1} | $.leftRunning: 1 is neither true nor false; write one of them
          {'polledFasterThan': '0s'} | $.polledFasterThan: PT0S is kept by every poll; use a positive duration such as "0.1s"
          {'slow': true} | $.slow: true stands under an unknown key; use one of polledAfterDone, leftRunning, polledFasterThan
          """)
  void refusesLintsThatItDoesNotKnow(String json, String message) {
    assertThatThrownBy(() -> LintReader.read(Json.parseObject(json.replace('\'', '"'), "the body")))
        .isInstanceOf(InvalidArgumentException.class)
        .hasMessage(message);
  }

  private static Expectation read(String json) {
    return ExpectationReader.read(Json.parseObject(json.replace('\'', '"'), "the body"));
  }
}
