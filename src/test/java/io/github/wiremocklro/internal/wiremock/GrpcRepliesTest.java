package io.github.wiremocklro.internal.wiremock;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static com.github.tomakehurst.wiremock.client.WireMock.get;
import static com.github.tomakehurst.wiremock.client.WireMock.okJson;
import static com.github.tomakehurst.wiremock.client.WireMock.post;
import static com.github.tomakehurst.wiremock.client.WireMock.urlEqualTo;
import static com.github.tomakehurst.wiremock.client.WireMock.urlPathEqualTo;
import static io.github.wiremocklro.internal.wiremock.Grpc.detail;
import static io.github.wiremocklro.internal.wiremock.Grpc.error;
import static io.github.wiremocklro.operation.After.never;
import static io.github.wiremocklro.operation.After.polls;
import static io.github.wiremocklro.operation.Fault.onGet;
import static io.github.wiremocklro.operation.OperationScript.operation;
import static org.assertj.core.api.Assertions.assertThat;

import com.github.tomakehurst.wiremock.client.ResponseDefinitionBuilder;
import com.github.tomakehurst.wiremock.http.Fault;
import com.google.cloud.dataplex.v1.CreateLakeRequest;
import com.google.cloud.dataplex.v1.GetLakeRequest;
import com.google.cloud.dataplex.v1.Lake;
import com.google.longrunning.Operation;
import com.google.rpc.ErrorInfo;
import com.google.rpc.RetryInfo;
import io.github.wiremocklro.FakeOperations;
import io.github.wiremocklro.WireMockLroServer;
import io.github.wiremocklro.operation.Code;
import io.github.wiremocklro.operation.FaultReply;
import io.github.wiremocklro.operation.OperationScript;
import io.github.wiremocklro.operation.Status;
import io.github.wiremocklro.operation.Violation;
import io.grpc.StatusRuntimeException;
import java.time.Duration;
import java.util.concurrent.Future;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** What replies over HTTP are over gRPC, on either way: that of stubs, and that of operations. */
class GrpcRepliesTest {
  private static final String DATAPLEX = "google.cloud.dataplex.v1.DataplexService/";
  private static final long LONG = Duration.ofHours(1).toMillis();

  @AutoClose private static final WireMockLroServer FAKE = new WireMockLroServer().start();

  @AutoClose private final Grpc grpc = new Grpc(FAKE.baseUrl());
  private final String parent = Rest.newParent();
  private final FakeOperations fake = FAKE.in(parent);
  private final String name = parent + "/operations/op-1";
  private final String lake = parent + "/lakes/sales";

  private Lake getLake() {
    return getLake(grpc);
  }

  private Lake getLake(Grpc client) {
    return client.call(
        DATAPLEX + "GetLake",
        GetLakeRequest.newBuilder().setName(lake).build(),
        Lake.getDefaultInstance());
  }

  private void stub(ResponseDefinitionBuilder reply) {
    FAKE.wireMock().stubFor(get(urlEqualTo("/v1/" + lake)).willReturn(reply));
  }

  private static io.grpc.Status.Code code(StatusRuntimeException error) {
    return error.getStatus().getCode();
  }

  @Nested
  class OfAStub {
    @Test
    void isTheMessageThatTheJsonIs() {
      stub(okJson("{\"name\": \"mine\", \"state\": \"ACTIVE\", \"createTime\": null}"));

      assertThat(getLake().getName()).isEqualTo("mine");
    }

    @Test
    void isAMessageWithoutFieldsWhereTheJsonHasNone() {
      stub(okJson("{}"));

      assertThat(getLake()).isEqualTo(Lake.getDefaultInstance());
    }

    @Test
    void withoutABodyIsAnErrorThatSaysSo() {
      stub(aResponse());

      StatusRuntimeException error = error(() -> getLake());

      assertThat(code(error)).isEqualTo(io.grpc.Status.Code.INTERNAL);
      assertThat(error)
          .hasMessageContaining("cannot be sent as a google.cloud.dataplex.v1.Lake")
          .hasMessageContaining("write {}");
    }

    @Test
    void mayBeMadeOfTheRequestByTemplates() {
      FAKE.wireMock()
          .stubFor(
              post(urlPathEqualTo("/v1/" + parent + "/lakes"))
                  .willReturn(
                      okJson(
                              """
                              {"name": "{{request.query.lakeId}}-{{jsonPath request.body '$.displayName'}}"}
                              """)
                          .withTransformers("response-template")));

      Operation reply =
          grpc.call(
              DATAPLEX + "CreateLake",
              CreateLakeRequest.newBuilder()
                  .setParent(parent)
                  .setLakeId("a")
                  .setLake(Lake.newBuilder().setDisplayName("b"))
                  .build(),
              Operation.getDefaultInstance());

      assertThat(reply.getName()).isEqualTo("a-b");
    }

