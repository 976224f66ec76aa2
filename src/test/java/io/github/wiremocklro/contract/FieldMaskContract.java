package io.github.wiremocklro.contract;

import static io.github.wiremocklro.operation.After.never;
import static io.github.wiremocklro.operation.After.polls;
import static io.github.wiremocklro.operation.OperationScript.operation;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.wiremocklro.FakeOperations;
import io.github.wiremocklro.internal.wiremock.Rest.Reply;
import java.util.List;
import org.junit.jupiter.api.Test;

/**
 * What a client gets that asks for some fields alone, by the header that both transports have
 * (https://cloud.google.com/apis/docs/system-parameters).
 */
abstract class FieldMaskContract extends ContractPart {

  FieldMaskContract(FakeOperations server, Client client) {
    super(server, client);
  }

  @Test
  void isPartOfAnOperation() {
    fake.start(operation().name(name).metadata(METADATA.with("target", lake)).doneAfter(polls(1)));

    Reply reply = asking("name,metadata.target", ApiCall.getOperation(name));

    assertThat(reply.text("/name")).isEqualTo(name);
    assertThat(reply.text("/metadata/target")).isEqualTo(lake);
    assertThat(reply.json().get("metadata").size()).isEqualTo(2);
    assertThat(reply.text("/done")).isNotEqualTo("true");
    assertThat(get(name).text("/done")).isEqualTo("true");
  }

  @Test
  void isPartOfWhatIsStarted() {
    Reply started = asking("name", ApiCall.createLake(fake.parent(), "a"));

    assertThat(started.text("/name")).contains("/operations/");
    assertThat(started.has("/metadata")).isFalse();
    assertThat(fake.history(started.text("/name"))).hasSize(1);
  }

  @Test
  void isPartOfEachInAList() {
    fake.start(operation().name(name).metadata(METADATA).doneAfter(never()));
    fake.start(operation().name(name + 1).metadata(METADATA).doneAfter(never()));

    Reply list = asking("operations/name", ApiCall.listOperations(fake.parent(), "", 1, ""));

    assertThat(list.text("/operations/0/name")).isEqualTo(name + 1);
    assertThat(list.has("/operations/0/metadata")).isFalse();
    assertThat(list.has("/nextPageToken")).isFalse();
  }

  @Test
  void isPartOfAResourceAndOfAList() {
    fake.complete(createLake("a").text("/name"));

    Reply got = asking("display_name,state", ApiCall.getLake(lake));
    Reply list = asking("lakes(name)", ApiCall.listLakes(fake.parent()));

    assertThat(got.text("/state")).isEqualTo("ACTIVE");
    assertThat(got.has("/name")).isFalse();
    assertThat(list.text("/lakes/0/name")).isEqualTo(lake);
    assertThat(list.has("/lakes/0/state")).isFalse();
  }

  @Test
  void refusesWhatTheReplyCannotHaveBeforeAnythingIsDone() {
    fake.start(operation().name(name).doneAfter(polls(1)));

    Reply started = asking("name,nope", ApiCall.createLake(fake.parent(), "a"));
    Reply polled = asking("operations", ApiCall.getOperation(name));

    for (Reply refused : List.of(started, polled)) {
      assertThat(refused.error()).isEqualTo("400 INVALID_ARGUMENT BadRequest");
      assertThat(refused.message()).isEqualTo("Request contains an invalid argument.");
    }
    assertThat(started.text("/error/details/0/fieldViolations/0/description"))
        .isEqualTo(
            "Error expanding 'fields' parameter. Cannot find matching fields for path 'nope'.");
    assertThat(get(lake).status()).isEqualTo(404);
    assertThat(fake.history(name)).hasSize(1);
  }

  @Test
  void leavesErrorsWhole() {
    Reply asked = asking("name", ApiCall.getOperation(name));

    assertThat(asked.body()).isEqualTo(get(name).body());
    assertThat(asked.status()).isEqualTo(404);
  }

  private Reply asking(String fields, ApiCall call) {
    return client.with("x-goog-fieldmask", fields).send(call);
  }
}
