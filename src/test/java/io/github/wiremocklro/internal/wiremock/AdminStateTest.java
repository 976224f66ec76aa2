package io.github.wiremocklro.internal.wiremock;

import static io.github.wiremocklro.operation.After.never;
import static io.github.wiremocklro.operation.OperationScript.operation;
import static io.github.wiremocklro.operation.StartPattern.any;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.wiremocklro.WireMockLroServer;
import io.github.wiremocklro.auth.AccessToken;
import io.github.wiremocklro.internal.wiremock.Rest.Reply;
import io.github.wiremocklro.operation.JsonObject;
import io.github.wiremocklro.operation.Limits;
import io.github.wiremocklro.operation.OperationName;
import java.net.http.HttpRequest.BodyPublishers;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The state over the admin API: what is refused, and that nothing has changed by it. */
class AdminStateTest {
  private static final String STATE = "/__admin/ext/lro/state";
  private static final OperationName NAME =
      OperationName.parse("projects/p/locations/l/operations/op-1");
  private static final String START = "2026-01-02T03:04:05Z";
  private static final String OPERATION =
      """
      {'name': 'projects/p/operations/x', 'createTime': 'T', 'script': {}, 'calls': {},
       'ending': {'after': 'never', 'from': 'T'},
       'history': [{'event': 'STARTED', 'time': 'T', 'elapsed': '0s'}]}
      """;

  @AutoClose private final WireMockLroServer fake = new WireMockLroServer().start();

  private final Rest rest = new Rest(fake::baseUrl);

  private static String state(String scopes) {
    return """
        {'version': 1, 'savedAt': 'T', 'elapsed': '1s', 'clock': {'time': 'T', 'frozen': false},
         'scopes': [%s]}"""
        .formatted(scopes)
        .replace("'T'", "'" + START + "'")
        .replace('\'', '"');
  }

  private Reply put(String json) {
    return put("", json);
  }

  private Reply put(String query, String json) {
    return rest.send("PUT", STATE + query, json);
  }

  @Test
  void whatIsWrittenByHandIsLoaded() {
    Reply reply = put(state("{'name': 'projects/p', 'operations': [%s]}".formatted(OPERATION)));

    assertThat(reply.status()).isEqualTo(200);
    assertThat(rest.get("/v1/projects/p/operations/x").text("/done")).isEqualTo("false");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '"',
      textBlock =
          """
          "'operations':"|"'operation':"|"$.scopes[0].operation: "|"stands under an unknown key; use one of name, clock, operations, takenNames, lostNames, resources, starts, requests"
          'projects/p/operations/x'|'projects/q/operations/x'|"$.scopes[0].operations[0].name: "|"lies outside the scope "
          'projects/p/operations/x'|'projects/p/operations'|"$.scopes[0].operations[0].name: "|is no operation name
          'STARTED'|'BEGUN'|"$.scopes[0].operations[0].history[0].event: "|"is not known; use one of [STARTED, POLLED,"
          'elapsed': '0s'|'elapsed': 'soon'|"$.scopes[0].operations[0].history[0].elapsed: "|is no proto3 JSON duration
          "'calls': {}"|"'calls': {'polls': -1}"|"$.scopes[0].operations[0].calls.polls: -1 "|is less than 0; count from 0
          "'calls': {}"|"'calls': {'lastPoll': '-10000000000s'}"|"$.scopes[0].operations[0].calls.lastPoll: "|is more than a century of real time
          "'calls': {}"|"'calls': {'shortestGap': '10000000000s'}"|"$.scopes[0].operations[0].calls.shortestGap: "|is more than a century of real time
          "'calls': {}"|"'calls': {}, 'stepsAhead': [0]"|"$.scopes[0].operations[0].stepsAhead: 0 "|is no step of the script's progress; count them from 0
          'never'|'later'|"$.scopes[0].operations[0].ending.after: "|does not fit here
          'from':|'resource': true, 'from':|"$.scopes[0].operations[0].ending.resource: true "|means a resource that there is none of
          "'script': {}"|"'script': {}, 'effect': {}"|"$.scopes[0].operations[0].effect.@type: null "|names no message type
          "'script': {}"|"'script': {}, 'metadata': {'@type': 'x'}"|"$.scopes[0].operations[0].metadata.@type: "|names no message type
          """)
  void whatDoesNotFitIsRefusedWithItsPlace(
      String right, String wrong, String place, String problem) {
    fake.start(operation().name(NAME).doneAfter(never()));
    String good = state("{'name': 'projects/p', 'operations': [%s]}".formatted(OPERATION));
    String bad = good.replace(right.replace('\'', '"'), wrong.replace('\'', '"'));
    assertThat(bad).isNotEqualTo(good);

    Reply reply = put(bad);

    assertThat(reply.error()).startsWith("400 INVALID_ARGUMENT");
    assertThat(reply.message()).startsWith(place).contains(problem);
    assertThat(fake.records()).extracting(one -> one.operation().name()).containsExactly(NAME);
  }

