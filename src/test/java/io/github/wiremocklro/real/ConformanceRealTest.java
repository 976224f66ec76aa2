package io.github.wiremocklro.real;

import static com.github.tomakehurst.wiremock.client.WireMock.any;
import static com.github.tomakehurst.wiremock.client.WireMock.anyRequestedFor;
import static com.github.tomakehurst.wiremock.client.WireMock.jsonResponse;
import static com.github.tomakehurst.wiremock.client.WireMock.urlMatching;
import static io.github.wiremocklro.internal.wiremock.Eventually.await;
import static io.github.wiremocklro.operation.After.never;
import static io.github.wiremocklro.operation.After.polls;
import static io.github.wiremocklro.operation.Fault.onCancel;
import static io.github.wiremocklro.operation.FaultReply.dropped;
import static io.github.wiremocklro.operation.OnCancel.cancelled;
import static io.github.wiremocklro.operation.OperationScript.operation;
import static io.github.wiremocklro.operation.StartPattern.create;
import static io.github.wiremocklro.operation.StartPattern.update;
import static org.assertj.core.api.Assertions.assertThat;

import com.github.tomakehurst.wiremock.matching.UrlPattern;
import io.github.wiremocklro.FakeOperations;
import io.github.wiremocklro.WireMockLroServer;
import io.github.wiremocklro.operation.Code;
import io.github.wiremocklro.operation.Event;
import io.github.wiremocklro.operation.OperationRecord;
import io.github.wiremocklro.operation.RpcRequest;
import io.github.wiremocklro.operation.Status;
import io.github.wiremocklro.real.Checks.Check;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import wiremock.com.fasterxml.jackson.databind.JsonNode;
import wiremock.com.fasterxml.jackson.databind.ObjectMapper;

/** {@code .ci/conformance-real}, with a fake in place of the real SERVICE. */
@Tag("slow")
class ConformanceRealTest {
  private static final WireMockLroServer SERVICE = Run.fake();
  private static final AtomicInteger PROJECTS = new AtomicInteger();
  private static final Duration PATIENCE = Duration.ofMinutes(1);

  private final String name = "my-project-" + PROJECTS.incrementAndGet();
  private final FakeOperations project = SERVICE.in("projects/" + name);
  private final Target target =
      new Target(
          SERVICE.baseUrl(), name, "europe-west1", Run.FAKE_TOKEN, "r", Duration.ofMillis(1));
  private final ByteArrayOutputStream printed = new ByteArrayOutputStream();
  private final PrintStream out = new PrintStream(printed, true, StandardCharsets.UTF_8);

  @TempDir private Path directory;

  @AfterAll
  static void stop() {
    SERVICE.close();
  }

  @Test
  void asksAFakeWithoutATokenAndFindsNoDifference() throws IOException {
    assertThat(ConformanceReal.run(Map.of(), List.of("--output", file().toString()), out)).isZero();

    List<String> checks = new ArrayList<>();
    for (JsonNode check : written().get("checks")) {
      checks.add(check.get("check").asText());
      assertThat(check.get("saw").size()).isPositive();
      assertThat(check.has("differs")).as(check.toPrettyString()).isFalse();
      assertThat(check.has("problem")).isFalse();
    }
    assertThat(checks).containsExactlyElementsOf(Checks.all().stream().map(Check::name).toList());
  }

  @Test
  void saysWhereTheFakeAnswersOtherwise() throws IOException {
    project.next(
        create(lake("whole")),
        operation().onCancel(cancelled().ifDone(Status.of(Code.FAILED_PRECONDITION, "Too late."))));

    new Run(target, out).run(file());

    assertThat(printed.toString(StandardCharsets.UTF_8))
        .contains("  cancel the done operation: status is 400, of the fake 200")
        .contains("  cancel it again: text is Too late., of the fake ");
    assertThat(written().at("/checks/3/differs/0").asText())
        .isEqualTo("cancel the done operation: status is 400, of the fake 200");
  }

  @Test
  void writesNeitherTheTokenNorNames() throws IOException {
    assertThat(
            ConformanceReal.run(
                Map.of(
                    "CONFORMANCE_URL",
                    SERVICE.baseUrl(),
                    "CONFORMANCE_PROJECT",
                    name,
                    "CONFORMANCE_LOCATION",
                    "europe-west1",
                    "CONFORMANCE_TOKEN",
                    Run.FAKE_TOKEN),
                List.of("--yes", "--output", file().toString()),
                out))
        .isZero();

    assertThat(Files.readString(file()))
        .contains("projects/P/locations/L/lakes/lro-R-none")
        .doesNotContain(name, "europe-west1", Run.FAKE_TOKEN);
    assertThat(printed.toString(StandardCharsets.UTF_8)).doesNotContain(Run.FAKE_TOKEN);
  }

  @Test
  void removesWhatItMadeThoughACallFails() throws IOException {
    project.next(create(lake("cancel")), operation().doneAfter(never()).fault(onCancel(dropped())));

    List<Found> found = new Run(target, out).run(file());

    assertThat(found)
        .filteredOn(check -> !check.problem().isEmpty())
        .extracting(Found::check)
        .containsExactly("a cancel");
    assertNothingIsLeft();
  }

