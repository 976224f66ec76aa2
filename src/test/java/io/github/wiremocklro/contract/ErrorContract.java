package io.github.wiremocklro.contract;

import static io.github.wiremocklro.operation.After.polls;
import static io.github.wiremocklro.operation.OnCancel.stuck;
import static io.github.wiremocklro.operation.OperationScript.operation;
import static io.github.wiremocklro.operation.StartPattern.any;
import static io.github.wiremocklro.operation.StartPattern.create;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.wiremocklro.FakeOperations;
import io.github.wiremocklro.auth.AccessToken;
import io.github.wiremocklro.operation.InvalidArgumentException;
import io.github.wiremocklro.operation.JsonObject;
import io.github.wiremocklro.operation.Operation;
import io.github.wiremocklro.operation.OperationScript;
import io.github.wiremocklro.operation.ResourceChange;
import io.github.wiremocklro.operation.StatusException;
import io.github.wiremocklro.verification.Expectation;
import org.junit.jupiter.api.Test;

/** The errors of the controls: same type, same place, same words wherever the fake runs. */
abstract class ErrorContract extends ContractPart {

  ErrorContract(FakeOperations server, Client client) {
    super(server, client);
  }

  @Test
  void whatIsUnknownIsNotFound() {
    String unknown =
        "NOT_FOUND OPERATION_NOT_FOUND: Resource '%s' was not found. It was never started here."
            .formatted(name);
    assertAnswered(() -> fake.record(name), unknown);
    assertAnswered(() -> fake.history(name), unknown);
    assertAnswered(() -> fake.complete(name), unknown);
    assertAnswered(() -> fake.fail(name), unknown);
    assertAnswered(() -> fake.cancel(name), unknown);
    assertAnswered(() -> fake.forget(name), unknown);
    assertAnswered(
        () -> fake.record(lake),
        "NOT_FOUND OPERATION_NOT_FOUND: No operation was started on '%s' since the last reset."
            .formatted(lake));
    assertAnswered(
        () -> fake.complete(""),
        "NOT_FOUND OPERATION_NOT_FOUND: No operation was started on '' since the last reset.");
  }

  @Test
  void whatIsDoneIsAFailedPrecondition() {
    fake.start(operation().name(name).doneAfter(polls(0)));

    String done =
        "FAILED_PRECONDITION OPERATION_DONE: Operation '%s' is done, and a done operation never changes."
            .formatted(name);
    assertAnswered(() -> fake.complete(name), done);
    assertAnswered(() -> fake.fail(name), done);
    assertAnswered(() -> fake.cancel(name), done);
  }

  @Test
  void aTakenNameAlreadyExists() {
    fake.start(operation().name(name));

    String taken =
        "ALREADY_EXISTS OPERATION_ALREADY_EXISTS: Resource '%s' already exists. A name stays taken until the reset, also after a delete or the expiry."
            .formatted(name);
    assertAnswered(() -> fake.start(operation().name(name)), taken);
    assertAnswered(() -> fake.next(any(), operation().name(name)), taken);
  }

  @Test
  void whatTheResourceAnswersIsTheAnswer() {
    assertAnswered(
        () -> fake.start(operation().resource(ResourceChange.delete(lake))),
        "NOT_FOUND RESOURCE_NOT_FOUND: Resource '%s' was not found. It was never created here. A test puts it there with fake.given(...), or POST /__admin/ext/lro/resources."
            .formatted(lake));
  }

  @Test
  void aTokenThatNobodyAsksForIsAFailedPrecondition() {
    assertThatThrownBy(() -> fake.declare(AccessToken.of("secret")))
        .isInstanceOf(StatusException.class)
        .hasMessageStartingWith("FAILED_PRECONDITION: ")
        .hasMessageNotContaining("secret");
  }

  @Test
  void aNameThatIsNoneIsRefused() {
    assertRefused(
        () -> fake.record("a//operations/1"),
        "name: \"a//operations/1\" is no resource name; write segments between single slashes, none of them . or .., at most 2048 characters, as in \"projects/p/locations/l\"");
    assertRefused(
        () -> fake.complete("/operations/1"),
        "name: \"/operations/1\" is no resource name; write segments between single slashes, none of them . or .., at most 2048 characters, as in \"projects/p/locations/l\"");
  }

  /** It is no error of its own: an operation may be on a resource of another scope. */
  @Test
  void aResourceOutsideOfTheScopeIsSaidToBeSoWhereNothingIsFoundOnIt() {
    String elsewhere = "projects/elsewhere/locations/l/lakes/a";
    String outside =
        "'%s' lies outside of '%s', where operations are looked for here: a test's own names begin with its parent()."
            .formatted(elsewhere, scope);

    assertAnswered(
        () -> fake.record(elsewhere),
        "NOT_FOUND OPERATION_NOT_FOUND: No operation was started on '%s' since the last reset. %s"
            .formatted(elsewhere, outside));
    assertThatThrownBy(() -> fake.verify(Expectation.operation(elsewhere)))
        .hasMessageEndingWith("nothing.\n" + outside);
  }