  @Test
  void aResourceWaitsForNoOperationThatIsNotThere() {
    Reply reply =
        put(
            state(
                """
                {'name': 'projects/p', 'resources': [{'name': 'projects/p/locations/l/lakes/a',
                 'pending': {'operation': 'projects/p/operations/x',
                             'change': {'create': 'projects/p/locations/l/lakes/a'}}}]}
                """));

    assertThat(reply.message())
        .startsWith(
            "$.scopes[0].resources[0].pending.operation: \"projects/p/operations/x\" is no"
                + " operation of this scope; use the name of one");
  }

  /** What {@code setIamPolicy} takes no client could read, as bytes or as messages of gRPC. */
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '"',
      textBlock =
          """
          {}|".etag: null is no etag; write one in Base64, such as 'ACAB'"
          {'etag': 'no etag'}|".etag: 'no etag' is no etag"
          {'etag': 'ACAB', 'version': 1}|".version: 1 is not kept of a policy; use some of [etag, bindings, auditConfigs]"
          {'etag': 'ACAB', 'bindings': {}}|".bindings: "
          {'etag': 'ACAB', 'bindings': ['a']}|".bindings[0]: 'a' is no JSON object; write one: {...}"
          {'etag': 'ACAB', 'bindings': [{'role': 1}]}|".bindings[0].role: 1 is no role"
          {'etag': 'ACAB', 'bindings': [{'role': 'r'}]}|".bindings[0].members: [] are nobody"
          {'etag': 'ACAB', 'bindings': [{'role': 'r', 'members': 'allUsers'}]}|".bindings[0].members: 'allUsers' is no list; write one: [...]"
          {'etag': 'ACAB', 'bindings': [{'role': 'r', 'members': ['a@b.c']}]}|".bindings[0].members: 'a@b.c' is no member"
          {'etag': 'ACAB', 'bindings': [{'role': 'r', 'members': ['allUsers'], 'condition': 'true'}]}|".bindings[0].condition: 'true' is no JSON object"
          {'etag': 'ACAB', 'auditConfigs': 'all'}|".auditConfigs: 'all' is no list"
          {'etag': 'ACAB', 'auditConfigs': [{'auditLogConfigs': [{'exemptedMembers': ['a']}]}]}|".auditConfigs[0].auditLogConfigs[0].exemptedMembers: 'a' is no member"
          """)
  void aPolicyThatNobodyCouldHaveSetIsRefused(String policy, String problem) {
    fake.start(operation().name(NAME).doneAfter(never()));
    String resource = "{'name': 'projects/p/locations/l/lakes/a', 'policy': %s}".formatted(policy);

    Reply reply = put(state("{'name': 'projects/p', 'resources': [%s]}".formatted(resource)));

    assertThat(reply.error()).startsWith("400 INVALID_ARGUMENT");
    assertThat(reply.message().replace('"', '\''))
        .startsWith("$.scopes[0].resources[0].policy" + problem);
    assertThat(fake.records()).extracting(one -> one.operation().name()).containsExactly(NAME);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '"',
      textBlock =
          """
          {'name': 'projects/p/lakes/a'}|"stored.@type: null names no message type; write one, as in 'type.googleapis.com/google.protobuf.Empty'"
          {'@type': 'a/b.Lake', 'name': 'projects/p/lakes/b'}|"stored.name: 'projects/p/lakes/b' is another name; write projects/p/lakes/a"
          {'@type': 'a/b.Lake'}|"stored.name: null is another name; write projects/p/lakes/a"
          """)
  void aResourceSaysWhatItIsAndWhatItIsCalled(String stored, String problem) {
    String resource = "{'name': 'projects/p/lakes/a', 'stored': %s}".formatted(stored);

    Reply reply = put(state("{'name': 'projects/p', 'resources': [%s]}".formatted(resource)));

    assertThat(reply.message().replace('"', '\'')).isEqualTo("$.scopes[0].resources[0]." + problem);
  }

  @Test
  void nothingIsThereTwice() {
    Reply reply =
        put(state("{'name': 'projects/p', 'operations': [%s, %1$s]}".formatted(OPERATION)));

    assertThat(reply.message())
        .isEqualTo(
            "$.scopes[0].operations[1].name: \"projects/p/operations/x\" is there twice; keep one"
                + " of them");
  }

  @Test
  void whatHasNoRoomIsRefusedAndNothingHasChanged() {
    try (WireMockLroServer small =
        new WireMockLroServer(Limits.DEFAULTS.maxOperations(2), options -> {}).start()) {
      Rest toSmall = new Rest(small::baseUrl);
      small.start(operation().name(NAME).doneAfter(never()));
      IntStream.range(0, 3).forEach(i -> fake.start(operation().doneAfter(never())));
      String all = rest.get(STATE).body();
      String scope = rest.get(STATE + "?scope=projects/test-project").body();

      assertThat(toSmall.send("PUT", STATE, all).error())
          .isEqualTo("429 RESOURCE_EXHAUSTED LIMIT_EXCEEDED");
      assertThat(toSmall.send("PUT", STATE, scope).message()).contains("--max-operations");
      assertThat(small.records()).extracting(one -> one.operation().name()).containsExactly(NAME);
      small.reset();
      assertThat(small.start(operation()).done()).isFalse();
    }
  }

  @Test
  void aStateMayBeLongerThanAScript() {
    JsonObject long1 =
        JsonObject.of(
            "@type", "type.googleapis.com/google.protobuf.Struct", "a", "x".repeat(500_000));
    IntStream.range(0, 3).forEach(i -> fake.start(operation().response(long1).doneAfter(never())));
    String all = rest.get(STATE).body();
    fake.reset();

    assertThat(put(all).status()).isEqualTo(200);
    assertThat(fake.records()).hasSize(3);
  }

  @Test
  void aStateThatCouldNotBeLoadedAgainIsNotSent() {
    JsonObject long1 =
        JsonObject.of(
            "@type", "type.googleapis.com/google.protobuf.Struct", "a", "x".repeat(900_000));
    IntStream.range(0, 12).forEach(i -> fake.start(operation().response(long1).doneAfter(never())));

    assertThat(rest.get(STATE).error()).isEqualTo("429 RESOURCE_EXHAUSTED LIMIT_EXCEEDED");
    assertThat(rest.get(STATE).message()).contains("--state-file", "--max-request-bytes");
  }

  @Test
  void accessTokensAreForgottenByALoad() {
    fake.requireAuth();
    fake.in("projects/p").declare(AccessToken.of("t"));
    String saved = rest.get(STATE + "?scope=projects/p").body();

    assertThat(saved).doesNotContain("\"t\"");
    assertThat(put(saved).status()).isEqualTo(200);
    Reply any =
        rest.send(
            "GET",
            "/v1/projects/p/locations/l/lakes",
            BodyPublishers.noBody(),
            "Authorization",
            "Bearer other");
    assertThat(any.status()).isEqualTo(200);
  }

  @Test
  void aScopeOfWhichThereIsAScriptAloneIsLoadedToo() {
    fake.in("projects/q").next(any(), operation().doneAfter(never()));
    String all = rest.get(STATE).body();
    fake.reset();

    assertThat(put("?scope=projects/q", all).status()).isEqualTo(200);
    assertThat(fake.in("projects/q").armed()).hasSize(1);
    assertThat(put("?scope=projects/r", all).message())
        .endsWith("use one of them, such as projects/q");
    assertThat(put("?scope=projects/r", state("")).message())
        .endsWith("load all, in which is no scope");
  }

  @Test
  void theHeaderAloneSaysTheScope() {
    fake.in("projects/p").start(operation());
    fake.in("projects/q").start(operation());

    Reply reply =
        rest.send(
            "POST", "/__admin/ext/lro/reset", BodyPublishers.noBody(), "x-lro-scope", "projects/p");

    assertThat(reply.status()).isEqualTo(200);
    assertThat(fake.records())
        .extracting(one -> one.operation().name().scope())
        .containsExactly("projects/q");
  }

  @Test
  void aHeaderThatSaysAnotherScopeIsRefused() {
    fake.in("projects/p").start(operation());

    Reply reply =
        rest.send(
            "POST",
            "/__admin/ext/lro/reset",
            BodyPublishers.ofString("{\"scope\": \"projects/p\"}"),
            "x-lro-scope",
            "projects/q");

    assertThat(reply.error()).startsWith("400 INVALID_ARGUMENT");
    assertThat(reply.message())
        .isEqualTo(
            "the header x-lro-scope: \"projects/q\" is another scope than \"projects/p\"; send the"
                + " same in both, or the header alone");
    assertThat(fake.records()).hasSize(1);
  }
}
