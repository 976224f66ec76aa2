package io.github.wiremocklro.internal.wiremock;

import static com.github.tomakehurst.wiremock.client.WireMock.any;
import static com.github.tomakehurst.wiremock.client.WireMock.anyUrl;
import static com.github.tomakehurst.wiremock.client.WireMock.get;
import static com.github.tomakehurst.wiremock.client.WireMock.getRequestedFor;
import static com.github.tomakehurst.wiremock.client.WireMock.okJson;
import static com.github.tomakehurst.wiremock.client.WireMock.serviceUnavailable;
import static com.github.tomakehurst.wiremock.client.WireMock.urlEqualTo;
import static com.github.tomakehurst.wiremock.client.WireMock.urlPathMatching;
import static io.github.wiremocklro.operation.After.never;
import static io.github.wiremocklro.operation.OperationScript.operation;
import static org.assertj.core.api.Assertions.assertThat;

import com.github.tomakehurst.wiremock.client.WireMock;
import com.github.tomakehurst.wiremock.common.FileSource;
import com.github.tomakehurst.wiremock.common.Notifier;
import com.github.tomakehurst.wiremock.core.Admin;
import com.github.tomakehurst.wiremock.core.WireMockConfiguration;
import com.github.tomakehurst.wiremock.extension.Extension;
import com.github.tomakehurst.wiremock.extension.Parameters;
import com.github.tomakehurst.wiremock.extension.PostServeAction;
import com.github.tomakehurst.wiremock.extension.ResponseDefinitionTransformer;
import com.github.tomakehurst.wiremock.extension.ResponseDefinitionTransformerV2;
import com.github.tomakehurst.wiremock.extension.ResponseTransformer;
import com.github.tomakehurst.wiremock.extension.ResponseTransformerV2;
import com.github.tomakehurst.wiremock.extension.ServeEventListener;
import com.github.tomakehurst.wiremock.extension.requestfilter.RequestFilterAction;
import com.github.tomakehurst.wiremock.extension.requestfilter.StubRequestFilter;
import com.github.tomakehurst.wiremock.extension.requestfilter.StubRequestFilterV2;
import com.github.tomakehurst.wiremock.http.Request;
import com.github.tomakehurst.wiremock.http.Response;
import com.github.tomakehurst.wiremock.http.ResponseDefinition;
import com.github.tomakehurst.wiremock.stubbing.Scenario;
import com.github.tomakehurst.wiremock.stubbing.ServeEvent;
import com.github.tomakehurst.wiremock.stubbing.StubMapping;
import com.google.longrunning.Operation;
import com.google.longrunning.WaitOperationRequest;
import io.github.wiremocklro.WireMockLroServer;
import io.github.wiremocklro.operation.Event;
import io.grpc.Status.Code;
import io.grpc.StatusRuntimeException;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Future;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What a user has put into WireMock's way is honoured over gRPC, for each call anew. */
@SuppressWarnings("deprecation") // of WireMock's older kinds of extensions
class GrpcPipelineTest {
  private static final String NAME = "projects/p/locations/l/operations/op-1";
  private static final String PATH = "/v1/" + NAME;
  private static final String OTHER = "{\"name\": \"operations/of-the-stub\"}";

  @Test
  void stubOfTheUsersIsServedFromTheCallOnThatFollowsIt() {
    try (Server server = new Server(options -> {})) {
      assertThat(server.get().getName()).isEqualTo(NAME);

      server.fake.wireMock().stubFor(get(urlEqualTo(PATH)).willReturn(okJson(OTHER)));
      assertThat(server.get().getName()).isEqualTo("operations/of-the-stub");

      server.fake.wireMock().removeStub(get(urlEqualTo(PATH)));
      assertThat(server.get().getName()).isEqualTo(NAME);
    }
  }

  @ParameterizedTest
  @MethodSource("stubsThatMatch")
  void stubIsServedHoweverItAsksForTheRequest(String stub) {
    try (Server server = new Server(options -> {})) {
      server.fake.wireMock().addStubMapping(StubMapping.buildFrom(stub));

      assertThat(server.get().getName()).isEqualTo("operations/of-the-stub");
    }
  }

