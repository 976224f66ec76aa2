package io.github.wiremocklro.clients;

import static io.github.wiremocklro.operation.After.never;
import static io.github.wiremocklro.operation.After.polls;
import static io.github.wiremocklro.operation.OnCancel.cancelled;
import static io.github.wiremocklro.operation.OperationScript.operation;
import static io.github.wiremocklro.operation.StartPattern.create;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.google.api.gax.rpc.CancelledException;
import com.google.cloud.dataplex.v1.DataplexServiceClient;
import com.google.cloud.dataplex.v1.Lake;
import io.github.wiremocklro.FakeOperations;
import io.github.wiremocklro.WireMockLroServer;
import io.github.wiremocklro.internal.wiremock.Rest;
import io.github.wiremocklro.internal.wiremock.Rest.Reply;
import io.github.wiremocklro.operation.OperationRecord;
import io.github.wiremocklro.operation.OperationState;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Two servers behind nginx, with the settings of docs/scale.md, and 40 projects. */
@Timeout(120)
class NginxTest {
  private static final int PROJECTS = 40;

  @TempDir static Path folder;

  private static final WireMockLroServer ONE = new WireMockLroServer();
  private static final WireMockLroServer OTHER = new WireMockLroServer();
  private static Nginx nginx;

  @BeforeAll
  static void start() throws Exception {
    Nginx.assumeInstalled();
    ONE.start();
    OTHER.start();
    nginx = Nginx.started(folder, ONE.port(), OTHER.port());
  }

  @AfterAll
  static void stop() {
    if (nginx != null) {
      nginx.close();
    }
    ONE.close();
    OTHER.close();
  }

  @Test
  void everyProjectIsAtOneServerOverRestAndTheAdminApi() {
    FakeOperations fake = FakeOperations.connect(nginx.url());
    Rest rest = new Rest(nginx::url);

    List<String> wrong =
        projects("rest")
            .parallel()
            .flatMap(project -> wrongAnswers(fake.in(project), rest).stream())
            .toList();

    assertThat(wrong).isEmpty();
    assertEachIsAtOneServer("rest");
  }

  /** Returns what is not as it should be of the story of a lake in one project. */
  private static List<String> wrongAnswers(FakeOperations fake, Rest rest) {
    String lake = fake.parent() + "/lakes/a";
    fake.next(create(lake), operation().doneAfter(never()).onCancel(cancelled().after(polls(2))));
    Reply created = rest.post("/v1/" + fake.parent() + "/lakes?lakeId=a", "{}");
    String name = created.text("/name");
    Reply cancel = rest.post("/v1/" + name + ":cancel");
    Reply first = rest.get("/v1/" + name);
    Reply second = rest.get("/v1/" + name);
    Reply gone = rest.get("/v1/" + lake);
    OperationRecord record = fake.record(lake);
    boolean right =
        created.status() == 200
            && cancel.status() == 200
            && first.text("/done").equals("false")
            && second.text("/error/code").equals("1")
            && gone.status() == 404
            && record.calls().polled() == 2
            && record.state() == OperationState.CANCELLED
            && fake.records().size() == 1;
    return right ? List.of() : List.of("%s: %s, %s".formatted(fake.parent(), created, record));
  }

  @Test
  void everyProjectIsAtTheSameServerOverGrpc() throws Exception {
    FakeOperations fake = FakeOperations.connect(nginx.url());
    try (DataplexServiceClient client = Dataplex.connect(Transport.GRPC, nginx.grpcUrl())) {
      for (String project : projects("grpc").toList()) {
        FakeOperations own = fake.in(project);
        String lake = own.parent() + "/lakes/a";
        own.next(create(lake), operation().doneAfter(never()).onCancel(cancelled()));

        var created = client.createLakeAsync(own.parent(), Lake.getDefaultInstance(), "a");
        client.getOperationsClient().cancelOperation(created.getName());

        ExecutionException end = catchThrowableOfType(ExecutionException.class, created::get);
        assertThat(end).as(project).hasCauseInstanceOf(CancelledException.class);
        assertThat(own.record(lake).state()).isEqualTo(OperationState.CANCELLED);
        assertThat(own.records()).hasSize(1);
      }
    }
    assertEachIsAtOneServer("grpc");
  }

  private static Stream<String> projects(String kind) {
    return IntStream.range(0, PROJECTS).mapToObj(i -> "projects/%s-%d".formatted(kind, i));
  }

  private static void assertEachIsAtOneServer(String kind) {
    List<String> atOne = projects(kind).filter(project -> isAt(ONE, project)).toList();
    List<String> atOther = projects(kind).filter(project -> isAt(OTHER, project)).toList();
    assertThat(atOne).isNotEmpty().doesNotContainAnyElementsOf(atOther);
    assertThat(atOther).isNotEmpty();
    assertThat(atOne.size() + atOther.size()).isEqualTo(PROJECTS);
  }

  private static boolean isAt(WireMockLroServer server, String project) {
    return !server.in(project).records().isEmpty();
  }
}
