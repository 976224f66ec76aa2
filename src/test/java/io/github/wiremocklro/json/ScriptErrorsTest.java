package io.github.wiremocklro.json;

import static io.github.wiremocklro.json.Script.problemOf;
import static io.github.wiremocklro.json.Script.read;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.wiremocklro.operation.InvalidScriptException;
import io.github.wiremocklro.operation.JsonObject;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Each refusal names the place, the value, what is wrong and what to do. */
class ScriptErrorsTest {

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      textBlock =
          """
          {'done': 3} | $.done: 3 stands under an unknown key; use one of operation, doneAfter, onCancel, resource, validateOnly, progress, expiresAfter
          {'x': {'a': 1}} | $.x: {a=1} stands under an unknown key; use one of operation, doneAfter, onCancel, resource, validateOnly, progress, expiresAfter
          {'operation': {'done': true}} | $.operation.done: true stands under an unknown key; use one of name, parent, metadata, response, error
          {'onCancel': {'when': 1}} | $.onCancel.when: 1 stands under an unknown key; use one of outcome, after, error, ifDone, metadata
          {'resource': {'replace': 'a'}} | $.resource.replace: "a" stands under an unknown key; use one of create, update, delete, @type, body, updateMask
          {'operation': {'error': {'status': 'X'}}} | $.operation.error.status: "X" stands under an unknown key; use one of code, message, details
          {'onCancel': 'explodes'} | $.onCancel: "explodes" is no outcome of a cancel; use one of cancelled, completes, fails, stuck, refused, unimplemented
          {'onCancel': {'outcome': 'CANCELLED'}} | $.onCancel.outcome: "CANCELLED" is no outcome of a cancel; use one of cancelled, completes, fails, stuck, refused, unimplemented
          {'onCancel': 3} | $.onCancel: 3 does not fit here; use cancelled, completes, fails, stuck, refused, unimplemented, or an object
          {'doneAfter': {'polls': -1}} | $.doneAfter.polls: -1 is negative; use 0 for at once, or the number of polls it takes
          {'doneAfter': {'polls': '3'}} | $.doneAfter.polls: "3" is no whole number up to 2147483647; write digits, no quotes
          {'doneAfter': {'polls': 1.5}} | $.doneAfter.polls: 1.5 is no whole number up to 2147483647; write digits, no quotes
          {'doneAfter': {'polls': 2147483648}} | $.doneAfter.polls: 2147483648 is no whole number up to 2147483647; write digits, no quotes
          {'doneAfter': {'polls': 1, 'time': '1s'}} | $.doneAfter: "polls and time" exclude each other; give exactly one of polls, time
          {'doneAfter': {}} | $.doneAfter: {} is not enough; give exactly one of polls, time
          {'doneAfter': 3} | $.doneAfter: 3 does not fit here; use {"polls": 3}, {"time": "30s"} or "never"
          {'doneAfter': 'soon'} | $.doneAfter: "soon" does not fit here; use {"polls": 3}, {"time": "30s"} or "never"
          {'doneAfter': {'time': '1h'}} | $.doneAfter.time: "1h" is no proto3 JSON duration; write seconds: "3600s"
          {'doneAfter': {'time': '-1s'}} | $.doneAfter.time: PT-1S is negative; use "0s" for at once
          {'doneAfter': {'time': 30}} | $.doneAfter.time: 30 is no string; put it in quotes
          {'doneAfter': {'time': '999999999999s'}} | $.doneAfter.time: PT277777777H46M39S is over 10,000 years; use "never" for what does not end
          {'onCancel': {'after': {'time': '5m'}}} | $.onCancel.after.time: "5m" is no proto3 JSON duration; write seconds: "300s"
          {'operation': {'error': {}}} | $.operation.error.code: null is missing; give a number or a name of google.rpc.Code
          {'operation': {'error': {'code': 0}}} | $.operation.error.code: OK is no error; use a code from 1 (CANCELLED) to 16 (UNAUTHENTICATED)
          {'operation': {'error': {'code': 'OK'}}} | $.operation.error.code: OK is no error; use a code from 1 (CANCELLED) to 16 (UNAUTHENTICATED)
          {'operation': {'error': {'code': 17}}} | $.operation.error.code: 17 is no google.rpc.Code; use a number from 1 to 16 or a name such as "NOT_FOUND"
          {'operation': {'error': {'code': -1}}} | $.operation.error.code: -1 is no google.rpc.Code; use a number from 1 to 16 or a name such as "NOT_FOUND"
          {'operation': {'error': {'code': 'not_found'}}} | $.operation.error.code: "not_found" is no google.rpc.Code; use a number from 1 to 16 or a name such as "NOT_FOUND"
          {'operation': {'error': 'ABORTED'}} | $.operation.error: "ABORTED" does not fit here; use {"code": 13, "message": "..."}
          {'operation': {'error': {'code': 1, 'details': {}}}} | $.operation.error.details: {} is no list; write one: [...]
          {'operation': {'error': {'code': 1, 'details': ['x']}}} | $.operation.error.details: "x" is no message with an "@type"; write an object with one
          {'onCancel': {'metadata': {'@type': null}}} | $.onCancel.metadata.@type: null would change what the metadata is; leave it out
          {'onCancel': {'ifDone': 'no'}} | $.onCancel.ifDone: "no" answers nothing; use "ok", or an error such as {"code": 9, "message": "..."}
          {'onCancel': {'outcome': 'stuck', 'error': {'code': 5}}} | $.onCancel.error: NOT_FOUND contradicts the outcome "stuck"; leave it out, or use the outcome cancelled, fails or refused
          {'onCancel': {'outcome': 'completes', 'error': {'code': 5}}} | $.onCancel.error: NOT_FOUND contradicts the outcome "completes"; leave it out, or use the outcome cancelled, fails or refused
          {'onCancel': {'error': {'code': 5}}} | $.onCancel.error.code: NOT_FOUND contradicts the outcome "cancelled"; leave it out, or use the outcome fails
          {'onCancel': {'outcome': 'unimplemented', 'error': {'code': 5}}} | $.onCancel.error.code: NOT_FOUND contradicts the outcome "unimplemented"; leave it out, or use the outcome refused
          {'onCancel': {'outcome': 'refused', 'metadata': {'a': 1}}} | $.onCancel.metadata: {a=1} contradicts the outcome "refused"; leave it out, or use the outcome cancelled, completes, fails or stuck
          {'operation': 'op-1'} | $.operation: "op-1" is no JSON object; write one: {...}
          {'operation': {'name': 'projects/p'}} | $.operation.name: "projects/p" is no operation name; end it with operations/{id}, as in "projects/p/locations/l/operations/op-1"
          {'operation': {'name': 7}} | $.operation.name: 7 is no string; put it in quotes
          {'operation': {'parent': 'a//b'}} | $.operation.parent: "a//b" is no resource name; write segments between single slashes, at most 2048 characters, as in "projects/p/locations/l"
          {'operation': {'name': 'operations/a', 'parent': 'a'}} | $.operation: "name and parent" exclude each other; keep one of them
          {'operation': {'response': {'@type': 'a/b'}, 'error': {'code': 1}}} | $.operation: "response and error" exclude each other (operations.proto, oneof result); keep one of them
          {'operation': {'metadata': {'verb': 'x'}}} | $.operation.metadata.@type: null names no message type, and clients fail on such an Any (any.proto); write one, as in "type.googleapis.com/google.protobuf.Empty"
          {'operation': {'response': {'@type': 'Lake'}}} | $.operation.response.@type: "Lake" names no message type, and clients fail on such an Any (any.proto); write one, as in "type.googleapis.com/google.protobuf.Empty"
          {'resource': {}} | $.resource: {} is not enough; give exactly one of create, update, delete
          {'resource': {'create': 'a', 'delete': 'a'}} | $.resource: "create and delete" exclude each other; give exactly one of create, update, delete
          {'resource': {'create': 'a/b'}} | $.resource.@type: null names no message type; name the resource's type, as in "type.googleapis.com/google.cloud.dataplex.v1.Lake"
          {'resource': {'create': 'a/b', '@type': 'Lake'}} | $.resource.@type: "Lake" names no message type; name the resource's type, as in "type.googleapis.com/google.cloud.dataplex.v1.Lake"
          {'resource': {'update': 'a/b', '@type': 'x/T'}} | $.resource.@type: "x/T" is known since the create; leave it out of update
          {'resource': {'delete': 'a/b', 'body': {'a': 1}}} | $.resource.body: {a=1} means nothing to a delete; leave it out
          {'resource': {'delete': 'a/b', 'updateMask': 'a'}} | $.resource.updateMask: "a" goes with update only; leave it out of delete
          {'resource': {'update': 'a/b', 'body': []}} | $.resource.body: [] is no JSON object; write one: {...}
          {'resource': {'delete': '/a'}} | $.resource.delete: "/a" is no resource name; write segments between single slashes, at most 2048 characters, as in "projects/p/locations/l"
          {'progress': {'at': 1}} | $.progress: {at=1} is no list; write one: [...]
          {'progress': [{'at': {'polls': 1}}]} | $.progress[0].metadata: null is missing; write {"at": {"polls": 1}, "metadata": {"progressPercent": 40}}
          {'progress': [{'metadata': {}}]} | $.progress[0].at: null is missing; write {"at": {"polls": 1}, "metadata": {"progressPercent": 40}}
          {'progress': [null]} | $.progress[0]: null does not fit here; use {"at": {"polls": 1}, "metadata": {"progressPercent": 40}}
          {'progress': [40]} | $.progress[0]: 40 does not fit here; use {"at": {"polls": 1}, "metadata": {"progressPercent": 40}}
          {'progress': [{'at': {'polls': 1}, 'metadata': {}}, {'at': {'polls': 2}, 'percent': 1}]} | $.progress[1].percent: 1 stands under an unknown key; use one of at, metadata
          {'progress': [{'at': {'polls': 1}, 'metadata': {}}, {'at': {'polls': -1}, 'metadata': {}}]} | $.progress[1].at.polls: -1 is negative; use 0 for at once, or the number of polls it takes
          {'progress': [{'at': {'time': '1m'}, 'metadata': {}}]} | $.progress[0].at.time: "1m" is no proto3 JSON duration; write seconds: "60s"
          {'progress': [{'at': 'never', 'metadata': {}}]} | $.progress[0].at: "never" is when nobody sees the step; leave the step out
          {'progress': [{'at': 'soon', 'metadata': {}}]} | $.progress[0].at: "soon" does not fit here; use {"polls": 3} or {"time": "30s"}
          {'progress': [{'at': {'polls': 1}, 'metadata': 40}]} | $.progress[0].metadata: 40 is no JSON object; write one: {...}
          {'progress': [{'at': {'polls': 1}, 'metadata': {'@type': 'a/b'}}]} | $.progress[0].metadata.@type: "a/b" would change what the metadata is; leave it out
          {'expiresAfter': '1h'} | $.expiresAfter: "1h" is no proto3 JSON duration; write seconds: "3600s"
          {'expiresAfter': '-1s'} | $.expiresAfter: PT-1S is negative; use "0s" for at once
          {'expiresAfter': 3600} | $.expiresAfter: 3600 is no string; put it in quotes
          {'expiresAfter': '999999999999s'} | $.expiresAfter: PT277777777H46M39S is over 10,000 years; leave it out for what never expires
          {'validateOnly': 'yes'} | $.validateOnly: "yes" is neither true nor false; write one of them
          """)
  void namesPlaceValueAndRemedy(String json, String problem) {
    assertThat(problemOf(json)).isEqualTo(problem);
  }

  /** It used to read as no metadata at all. */
  @ParameterizedTest
  @ValueSource(strings = {"5", "null", "['a/b']"})
  void refusesATypeThatIsNoString(String type) {
    assertThat(problemOf("{'operation': {'metadata': {'@type': " + type + "}}}"))
        .startsWith("$.operation.metadata.@type: null names no message type");
  }

  @ParameterizedTest
  @ValueSource(strings = {"stuck", "refused", "unimplemented"})
  void refusesAnAfterWhereNothingCanCome(String outcome) {
    assertThat(problemOf("{'onCancel': {'outcome': '" + outcome + "', 'after': {'polls': 1}}}"))
        .startsWith("$.onCancel.after: ")
        .endsWith(
            " contradicts the outcome \"%s\"; leave it out, or use the outcome cancelled, completes"
                    .formatted(outcome)
                + " or fails");
  }

  @Test
  void showsOnlyTheBeginningOfALongValue() {
    String problem = problemOf("{'onCancel': '" + "x".repeat(1_000_000) + "'}");

    assertThat(problem).startsWith("$.onCancel: \"xxx").contains("x...").hasSizeLessThan(500);
  }

  @Test
  void namesThePathFromTheGivenPlaceOn() {
    assertThatThrownBy(
            () ->
                new ScriptReader(Leaves.LITERAL)
                    .read(JsonObject.of("doneAfter", 1), "$.transformerParameters"))
        .isInstanceOf(InvalidScriptException.class)
        .hasMessageStartingWith("$.transformerParameters.doneAfter: 1 ");
  }

  @Test
  void takesAndShowsAnObjectThatIsDeeplyNested() {
    String deep = "{'a':".repeat(90) + "1" + "}".repeat(90);

    assertThat(problemOf("{'validateOnly': " + deep + "}"))
        .startsWith("$.validateOnly: ")
        .endsWith("is neither true nor false; write one of them");
    assertThat(
            read("{'operation': {'metadata': {'@type': 'a/b', 'deep': " + deep + "}}}").metadata())
        .isNotNull();
  }
}
