package io.github.wiremocklro.contract;

import static io.github.wiremocklro.operation.After.never;
import static io.github.wiremocklro.operation.After.polls;
import static io.github.wiremocklro.operation.OperationScript.operation;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.wiremocklro.FakeOperations;
import io.github.wiremocklro.internal.wiremock.Rest.Reply;
import io.github.wiremocklro.operation.Code;
import io.github.wiremocklro.operation.Event;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What a client sees that lists operations. */
abstract class ListContract extends ContractPart {

  ListContract(FakeOperations server, Client client) {
    super(server, client);
  }

  @Test
  void isEmptyWhereNothingWasStarted() {
    assertThat(list("", 0, "").body()).isEqualTo("{}");
  }

  @Test
  void isNoPoll() {
    fake.start(operation().name(name).doneAfter(polls(1)));

    list("", 0, "");

    assertThat(list("done = true", 0, "").body()).isEqualTo("{}");
    assertThat(fake.history(name)).extracting(Event::type).containsExactly(Event.Type.STARTED);
  }

  @Test
  void hasPagesNewestFirst() {
    for (int i = 0; i < 5; i++) {
      fake.start(operation().name(name + i).doneAfter(never()));
    }

    List<List<String>> pages = new ArrayList<>();
    String token = "";
    do {
      Reply page = list("", 2, token);
      pages.add(ids(page));
      token = page.text("/nextPageToken");
    } while (!token.isEmpty());

    assertThat(pages).containsExactly(List.of("op4", "op3"), List.of("op2", "op1"), List.of("op0"));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      textBlock =
          """
          done = false                          | op1
          done = true AND error.code = 1        | op4
          done = true AND -error:*              | op2
          error.code = 1 OR error.code = 13     | op4 op3
          name = "*/op2"                        | op2
          metadata.target = "a b/ü&c=%25"       | op1
          """)
  void showsWhatTheFilterMatches(String filter, String ids) {
    fake.start(
        operation()
            .name(name + 1)
            .metadata(METADATA.with("target", "a b/ü&c=%25"))
            .doneAfter(never()));
    fake.start(operation().name(name + 2).doneAfter(polls(0)));
    fake.start(operation().name(name + 3).error(Code.INTERNAL, "broken").doneAfter(polls(0)));
    fake.start(operation().name(name + 4).error(Code.CANCELLED, "gone").doneAfter(polls(0)));

    assertThat(String.join(" ", ids(list(filter, 0, "")))).isEqualTo(ids);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          ''          | -1 | ''  | 400 INVALID_ARGUMENT DebugInfo
          state=DONE  | 0  | ''  | 400 INVALID_ARGUMENT
          ''          | 0  | tok | 400 INVALID_ARGUMENT BadRequest
          """)
  void isRefusedWhereItIsAskedForWrongly(String filter, int size, String token, String error) {
    assertThat(list(filter, size, token).error()).startsWith(error);
  }

  private Reply list(String filter, int size, String token) {
    return client.send(ApiCall.listOperations(fake.parent(), filter, size, token));
  }

  private static List<String> ids(Reply reply) {
    return reply.json().at("/operations").findValuesAsText("name").stream()
        .map(each -> each.replaceAll(".*/", ""))
        .toList();
  }
}
