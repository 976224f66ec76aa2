package io.github.wiremocklro.contract;

import static io.github.wiremocklro.operation.After.never;
import static io.github.wiremocklro.operation.OnCancel.refused;
import static io.github.wiremocklro.operation.OperationScript.operation;
import static io.github.wiremocklro.operation.StartPattern.create;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.wiremocklro.FakeOperations;
import io.github.wiremocklro.internal.wiremock.Rest.Reply;
import org.junit.jupiter.api.Test;

/** The header {@code x-lro-script}, with which a client decides the fate of its own call. */
abstract class ScriptHeaderContract extends ContractPart {

  ScriptHeaderContract(FakeOperations server, Client client) {
    super(server, client);
  }

  @Test
  void hasTheLastWordOverAnArmedScript() {
    fake.next(create(lake), operation().doneAfter(never()).onCancel(refused()));

    Reply started = scripted("{\"onCancel\": \"unimplemented\"}");

    assertThat(cancel(started).error()).startsWith("501 UNIMPLEMENTED");
    assertThat(fake.record(lake).script().doneAfter()).isEqualTo(never());
  }

  @Test
  void maySayHowTheOperationEnds() {
    Reply started =
        scripted(
            "{\"doneAfter\": {\"polls\": 0},"
                + " \"operation\": {\"error\": {\"code\": 8, \"message\": \"100 % gone\"}}}");

    assertThat(started.json().at("/done").asBoolean()).isTrue();
    assertThat(started.text("/error/code")).isEqualTo("8");
    assertThat(started.text("/error/message")).isEqualTo("100 % gone");
  }

  @Test
  void thatIsBrokenIsRefusedAndStartsNothing() {
    Reply refused = scripted("{\"onCancel\": \"maybe\"}");

    assertThat(refused.error()).isEqualTo("400 INVALID_ARGUMENT INVALID_ARGUMENT");
    assertThat(refused.message()).startsWith("$[x-lro-script].onCancel: \"maybe\" is no outcome");
    assertThat(fake.records()).isEmpty();
  }

  @Test
  void meansNothingToACallThatStartsNothing() {
    fake.start(operation().name(name));

    Client scripting = client.with("x-lro-script", "no script");

    assertThat(scripting.send(ApiCall.getOperation(name)).status()).isEqualTo(200);
  }

  private Reply scripted(String script) {
    return client.with("x-lro-script", script).send(ApiCall.createLake(fake.parent(), "a"));
  }
}