    @Test
    void thatIsNoSuchMessageIsAnErrorThatSaysSo() {
      stub(okJson("{\"nope\": 1}"));

      StatusRuntimeException error = error(() -> getLake());

      assertThat(code(error)).isEqualTo(io.grpc.Status.Code.INTERNAL);
      assertThat(error)
          .hasMessageContaining("cannot be sent as a google.cloud.dataplex.v1.Lake")
          .hasMessageContaining("nope");
    }

    @ParameterizedTest
    @CsvSource({
      "409, ALREADY_EXISTS, ALREADY_EXISTS",
      "409, ABORTED, ABORTED",
      "400, FAILED_PRECONDITION, FAILED_PRECONDITION",
      "500, DATA_LOSS, DATA_LOSS",
      "404, , NOT_FOUND",
      "409, NOT_OF_GRPC, ABORTED",
      "418, , INVALID_ARGUMENT"
    })
    void thatIsAnErrorHasTheCodeThatItNames(
        int httpStatus, String named, io.grpc.Status.Code seen) {
      String status = named == null ? "" : ", \"status\": \"%s\"".formatted(named);
      stub(
          okJson("{\"error\": {\"message\": \"100 %% ä\" %s}}".formatted(status))
              .withStatus(httpStatus));

      StatusRuntimeException error = error(() -> getLake());

      assertThat(code(error)).isEqualTo(seen);
      assertThat(error.getStatus().getDescription()).isEqualTo("100 % ä");
    }

    @Test
    void thatIsToBeRetriedSaysWhen() {
      stub(
          okJson("{\"error\": {\"message\": \"busy\", \"status\": \"UNAVAILABLE\"}}")
              .withStatus(503)
              .withHeader("Retry-After", "7"));

      StatusRuntimeException error = error(() -> getLake());

      assertThat(detail(error, RetryInfo.class).orElseThrow().getRetryDelay().getSeconds())
          .isEqualTo(7);
    }

    /** The statuses are those of grpc/grpc, doc/http-grpc-status-mapping.md. */
    @ParameterizedTest
    @CsvSource({
      "502, UNAVAILABLE",
      "503, UNAVAILABLE",
      "429, UNAVAILABLE",
      "401, UNAUTHENTICATED",
      "403, PERMISSION_DENIED",
      "404, UNIMPLEMENTED",
      "418, UNKNOWN"
    })
    void thatNoServerOfGrpcHasWrittenIsWhatItIsOverHttp(int status, io.grpc.Status.Code seen) {
      stub(
          aResponse()
              .withStatus(status)
              .withHeader("Content-Type", "text/html")
              .withBody("<h1>no</h1>"));

      assertThat(code(error(() -> getLake()))).isEqualTo(seen);

      stub(aResponse().withStatus(status));
      assertThat(code(error(() -> getLake()))).isEqualTo(seen);
    }

    @ParameterizedTest
    @EnumSource(Fault.class)
    void thatIsAFaultNeverComes(Fault fault) {
      stub(aResponse().withFault(fault));

      assertThat(code(error(() -> getLake())))
          .isIn(io.grpc.Status.Code.INTERNAL, io.grpc.Status.Code.CANCELLED);
    }

    @Test
    void thatIsDelayedIsStillToComeWhenTheDeadlinePasses() {
      assertIsLate(okJson("{}").withFixedDelay((int) LONG));
      assertIsLate(okJson("{}").withLogNormalRandomDelay(LONG, 0.1));
      assertIsLate(okJson("{}").withChunkedDribbleDelay(2, (int) LONG));
    }

    private void assertIsLate(ResponseDefinitionBuilder reply) {
      stub(reply);

      assertThat(code(error(() -> getLake(grpc.withDeadline(300)))))
          .isEqualTo(io.grpc.Status.Code.DEADLINE_EXCEEDED);
    }
  }

  @Nested
  class OfAFaultOfAStart {
    @Test
    void isAResetOfTheStream() {
      assertThat(start("\"dropped\": true").getStatus().getDescription()).contains("RST_STREAM");
    }