  static Stream<String> stubsThatMatch() {
    return Stream.of(
            "'url': '%s'".formatted(PATH),
            "'urlPath': '%s'".formatted(PATH),
            "'urlPattern': '/v1/.*'",
            "'urlPathPattern': '.*/operations/.*'",
            "'urlPathTemplate': '/v1/projects/{p}/locations/{l}/operations/{o}'",
            "'method': 'ANY'",
            "'method': 'GET', 'host': {'matches': '127.0.0.1|localhost'}",
            "'method': 'GET', 'headers': {'x-lro-grpc-method': {'contains': 'GetOperation'}}",
            "'method': 'GET', 'headers': {'x-of-mine': {'equalTo': 'a'}}")
        .map(
            request ->
                "{'request': {%s}, 'response': {'jsonBody': %s}}"
                    .formatted(request, OTHER)
                    .replace('\'', '"'));
  }

  @Test
  void stubOfALowerPriorityIsNot() {
    try (Server server = new Server(options -> {})) {
      server.fake.wireMock().stubFor(any(anyUrl()).atPriority(9).willReturn(serviceUnavailable()));

      assertThat(server.get().getName()).isEqualTo(NAME);
    }
  }

  @Test
  void scenarioGoesOnFromCallToCall() {
    try (Server server = new Server(options -> {})) {
      server
          .fake
          .wireMock()
          .stubFor(
              get(urlPathMatching("/v1/.*"))
                  .inScenario("once")
                  .whenScenarioStateIs(Scenario.STARTED)
                  .willSetStateTo("over")
                  .willReturn(okJson(OTHER)));

      assertThat(server.get().getName()).isEqualTo("operations/of-the-stub");
      assertThat(server.get().getName()).isEqualTo(NAME);
    }
  }

  @Test
  void shippedMappingThatWasChangedOrRemovedIsNotGoneRound() {
    try (Server server = new Server(options -> {})) {
      StubMapping shipped =
          server.fake.wireMock().getStubMappings().stream()
              .filter(stub -> "GetOperation".equals(stub.getName()))
              .findFirst()
              .orElseThrow();
      StubMapping changed = StubMapping.buildFrom(StubMapping.buildJsonStringFor(shipped));
      changed.setResponse(okJson(OTHER).build());
      server.fake.wireMock().editStubMapping(changed);
      assertThat(server.get().getName()).isEqualTo("operations/of-the-stub");

      server.fake.wireMock().removeStubMapping(shipped);
      StatusRuntimeException error = Grpc.error(server::get);
      assertThat(error.getStatus().getCode()).isEqualTo(Code.UNIMPLEMENTED);
      assertThat(error)
          .hasMessageContaining(
              "No mapping serves google.longrunning.Operations/GetOperation, which is GET " + PATH);
    }
  }

  @Test
  void globalDelayHoldsForEachCall() {
    try (Server server = new Server(options -> {})) {
      server.fake.wireMock().setGlobalFixedDelay(3_600_000);

      Future<Operation> late = server.grpc.getLater(NAME);

      Eventually.await().until(() -> server.polls() == 1);
      server.fake.wireMock().setGlobalFixedDelay(0);
      assertThat(server.get().getName()).isEqualTo(NAME);
      assertThat(late).isNotDone();
    }
  }

  @ParameterizedTest
  @MethodSource("extensions")
  void extensionOfTheUsersSeesTheCall(Extension extension) {
    try (Server server = new Server(options -> options.extensions(extension))) {
      server.getOrError();

      assertThat(((Seeing) extension).seen()).containsExactly(PATH);
    }
  }

  static Stream<Extension> extensions() {
    return Stream.of(
        new FirstFilter(),
        new SecondFilter(),
        new Listening(),
        new Acting(),
        new FirstDefinition(),
        new SecondDefinition(),
        new FirstResponse(),
        new SecondResponse());
  }

  @Test
  void filterThatStopsTheRequestStopsTheCall() {
    try (Server server = new Server(options -> options.extensions(new Stopping()))) {
      StatusRuntimeException error = Grpc.error(server::get);

      assertThat(error.getStatus().getCode()).isEqualTo(Code.UNAVAILABLE);
      assertThat(server.polls()).isZero();
    }
  }

  @Test
  void listenerOfTheServerHearsOfTheCall() {
    List<String> heard = new CopyOnWriteArrayList<>();
    try (Server server = new Server(options -> {})) {
      server.get();
      server
          .fake
          .wireMock()
          .addMockServiceRequestListener((request, response) -> heard.add(request.getUrl()));
      server.get();
    }

    assertThat(heard).containsExactly(PATH);
  }

  @Test
  void logThatIsToHearOfRequestsHearsOfTheCall() {
    Infos log = new Infos();
    try (Server server = new Server(options -> options.notifier(log))) {
      server.get();
    }

    assertThat(log.told).anyMatch(told -> told.contains("GET " + PATH));
  }