  @Test
  void removesWhatItMadeWhenItIsStopped() {
    String lake = lake("whole");
    project.next(create(lake), operation().doneAfter(never()));
    Run run = new Run(target, out);
    CompletableFuture<List<Found>> end = CompletableFuture.supplyAsync(() -> runOf(run));
    awaitPollOf("CreateLake");

    run.stop();
    project.complete(lake);

    assertStopped(end);
  }

  /** Nobody can delete it before that is over, and with a fake it is over when it is polled. */
  @Test
  void removesWhatIsBeingUpdatedWhenItIsStopped() {
    project.next(update(lake("whole")), operation().doneAfter(polls(100)));
    Run run = new Run(target, out);
    CompletableFuture<List<Found>> end = CompletableFuture.supplyAsync(() -> runOf(run));
    awaitPollOf("UpdateLake");

    run.stop();

    assertStopped(end);
  }

  private void awaitPollOf(String rpc) {
    await()
        .atMost(PATIENCE)
        .until(
            () ->
                project.records().stream()
                    .map(OperationRecord::history)
                    .filter(history -> isStartedBy(rpc, history.get(0)))
                    .anyMatch(
                        history ->
                            history.stream().anyMatch(it -> it.type() == Event.Type.POLLED)));
  }

  private static boolean isStartedBy(String rpc, Event first) {
    RpcRequest request = first.request();
    return request != null && request.rpc().equals(rpc);
  }

  private void assertStopped(CompletableFuture<List<Found>> end) {
    assertThat(end)
        .succeedsWithin(PATIENCE)
        .extracting(found -> found.get(found.size() - 1).problem())
        .isEqualTo("It was stopped.");
    assertThat(end.join()).hasSizeLessThan(Checks.all().size());
    assertNothingIsLeft();
  }

  @Test
  void asksNothingOfTheRealServiceBeforeItMay() throws IOException {
    assertThat(ask(Run.FAKE_TOKEN)).isEqualTo(2);

    assertThat(printed.toString(StandardCharsets.UTF_8))
        .startsWith(ConformanceReal.USAGE)
        .contains("Nothing was asked yet");
    assertThat(SERVICE.wireMock().findAll(anyRequestedFor(ofTheProject()))).isEmpty();
  }

  @Test
  void saysInASentenceThatATokenIsNotAccepted() throws IOException {
    assertThat(ask("garbage", "--yes")).isEqualTo(1);

    assertThat(printed.toString(StandardCharsets.UTF_8))
        .startsWith("The token is not accepted, or has expired; make a new one. It answers 401 ");
  }

  @Test
  void doesNotPrintWhatIsNoToken() throws IOException {
    assertThat(ask("sec ret", "--yes")).isEqualTo(2);

    assertThat(printed.toString(StandardCharsets.UTF_8))
        .startsWith("CONFORMANCE_TOKEN is no access token")
        .doesNotContain("sec");
  }

  @Test
  void saysInASentenceThatTheApiIsNotEnabled() throws IOException {
    SERVICE
        .wireMock()
        .stubFor(
            any(ofTheProject())
                .atPriority(1)
                .willReturn(
                    jsonResponse(
                        """
                        {"error": {"code": 403, "message": "m", "status": "PERMISSION_DENIED",
                          "details": [{"@type": "type.googleapis.com/google.rpc.ErrorInfo",
                                       "reason": "SERVICE_DISABLED"}]}}
                        """,
                        403)));

    assertThat(ask(Run.FAKE_TOKEN, "--yes")).isEqualTo(1);

    assertThat(printed.toString(StandardCharsets.UTF_8))
        .startsWith("The Dataplex API is not enabled in the project: gcloud services enable ");
  }

  @Test
  void saysInASentenceThatNothingAnswers() {
    Target nowhere = target.at("http://localhost:1", "t", Duration.ofMillis(1));

    assertThat(new Run(nowhere, out).obstacle())
        .startsWith("Nothing answers at http://localhost:1: java.net.ConnectException");
  }

  private int ask(String token, String... arguments) throws IOException {
    return ConformanceReal.run(
        Map.of(
            "CONFORMANCE_URL",
            SERVICE.baseUrl(),
            "CONFORMANCE_PROJECT",
            name,
            "CONFORMANCE_LOCATION",
            "europe-west1",
            "CONFORMANCE_TOKEN",
            token),
        List.of(arguments),
        out);
  }

  private List<Found> runOf(Run run) {
    try {
      return run.run(file());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private void assertNothingIsLeft() {
    Saw lakes =
        new Service(target)
            .call("lakes", "GET", "v1/" + target.parent() + "/lakes", null, Run.FAKE_TOKEN)
            .saw();
    assertThat(lakes.status()).isEqualTo(200);
    assertThat(lakes.keys()).isEmpty();
    assertThat(printed.toString(StandardCharsets.UTF_8)).doesNotContain("by hand");
  }

  private String lake(String id) {
    return target.parent() + "/lakes/lro-r-" + id;
  }

  private UrlPattern ofTheProject() {
    return urlMatching(".*/projects/%s/.*".formatted(name));
  }

  private Path file() {
    return directory.resolve("seen.json");
  }

  private JsonNode written() throws IOException {
    return new ObjectMapper().readTree(file().toFile());
  }
}
