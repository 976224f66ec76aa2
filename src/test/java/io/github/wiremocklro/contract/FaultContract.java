package io.github.wiremocklro.contract;

import static io.github.wiremocklro.operation.After.never;
import static io.github.wiremocklro.operation.Fault.onCancel;
import static io.github.wiremocklro.operation.Fault.onDelete;
import static io.github.wiremocklro.operation.Fault.onGet;
import static io.github.wiremocklro.operation.Fault.onStart;
import static io.github.wiremocklro.operation.Fault.onWait;
import static io.github.wiremocklro.operation.FaultReply.body;
import static io.github.wiremocklro.operation.FaultReply.delay;
import static io.github.wiremocklro.operation.FaultReply.dropped;
import static io.github.wiremocklro.operation.FaultReply.error;
import static io.github.wiremocklro.operation.FaultReply.truncated;
import static io.github.wiremocklro.operation.FaultReply.violation;
import static io.github.wiremocklro.operation.OperationScript.operation;
import static io.github.wiremocklro.operation.StartPattern.create;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.wiremocklro.FakeOperations;
import io.github.wiremocklro.internal.wiremock.Rest.Reply;
import io.github.wiremocklro.operation.Code;
import io.github.wiremocklro.operation.Fault;
import io.github.wiremocklro.operation.OperationScript;
import io.github.wiremocklro.operation.OperationState;
import io.github.wiremocklro.operation.Violation;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.EnumSource.Mode;

/** What a client sees of calls that go wrong. */
abstract class FaultContract extends ContractPart {

  FaultContract(FakeOperations server, Client client) {
    super(server, client);
  }

  @ParameterizedTest
  @EnumSource(names = "OK", mode = Mode.EXCLUDE)
  void errorsHaveTheirCodes(Code code) {
    start(onGet(error(code, "for 100 % of ü\n")));

    Reply reply = get(name);

    assertThat(reply.error()).startsWith(code.httpStatus() + " " + code.name());
    assertThat(reply.message()).isEqualTo("for 100 % of ü\n");
    assertThat(get(name).status()).isEqualTo(200);
  }

  @Test
  void eachMethodMayHaveItsOwn() {
    start(
        onCancel(error(Code.ABORTED, "cancel")),
        onDelete(error(Code.DATA_LOSS, "delete")),
        onWait(error(Code.OUT_OF_RANGE, "wait")));

    assertThat(cancel(name).message()).isEqualTo("cancel");
    assertThat(deleteOperation(name).message()).isEqualTo("delete");
    assertThat(client.send(ApiCall.waitOperation(name, "60s")).message()).isEqualTo("wait");
    assertThat(get(name).status()).isEqualTo(200);
  }

  @Test
  void dropsHideWhatHasHappened() {
    start(onCancel(dropped()));

    client.assertBroken(ApiCall.cancelOperation(name));

    assertThat(fake.record(name).state()).isEqualTo(OperationState.CANCELLED);
  }

  @Test
  void dropsOfAStartLeaveTheOperation() {
    fake.next(create(lake), operation().fault(onStart(dropped())));

    client.assertBroken(ApiCall.createLake(fake.parent(), "a"));

    assertThat(fake.record(lake).state()).isEqualTo(OperationState.RUNNING);
  }

  @Test
  void truncatedRepliesBreakOff() {
    start(onGet(truncated()));

    client.assertBroken(ApiCall.getOperation(name));

    assertThat(get(name).text("/name")).isEqualTo(name);
  }

  @Test
  void pagesOfProxiesComeAsTheyAre() {
    start(onGet(body(502, "<html>Bad Gateway</html>")).from(1), onGet(body(500, "<p>")).from(2));

    client.assertPage(ApiCall.getOperation(name), 502, "<html>Bad Gateway</html>");
    client.assertPage(ApiCall.getOperation(name), 500, "<p>");
  }

  @Test
  void delaysLetTheReplyCome() {
    start(onGet(delay(Duration.ofMillis(2))));

    assertThat(get(name).text("/name")).isEqualTo(name);

    assertThat(fake.history(name)).extracting(e -> e.fault() != null).containsExactly(false, true);
  }

  @Test
  void violationsOfTheProtocolAreSent() {
    start(
        onGet(violation(Violation.DONE_WITHOUT_RESULT)).from(1),
        onGet(violation(Violation.BOTH_RESULTS)).from(2),
        onGet(violation(Violation.DONE_GOES_BACK)).from(3),
        onGet(violation(Violation.UNKNOWN_TYPE)).from(4));

    Reply without = get(name);
    assertThat(without.json().at("/done").asBoolean()).isTrue();
    assertThat(without.has("/response") || without.has("/error")).isFalse();
    client.assertBothResults(ApiCall.getOperation(name), Code.INTERNAL.number());
    assertThat(get(name).json().at("/done").asBoolean()).isFalse();
    client.assertUnknownMetadata(ApiCall.getOperation(name), "unknown.v1.Message");
  }

  private void start(Fault... faults) {
    OperationScript script = operation().name(name).doneAfter(never());
    for (Fault fault : faults) {
      script = script.fault(fault);
    }
    fake.start(script);
  }
}