    @Test
    void isHalfOfTheMessage() {
      assertThat(start("\"truncated\": true").getStatus().getDescription()).contains("RST_STREAM");
    }

    @Test
    void isItsErrorWithItsDetails() {
      StatusRuntimeException error =
          start("\"error\": {\"code\": \"ABORTED\", \"retryAfter\": \"2s\"}");

      assertThat(code(error)).isEqualTo(io.grpc.Status.Code.ABORTED);
      assertThat(detail(error, RetryInfo.class).orElseThrow().getRetryDelay().getSeconds())
          .isEqualTo(2);
    }

    private StatusRuntimeException start(String reply) {
      return error(
          () ->
              grpc.with("x-lro-script", "{\"faults\": [{\"on\": \"start\", %s}]}".formatted(reply))
                  .call(
                      DATAPLEX + "CreateLake",
                      CreateLakeRequest.newBuilder().setParent(parent).setLakeId("a").build(),
                      Operation.getDefaultInstance()));
    }
  }

  @Nested
  class OfAFault {
    @Test
    void isItsErrorWithItsDetails() {
      start(
          onGet(
              FaultReply.error(Status.of(Code.RESOURCE_EXHAUSTED, "Slow down."))
                  .reason("RATE_LIMIT_EXCEEDED")
                  .retryAfter(Duration.ofSeconds(2))));

      StatusRuntimeException error = error(() -> grpc.get(name));

      assertThat(code(error)).isEqualTo(io.grpc.Status.Code.RESOURCE_EXHAUSTED);
      assertThat(error.getStatus().getDescription()).isEqualTo("Slow down.");
      assertThat(detail(error, ErrorInfo.class).orElseThrow().getReason())
          .isEqualTo("RATE_LIMIT_EXCEEDED");
      assertThat(detail(error, RetryInfo.class).orElseThrow().getRetryDelay().getSeconds())
          .isEqualTo(2);
      assertThat(grpc.get(name).getName()).isEqualTo(name);
    }

    @Test
    void isAPageOfAProxys() {
      start(onGet(FaultReply.body(502, "<h1>Bad Gateway</h1>")));

      StatusRuntimeException error = error(() -> grpc.get(name));

      assertThat(code(error)).isEqualTo(io.grpc.Status.Code.UNAVAILABLE);
      assertThat(error).hasMessageContaining("HTTP status code 502").hasMessageContaining("html");
    }

    @Test
    void isAResetOfTheStream() {
      start(onGet(FaultReply.dropped()));

      assertThat(error(() -> grpc.get(name)).getStatus().getDescription()).contains("RST_STREAM");
      assertThat(grpc.get(name).getName()).isEqualTo(name);
    }

    @Test
    void isHalfOfTheMessage() {
      start(onGet(FaultReply.truncated()));

      assertThat(error(() -> grpc.get(name)).getStatus().getDescription()).contains("RST_STREAM");
      assertThat(grpc.get(name).getName()).isEqualTo(name);
    }

    @Test
    void isADelay() {
      start(onGet(FaultReply.delay(Duration.ofMinutes(10))));

      Future<Operation> late = grpc.getLater(name);

      Eventually.await().until(() -> fake.record(name).calls().polled() == 1);
      assertThat(late).isNotDone();
      assertThat(grpc.get(name).getName()).isEqualTo(name);
      assertThat(late).isNotDone();
    }

    @ParameterizedTest
    @EnumSource(Violation.class)
    void isAnOperationAsNoServerShouldTellIt(Violation violation) {
      fake.start(
          operation().name(name).doneAfter(polls(0)).fault(onGet(FaultReply.violation(violation))));

      Operation seen = grpc.get(name);

      switch (violation) {
        case DONE_WITHOUT_RESULT -> {
          assertThat(seen.getDone()).isTrue();
          assertThat(seen.getResultCase()).isEqualTo(Operation.ResultCase.RESULT_NOT_SET);
        }
        // Both are on the wire, but of a oneof protobuf keeps what comes last.
        case BOTH_RESULTS -> assertThat(seen.getError().getCode()).isEqualTo(13);
        case UNKNOWN_TYPE ->
            assertThat(seen.getMetadata().getTypeUrl())
                .isEqualTo("type.googleapis.com/unknown.v1.Message");
        case DONE_GOES_BACK -> assertThat(seen.getDone()).isFalse();
      }
    }

    private void start(io.github.wiremocklro.operation.Fault fault) {
      OperationScript script = operation().name(name).doneAfter(never());
      fake.start(script.fault(fault));
    }
  }
}
