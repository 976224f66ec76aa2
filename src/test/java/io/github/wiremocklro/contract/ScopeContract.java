package io.github.wiremocklro.contract;

import static io.github.wiremocklro.operation.OnCancel.refused;
import static io.github.wiremocklro.operation.OperationScript.operation;
import static io.github.wiremocklro.operation.StartPattern.any;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.wiremocklro.FakeOperations;
import io.github.wiremocklro.operation.Operation;
import io.github.wiremocklro.operation.OperationState;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What keeps tests apart that run on one server. */
abstract class ScopeContract extends ContractPart {

  ScopeContract(FakeOperations server, Client client) {
    super(server, client);
  }

  @Test
  void isNamedByAnyNameInIt() {
    fake.start(operation().name(name));

    assertThat(server.in(name).records()).hasSize(1);
    assertThat(server.in(name).parent()).isEqualTo(fake.parent());
    assertThat(fake.in(scope + "-other").records()).isEmpty();
    assertThat(fake.baseUrl()).isEqualTo(server.baseUrl()).startsWith("http").doesNotEndWith("/");
  }

  @Test
  void mayBeAFolderOrThatOfTheTopLevel() {
    FakeOperations folder = server.in(scope.replace("projects", "folders"));

    assertThat(folder.start(operation()).name().parent()).isEqualTo(folder.parent());
    assertThat(server.in("operations").parent()).isEmpty();
    assertThat(server.in("operations").start(operation()).name().parent()).isEmpty();
  }

  @Test
  void isLeftAloneByTheResetOfAnother() {
    FakeOperations other = server.in(scope + "-other");
    Operation elsewhere = other.start(operation());
    fake.start(operation().name(name));
    fake.next(any(), operation().onCancel(refused()));
    fake.freezeClock();

    fake.reset();

    assertThat(fake.records()).isEmpty();
    assertThat(fake.clock().frozen()).isFalse();
    assertThat(cancel(createLake("a")).status()).isEqualTo(200);
    assertThat(other.record(elsewhere.name().toString()).state()).isEqualTo(OperationState.RUNNING);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          ''        | is no resource name; write segments between single slashes, none of them . or .., at most 2048 characters, as in "projects/p/locations/l"
          projects/ | is no resource name; write segments between single slashes, none of them . or .., at most 2048 characters, as in "projects/p/locations/l"
          t-42      | is no scope; write two segments, as in "projects/t-42"
          """)
  void isRefusedWhereItIsNone(String none, String problem) {
    assertRefused(() -> server.in(none), "scope: \"%s\" %s".formatted(none, problem));
  }
}
