package io.github.wiremocklro.fidelity;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.wiremocklro.WireMockLroServer;
import io.github.wiremocklro.auth.AccessToken;
import io.github.wiremocklro.internal.wiremock.Rest;
import java.io.IOException;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What real services were recorded to answer, asked of the fake. */
class RecordedTest {
  private static final Recorded RECORDED = Recorded.read();
  private static final WireMockLroServer SERVER = new WireMockLroServer();
  private static final WireMockLroServer WITH_AUTH = new WireMockLroServer().requireAuth();

  @BeforeAll
  static void start() {
    SERVER.start();
    WITH_AUTH.start();
    // As long as there is none, any will do.
    WITH_AUTH.declare(AccessToken.of("the-only-one"));
  }

  @AfterAll
  static void stop() {
    SERVER.close();
    WITH_AUTH.close();
  }

  static List<Recorded.Row> rows() {
    return RECORDED.rows();
  }

  @ParameterizedTest
  @MethodSource("rows")
  void isAnsweredAsItsRowSays(Recorded.Row row) throws IOException {
    Rest rest = new Rest(() -> (row.token() == null ? SERVER : WITH_AUTH).baseUrl());

    assertThat(new Replay(rest, row).isEqual())
        .as(
            "recorded is %s, the fake answers %s, and the row says that it %s",
            row.real(),
            new Replay(rest, row).actual(),
            row.differs() == null ? "is equal" : "differs")
        .isEqualTo(row.differs() == null);
  }

  @Test
  void standsInThePage() {
    assertThat(FidelityPage.committed())
        .as(FidelityPage.HOW_TO_RENEW)
        .contains(RECORDED.table(), RECORDED.sourcesTable())
        .contains(FidelityPage.template().split("\\{\\w+}\n"));
  }

  @Test
  void hasASourceInEachRowAndRowsOfEachSource() {
    assertThat(RECORDED.rows())
        .extracting(Recorded.Row::source)
        .allMatch(source -> RECORDED.sources().containsKey(source))
        .containsAll(RECORDED.sources().keySet());
  }
}
