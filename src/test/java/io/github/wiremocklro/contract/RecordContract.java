package io.github.wiremocklro.contract;

import static io.github.wiremocklro.operation.After.never;
import static io.github.wiremocklro.operation.After.polls;
import static io.github.wiremocklro.operation.OnCancel.refused;
import static io.github.wiremocklro.operation.OperationScript.operation;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.groups.Tuple.tuple;

import io.github.wiremocklro.FakeOperations;
import io.github.wiremocklro.operation.CallCounts;
import io.github.wiremocklro.operation.Code;
import io.github.wiremocklro.operation.Event;
import io.github.wiremocklro.operation.Operation;
import io.github.wiremocklro.operation.OperationRecord;
import io.github.wiremocklro.operation.OperationState;
import io.github.wiremocklro.operation.RpcRequest;
import io.github.wiremocklro.operation.Status;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;

/** What a test learns of operations. */
abstract class RecordContract extends ContractPart {

  RecordContract(FakeOperations server, Client client) {
    super(server, client);
  }

  @Test
  void isFoundByNameOrTargetAndIsNoPoll() {
    fake.start(operation().name(name).doneAfter(polls(1)));
    String started = createLake("a").text("/name");

    assertThat(fake.record(name).state()).isEqualTo(OperationState.RUNNING);
    assertThat(fake.record(name).state()).isEqualTo(OperationState.RUNNING);
    assertThat(fake.record(lake).operation().name()).hasToString(started);
  }

  @Test
  void tellsOperationStateAndScript() {
    Operation done =
        fake.start(operation().name(name).error(Code.ABORTED, "m").doneAfter(polls(0)));

    OperationRecord record = fake.record(name);

    assertThat(record.operation()).isEqualTo(done);
    assertThat(record.state()).isEqualTo(OperationState.FAILED);
    assertThat(record.script())
        .isEqualTo(operation().name(name).error(Code.ABORTED, "m").doneAfter(polls(0)));
  }

  @Test
  void ofTheLatestOnATarget() {
    createLake("a");
    fake.complete(lake);
    String deletion = client.send(ApiCall.deleteLake(lake)).text("/name");

    assertThat(fake.record(lake).operation().name()).hasToString(deletion);
  }

  @Test
  void ofAllAreTheNewestFirstHoweverMany() {
    for (int i = 0; i < 120; i++) {
      fake.start(operation().name(name + i));
    }

    List<OperationRecord> records = fake.records();

    assertThat(records).hasSize(120);
    assertThat(records.get(0)).isEqualTo(fake.record(name + 119));
    assertThat(records.get(119)).isEqualTo(fake.record(name + 0));
  }

  @Test
  void staysAfterADeleteOfWhichItTells() {
    fake.start(operation().name(name).doneAfter(never()));
    deleteOperation(name);

    assertThat(fake.history(name))
        .extracting(Event::type)
        .containsExactly(Event.Type.STARTED, Event.Type.DELETED);
    assertThat(fake.records()).isEmpty();
  }

  @Test
  void tellsWhatClientsAskedAndWhatTheyGot() {
    Instant now = fake.freezeClock().time();
    Status busy = Status.of(Code.FAILED_PRECONDITION, "busy");
    fake.start(operation().name(name).doneAfter(polls(2)).onCancel(refused().error(busy)));

    get(name);
    cancel(name);
    get(name);
    cancel(name);

    List<Event> history = fake.history(name);
    assertThat(history)
        .extracting(
            Event::type, Event::time, Event::request, Event::shown, Event::fault, Event::error)
        .containsExactly(
            tuple(Event.Type.STARTED, now, null, null, null, null),
            tuple(
                Event.Type.POLLED,
                now,
                asked("GetOperation", ApiCall.getOperation(name)),
                OperationState.RUNNING,
                null,
                null),
            tuple(
                Event.Type.CANCEL_REQUESTED,
                now,
                asked("CancelOperation", ApiCall.cancelOperation(name)),
                null,
                null,
                busy),
            tuple(
                Event.Type.POLLED,
                now,
                asked("GetOperation", ApiCall.getOperation(name)),
                OperationState.SUCCEEDED,
                null,
                null),
            tuple(Event.Type.DONE, now, null, null, null, null),
            tuple(
                Event.Type.CANCEL_REQUESTED,
                now,
                asked("CancelOperation", ApiCall.cancelOperation(name)),
                null,
                null,
                null));
  }

  @Test
  void tellsHowFastClientsPolledInRealTime() {
    fake.freezeClock();
    fake.start(operation().name(name).doneAfter(never()));
    get(name);
    get(name);

    List<Event> history = fake.history(name);

    Duration gap = history.get(2).elapsed().minus(history.get(1).elapsed());
    assertThat(gap).isPositive();
    assertThat(history).extracting(Event::sinceLastPoll).containsExactly(null, null, gap);
  }

  @Test
  void tellsHowOftenClientsCalled() {
    fake.start(operation().name(name).doneAfter(polls(2)));
    get(name);
    cancel(name);
    get(name);
    get(name);
    deleteOperation(name);

    CallCounts calls = fake.record(name).calls();

    Duration shortest =
        fake.history(name).stream()
            .map(Event::sinceLastPoll)
            .filter(Objects::nonNull)
            .min(Comparator.naturalOrder())
            .orElseThrow();
    assertThat(calls).isEqualTo(new CallCounts(3, 1, 1, 1, shortest));
  }

  @Test
  void saysWhetherAClientLearntOfTheEnd() {
    fake.start(operation().name(name).doneAfter(polls(2)));
    get(name);
    get(name);

    assertThat(fake.history(name))
        .extracting(Event::showsDone)
        .containsExactly(false, false, true, false);
  }

  private RpcRequest asked(String rpc, ApiCall call) {
    return new RpcRequest(rpc, client.asked(call));
  }
}
