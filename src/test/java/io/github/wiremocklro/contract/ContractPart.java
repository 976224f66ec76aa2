package io.github.wiremocklro.contract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.github.wiremocklro.FakeOperations;
import io.github.wiremocklro.internal.wiremock.Rest;
import io.github.wiremocklro.internal.wiremock.Rest.Reply;
import io.github.wiremocklro.operation.InvalidArgumentException;
import io.github.wiremocklro.operation.JsonObject;
import io.github.wiremocklro.operation.ResourceNames;
import io.github.wiremocklro.operation.StatusException;
import java.util.List;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;

/** What the parts of the contract share: a scope that no other test has, and a client. */
abstract class ContractPart {
  static final JsonObject LAKE =
      JsonObject.of("@type", "type.googleapis.com/google.cloud.dataplex.v1.Lake");
  static final JsonObject METADATA =
      JsonObject.of("@type", "type.googleapis.com/google.cloud.dataplex.v1.OperationMetadata");

  final FakeOperations server;
  final FakeOperations fake;
  final Client client;
  final String scope = ResourceNames.scope(Rest.newParent());
  final String name;
  final String lake;

  ContractPart(FakeOperations server, Client client) {
    this.server = server;
    this.fake = server.in(scope);
    this.client = client;
    this.name = fake.parent() + "/operations/op";
    this.lake = fake.parent() + "/lakes/a";
  }

  Reply createLake(String id) {
    return client.send(ApiCall.createLake(fake.parent(), id));
  }

  /** Gets an operation, or a lake: their names tell them apart. */
  Reply get(String name) {
    return client.send(
        name.contains("/operations/") ? ApiCall.getOperation(name) : ApiCall.getLake(name));
  }

  Reply deleteOperation(String name) {
    return client.send(ApiCall.deleteOperation(name));
  }

  Reply cancel(String name) {
    return client.send(ApiCall.cancelOperation(name));
  }

  Reply cancel(Reply started) {
    return cancel(started.text("/name"));
  }

  /**
   * Checks what a call is answered with.
   *
   * @param expected the code, the reason, the message, and what is there beside for developers,
   *     such as {@code NOT_FOUND REASON: message. More}
   */
  static void assertAnswered(ThrowingCallable call, String expected) {
    StatusException e = catchThrowableOfType(StatusException.class, call);
    assertThat(e).isNotNull();
    String code = e.status().code().name();
    assertThat(e).hasMessage("%s", expected.replaceFirst("^(\\w+) \\w+: ", "$1: "));
    assertThat(expected).startsWith("%s %s: %s".formatted(code, e.reason(), e.status().message()));
    assertThat(e.status().details())
        .extracting(JsonObject::messageType)
        .isEqualTo(
            code.equals("NOT_FOUND") && e.status().debug() != null || code.equals("ALREADY_EXISTS")
                ? List.of("google.rpc.ResourceInfo", "google.rpc.DebugInfo")
                : List.of());
  }

  /**
   * Checks what a value is refused with.
   *
   * @param expected the message, which begins with the path
   */
  static void assertRefused(ThrowingCallable call, String expected) {
    InvalidArgumentException e = catchThrowableOfType(InvalidArgumentException.class, call);
    assertThat(e).hasMessage("%s", expected);
    assertThat(expected).startsWith(e.path() + ": ");
  }
}