  @Test
  void whatLiesOutsideTheScopeIsRefused() {
    FakeOperations other = server.in(scope + "-other");
    String elsewhere = other.parent() + "/operations/1";
    String elsewhereLake = other.parent() + "/lakes/a";
    other.start(operation().name(elsewhere).metadata(METADATA.with("target", elsewhereLake)));

    String outside =
        "%s: \"%s\" lies outside the scope \"%s\"; use the scope \"%s-other\""
            .formatted("%s", "%s", scope, scope);
    assertRefused(() -> fake.record(elsewhere), outside.formatted("name", elsewhere));
    assertRefused(() -> fake.forget(elsewhere), outside.formatted("name", elsewhere));
    assertRefused(() -> fake.record(elsewhereLake), outside.formatted("target", elsewhere));
    assertRefused(() -> fake.cancel(elsewhereLake), outside.formatted("target", elsewhere));
    assertRefused(
        () -> fake.start(operation().name(elsewhere)),
        outside.formatted("operation.name", elsewhere));
    assertRefused(
        () -> fake.start(operation().parent(other.parent())),
        outside.formatted("operation.parent", other.parent()));
    assertRefused(
        () -> fake.next(create(elsewhereLake), operation()),
        outside.formatted("target", elsewhereLake));
    assertRefused(
        () -> fake.next(any(), operation().name(elsewhere)),
        outside.formatted("script.operation.name", elsewhere));
  }

  @Test
  void aResourceInAnotherScopeThanItsOperationIsRefused() {
    assertRefused(
        () -> fake.start(operation().resource(ResourceChange.delete("projects/x/lakes/a"))),
        "resource.delete: \"projects/x/lakes/a\" lies in another scope than its operation, which is in \"%s\"; let both names begin with the same two segments"
            .formatted(scope));
  }

  @Test
  void metadataThatHasNothingToBeMergedIntoIsRefused() {
    JsonObject patch = JsonObject.of("a", 1);
    assertRefused(
        () -> fake.start(operation().onCancel(stuck().metadata(patch))),
        "onCancel.metadata: {a=1} has nothing to be merged into; give the operation metadata with an \"@type\"");
    assertRefused(
        () -> fake.start(operation().progress(polls(1), patch)),
        "progress[0].metadata: {a=1} has nothing to be merged into; give the operation metadata with an \"@type\"");
  }

  @Test
  void aResponseWithoutATypeIsRefused() {
    fake.start(operation().name(name));

    assertRefused(
        () -> fake.complete(name, JsonObject.of("a", 1)),
        "response.@type: null names no message type, and clients fail on such an Any (any.proto); write one, as in \"type.googleapis.com/google.protobuf.Empty\"");
  }

  @Test
  void oneNameForManyOperationsIsRefused() {
    assertRefused(
        () -> fake.next(any().times(2), operation().name(name)),
        "script.operation.name: %s cannot be the name of 2 operations; leave it out, or arm one script for each"
            .formatted(name));
    assertRefused(
        () -> fake.next(any().times(0), operation()),
        "times: 0 is less than 1; say for how many starts the script is to serve");
  }

  @Test
  void aPatternThatNoResourceCanFitIsRefused() {
    for (String target : new String[] {"", lake + "/", "//dataplex.googleapis.com/" + lake}) {
      assertRefused(
          () -> fake.next(create(target), operation()),
          "target: \"%s\" is no resource name; write segments between single slashes, none of them . or .., at most 2048 characters, as in \"projects/p/locations/l\""
              .formatted(target));
    }
  }

  @Test
  void nothingHasHappenedAfterAnError() {
    JsonObject patch = JsonObject.of("a", 1);

    assertThatThrownBy(() -> fake.start(operation().onCancel(stuck().metadata(patch))))
        .isInstanceOf(InvalidArgumentException.class);

    assertThat(fake.records()).isEmpty();
  }

  @Test
  void nothingIsArmedAfterAnError() {
    OperationScript armed = operation().onCancel(stuck()).name(name);

    assertThatThrownBy(() -> fake.next(any().times(2), armed))
        .isInstanceOf(InvalidArgumentException.class);

    Operation started = fake.start(operation());
    assertThat(started.name()).doesNotHaveToString(name);
    assertThat(fake.record(started.name().toString()).script().onCancel()).isNull();
  }
}