  @Test
  void journalShowsTheCallAsTheRequestThatItStandsFor() {
    try (Server server = new Server(options -> {})) {
      server.grpc.with("x-of-mine", "a").get(NAME);

      ServeEvent event = server.fake.wireMock().getAllServeEvents().get(0);
      assertThat(event.getRequest().getUrl()).isEqualTo(PATH);
      assertThat(event.getRequest().getProtocol()).isEqualTo("gRPC");
      assertThat(event.getStubMapping().getName()).isEqualTo("GetOperation");
      assertThat(event.getWasMatched()).isTrue();
      assertThat(event.getResponse().getBodyAsString()).contains(NAME);
      server
          .fake
          .wireMock()
          .verify(
              getRequestedFor(urlEqualTo(PATH))
                  .withHeader("x-of-mine", WireMock.equalTo("a"))
                  .withHeader(
                      "x-lro-grpc-method",
                      WireMock.equalTo("google.longrunning.Operations/GetOperation")));
    }
  }

  @Test
  void journalShowsWhicheverWayTheCallTakesTheSame() {
    Listening extension = new Listening();
    try (Server direct = new Server(options -> {});
        Server bridged = new Server(options -> options.extensions(extension))) {
      Rest.Reply first = direct.journal();
      Rest.Reply second = bridged.journal();

      for (String part :
          List.of(
              "/request/url",
              "/request/method",
              "/request/protocol",
              "/request/headers/x-lro-grpc-method",
              "/responseDefinition/status",
              "/response/body",
              "/response/headers/Content-Type",
              "/stubMapping/id",
              "/wasMatched")) {
        assertThat(first.text("/requests/0" + part))
            .as(part)
            .isEqualTo(second.text("/requests/0" + part))
            .isNotEmpty();
      }
    }
  }

  @Test
  void journalHoldsNoMoreThanItMay() {
    try (Server server = new Server(options -> options.maxRequestJournalEntries(3))) {
      for (int i = 0; i < 5; i++) {
        server.get();
      }

      assertThat(server.fake.wireMock().getAllServeEvents()).hasSize(3);
    }
  }

  @Test
  void callIsServedWhereThereIsNoJournal() {
    try (Server server = new Server(WireMockConfiguration::disableRequestJournal)) {
      assertThat(server.get().getName()).isEqualTo(NAME);
    }
  }

  @Test
  void waitIsOneToo() {
    try (Server server = new Server(options -> {})) {
      server
          .fake
          .wireMock()
          .stubFor(WireMock.post(urlEqualTo(PATH + ":wait")).willReturn(okJson(OTHER)));

      Operation waited =
          server.grpc.await(WaitOperationRequest.newBuilder().setName(NAME).build());

      assertThat(waited.getName()).isEqualTo("operations/of-the-stub");
    }
  }

  @Test
  void waitThatTheClientCancelsIsOver() {
    Listening listener = new Listening();
    try (Server server = new Server(options -> options.extensions(listener))) {
      Future<Operation> wait =
          server.grpc.later(WaitOperationRequest.newBuilder().setName(NAME).build());
      Eventually.await().until(() -> server.polls() == 1);

      wait.cancel(true);

      Eventually.await().until(() -> listener.seen().contains(PATH + ":wait"));
      assertThat(server.fake.history(NAME))
          .extracting(Event::type)
          .containsExactly(Event.Type.STARTED, Event.Type.POLLED);
    }
  }

  @Test
  void extensionThatFailsIsAnErrorAndIsTold() {
    Infos log = new Infos();
    try (Server server =
        new Server(options -> options.extensions(new Failing()).notifier(log))) {
      StatusRuntimeException error = Grpc.error(server::get);

      assertThat(error.getStatus().getCode()).isEqualTo(Code.INTERNAL);
      assertThat(error).hasMessageContaining("out of order");
      assertThat(log.told).contains("wiremock-lro failed to answer a request");
    }
  }

  /** A server with an operation that never ends. */
  private static final class Server implements AutoCloseable {
    final WireMockLroServer fake;
    final Grpc grpc;

    Server(Consumer<WireMockConfiguration> configuration) {
      fake = new WireMockLroServer(configuration).start();
      fake.start(operation().name(NAME).doneAfter(never()));
      grpc = new Grpc(fake.baseUrl());
    }

    Operation get() {
      return grpc.with("x-of-mine", "a").get(NAME);
    }

    void getOrError() {
      try {
        get();
      } catch (StatusRuntimeException e) {
        // Some extensions make one of it.
      }
    }

    long polls() {
      return fake.record(NAME).calls().polled();
    }

    Rest.Reply journal() {
      get();
      return new Rest(fake::baseUrl).get("/__admin/requests");
    }

    @Override
    public void close() {
      grpc.close();
      fake.close();
    }
  }

  private static final class Infos implements Notifier {
    final List<String> told = new CopyOnWriteArrayList<>();

    @Override
    public void info(String message) {
      told.add(message);
    }

    @Override
    public void error(String message) {}

    @Override
    public void error(String message, Throwable cause) {
      told.add(message);
    }
  }

  /** Tells which requests it has seen. */
  private interface Seeing {
    List<String> seen();
  }

  private static final class Failing implements StubRequestFilterV2 {
    @Override
    public String getName() {
      return "failing";
    }

    @Override
    public RequestFilterAction filter(Request request, ServeEvent event) {
      throw new IllegalStateException("out of order");
    }
  }

  private static final class Stopping implements StubRequestFilterV2 {
    @Override
    public String getName() {
      return "stopping";
    }

    @Override
    public RequestFilterAction filter(Request request, ServeEvent event) {
      return RequestFilterAction.stopWith(serviceUnavailable().build());
    }
  }

  private static final class FirstFilter extends StubRequestFilter implements Seeing {
    private final List<String> seen = new CopyOnWriteArrayList<>();

    @Override
    public List<String> seen() {
      return seen;
    }

    @Override
    public String getName() {
      return "first-filter";
    }

    @Override
    public RequestFilterAction filter(Request request) {
      seen.add(request.getUrl());
      return RequestFilterAction.continueWith(request);
    }
  }

  private record SecondFilter(List<String> seen) implements StubRequestFilterV2, Seeing {
    SecondFilter() {
      this(new CopyOnWriteArrayList<>());
    }

    @Override
    public String getName() {
      return "second-filter";
    }

    @Override
    public RequestFilterAction filter(Request request, ServeEvent event) {
      seen.add(request.getUrl());
      return RequestFilterAction.continueWith(request);
    }
  }

  private record Listening(List<String> seen) implements ServeEventListener, Seeing {
    Listening() {
      this(new CopyOnWriteArrayList<>());
    }

    @Override
    public String getName() {
      return "listening";
    }

    @Override
    public void afterComplete(ServeEvent event, Parameters parameters) {
      seen.add(event.getRequest().getUrl());
    }
  }

  private static final class Acting extends PostServeAction implements Seeing {
    private final List<String> seen = new CopyOnWriteArrayList<>();

    @Override
    public List<String> seen() {
      return seen;
    }

    @Override
    public String getName() {
      return "acting";
    }

    @Override
    public void doGlobalAction(ServeEvent event, Admin admin) {
      seen.add(event.getRequest().getUrl());
    }
  }

  private static final class FirstDefinition extends ResponseDefinitionTransformer
      implements Seeing {
    private final List<String> seen = new CopyOnWriteArrayList<>();

    @Override
    public List<String> seen() {
      return seen;
    }

    @Override
    public String getName() {
      return "first-definition";
    }

    @Override
    public ResponseDefinition transform(
        Request request, ResponseDefinition reply, FileSource files, Parameters parameters) {
      seen.add(request.getUrl());
      return reply;
    }
  }

  private record SecondDefinition(List<String> seen)
      implements ResponseDefinitionTransformerV2, Seeing {
    SecondDefinition() {
      this(new CopyOnWriteArrayList<>());
    }

    @Override
    public String getName() {
      return "second-definition";
    }

    @Override
    public ResponseDefinition transform(ServeEvent event) {
      seen.add(event.getRequest().getUrl());
      return event.getResponseDefinition();
    }
  }

  private static final class FirstResponse extends ResponseTransformer implements Seeing {
    private final List<String> seen = new CopyOnWriteArrayList<>();

    @Override
    public List<String> seen() {
      return seen;
    }

    @Override
    public String getName() {
      return "first-response";
    }

    @Override
    public Response transform(
        Request request, Response response, FileSource files, Parameters parameters) {
      seen.add(request.getUrl());
      return response;
    }
  }

  private record SecondResponse(List<String> seen) implements ResponseTransformerV2, Seeing {
    SecondResponse() {
      this(new CopyOnWriteArrayList<>());
    }

    @Override
    public String getName() {
      return "second-response";
    }

    @Override
    public Response transform(Response response, ServeEvent event) {
      seen.add(event.getRequest().getUrl());
      return response;
    }
  }
}
