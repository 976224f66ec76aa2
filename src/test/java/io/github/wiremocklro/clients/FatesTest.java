package io.github.wiremocklro.clients;

import static io.github.wiremocklro.clients.FatesTest.Fate.Shown.ACTIVE;
import static io.github.wiremocklro.clients.FatesTest.Fate.Shown.CREATING;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.google.api.gax.longrunning.OperationFuture;
import com.google.api.gax.rpc.ApiException;
import com.google.api.gax.rpc.CancelledException;
import com.google.api.gax.rpc.InternalException;
import com.google.api.gax.rpc.NotFoundException;
import com.google.api.gax.rpc.StatusCode;
import com.google.cloud.dataplex.v1.CreateLakeRequest;
import com.google.cloud.dataplex.v1.DataplexServiceClient;
import com.google.cloud.dataplex.v1.Lake;
import com.google.cloud.dataplex.v1.OperationMetadata;
import com.google.longrunning.Operation;
import com.google.protobuf.InvalidProtocolBufferException;
import io.github.wiremocklro.FakeOperations;
import io.github.wiremocklro.internal.wiremock.Rest;
import io.github.wiremocklro.internal.wiremock.Rest.Reply;
import io.github.wiremocklro.operation.Code;
import java.util.Arrays;
import java.util.Locale;
import java.util.concurrent.ExecutionException;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * The fates that a lake has by the beginning of its id, as they look over bare HTTP and to
 * google-cloud-dataplex 1.86.0.
 */
class FatesTest {
  @RegisterExtension static final ClientExtension FAKE = new ClientExtension();

  private final Rest rest = new Rest(FAKE::baseUrl);
  private final FakeOperations fake = FAKE.project();
  private final String lakes = "/v1/" + fake.parent() + "/lakes";

  /** What a cancel does, and what is to be seen after it. */
  enum Fate {
    COMPLETES_DESPITE_CANCEL("{}", null, CREATING, "a Lake", "a Lake", null),
    CANCEL_UNIMPLEMENTED(
        "501 UNIMPLEMENTED CANCEL_NOT_SUPPORTED",
        Code.UNIMPLEMENTED,
        CREATING,
        "running",
        "running",
        null),
    CANCEL_REFUSED(
        "400 FAILED_PRECONDITION CANCEL_NOT_ACCEPTED",
        Code.FAILED_PRECONDITION,
        CREATING,
        "running",
        "running",
        null),
    CANCEL_FAILS("{}", null, Shown.NOT_FOUND, "error 13", "error 13", InternalException.class),
    CANCEL_STUCK("{}", null, CREATING, "running", "running", null),
    CANCEL_LATE("{}", null, CREATING, "running", "error 1", CancelledException.class),
    NEVER_ENDS("{}", null, Shown.NOT_FOUND, "error 1", "error 1", CancelledException.class);

    private final String answer;
    private final @Nullable Code refusal;
    private final Shown lakeAfterIt;
    private final String firstPoll;
    private final String laterPolls;
    private final @Nullable Class<? extends ApiException> exceptionOfTheFuture;

    Fate(
        String answer,
        @Nullable Code refusal,
        Shown lakeAfterIt,
        String firstPoll,
        String laterPolls,
        @Nullable Class<? extends ApiException> exceptionOfTheFuture) {
      this.answer = answer;
      this.refusal = refusal;
      this.lakeAfterIt = lakeAfterIt;
      this.firstPoll = firstPoll;
      this.laterPolls = laterPolls;
      this.exceptionOfTheFuture = exceptionOfTheFuture;
    }

    String lakeId() {
      return name().toLowerCase(Locale.ROOT).replace('_', '-') + "-1";
    }

    /** Returns the code that a client shows of a cancel. */
    StatusCode.Code shownOfCancel(Transport transport) {
      return refusal == null ? StatusCode.Code.OK : transport.shown(refusal);
    }

    boolean isAccepted() {
      return refusal == null;
    }

    Shown lakeInTheEnd() {
      return switch (laterPolls) {
        case "running" -> CREATING;
        case "a Lake" -> ACTIVE;
        default -> Shown.NOT_FOUND;
      };
    }

    /** What GetLake shows. */
    enum Shown {
      CREATING,
      ACTIVE,
      NOT_FOUND
    }
  }

  static Stream<Arguments> overEachTransport() {
    return Arrays.stream(Transport.values())
        .flatMap(one -> Arrays.stream(Fate.values()).map(fate -> Arguments.of(one, fate)));
  }

  @ParameterizedTest
  @EnumSource
  void overHttp(Fate fate) {
    String operation = create(fate.lakeId());
    assertPolls(operation, "running");

    assertThat(cancel(operation)).isEqualTo(fate.answer);

    assertThat(lake(fate)).isEqualTo(fate.lakeAfterIt);
    assertThat(poll(operation)).isEqualTo(fate.firstPoll);
    assertThat(cancel(operation)).isEqualTo(fate.answer);
    assertPolls(operation, fate.laterPolls);
    assertThat(rest.get(operation).text("/metadata/requestedCancellation"))
        .isEqualTo(String.valueOf(fate.isAccepted()));
    assertThat(lake(fate)).isEqualTo(fate.lakeInTheEnd());
  }

  @ParameterizedTest
  @MethodSource("overEachTransport")
  void toGooglesClientThatPollsByItself(Transport transport, Fate fate) throws Exception {
    DataplexServiceClient client = FAKE.client(transport);
    Operations operations = FAKE.operations(transport);
    // Without a future, whose polls would count.
    CreateLakeRequest request =
        CreateLakeRequest.newBuilder().setParent(fake.parent()).setLakeId(fate.lakeId()).build();
    String name = client.createLakeCallable().call(request).getName();

    assertThat(codeOfCancel(operations, name)).isEqualTo(fate.shownOfCancel(transport));

    assertThat(told(operations.getOperation(name))).isEqualTo(fate.firstPoll);
    assertThat(codeOfCancel(operations, name)).isEqualTo(fate.shownOfCancel(transport));
    Operation last = operations.getOperation(name);
    assertThat(told(last)).isEqualTo(fate.laterPolls);
    assertThat(metadata(last).getRequestedCancellation()).isEqualTo(fate.isAccepted());
  }

  @ParameterizedTest
  @MethodSource("overEachTransport")
  void toTheFutureOfGooglesClient(Transport transport, Fate fate) throws Exception {
    DataplexServiceClient client = FAKE.client(transport);
    Operations operations = FAKE.operations(transport);
    OperationFuture<Lake, OperationMetadata> future =
        client.createLakeAsync(fake.parent(), Lake.getDefaultInstance(), fate.lakeId());
    String name = future.getName();

    assertThat(codeOfCancel(operations, name)).isEqualTo(fate.shownOfCancel(transport));

    if (fate.exceptionOfTheFuture != null) {
      // A reply that gax-httpjson 2.76.0 cannot parse is a CancelledException too, but one with a
      // cause and another message.
      assertThatThrownBy(future::get)
          .isInstanceOf(ExecutionException.class)
          .cause()
          .isExactlyInstanceOf(fate.exceptionOfTheFuture)
          .hasNoCause()
          .hasMessageStartingWith("Operation with name \"%s\" failed with status".formatted(name));
      assertThatThrownBy(() -> client.getLake(lakeName(fate)))
          .isInstanceOf(NotFoundException.class);
    } else {
      if (fate.laterPolls.equals("running")) {
        assertThat(told(operations.getOperation(name))).isEqualTo("running");
        assertThat(future.isDone()).isFalse();
        assertThat(client.getLake(lakeName(fate)).getState().name()).isEqualTo("CREATING");
        fake.complete(name);
      }
      assertThat(future.get().getName()).isEqualTo(lakeName(fate));
      assertThat(client.getLake(lakeName(fate)).getState().name()).isEqualTo("ACTIVE");
    }
    assertThat(future.getMetadata().get().getRequestedCancellation()).isEqualTo(fate.isAccepted());
    assertThat(future.getMetadata().get().hasEndTime()).isTrue();
  }

  @Test
  void failsWithoutACancel() {
    String operation = create("fails-1");

    assertThat(poll(operation)).isEqualTo("running");
    Reply done = rest.get(operation);

    assertThat(done.text("/error/code")).isEqualTo("13");
    assertThat(done.text("/error/message")).isEqualTo("The resource could not be created.");
    assertThat(rest.get(lakes + "/fails-1").status()).isEqualTo(404);
  }

  @Test
  void areOnlyForIdsThatBeginSo() {
    String operation = create("it-never-ends-1");

    rest.get(operation);
    assertThat(poll(operation)).isEqualTo("a Lake");
  }

  private String create(String lakeId) {
    Reply created = rest.post(lakes + "?lakeId=" + lakeId + "&validateOnly=false", "{}");
    assertThat(created.status()).isEqualTo(200);
    assertThat(created.text("/done")).isEqualTo("false");
    return "/v1/" + created.text("/name");
  }

  private String cancel(String operation) {
    Reply reply = rest.post(operation + ":cancel");
    return reply.status() == 200 ? reply.body() : reply.error();
  }

  private static StatusCode.Code codeOfCancel(Operations operations, String name) {
    try {
      operations.cancelOperation(name);
      return StatusCode.Code.OK;
    } catch (ApiException e) {
      return e.getStatusCode().getCode();
    }
  }

  private void assertPolls(String operation, String shown) {
    for (int poll = 0; poll < 3; poll++) {
      assertThat(poll(operation)).isEqualTo(shown);
    }
  }

  private String poll(String operation) {
    Reply reply = rest.get(operation);
    if (reply.text("/done").equals("false")) {
      return "running";
    }
    assertThat(reply.has("/error")).isNotEqualTo(reply.has("/response"));
    return reply.has("/error")
        ? "error " + reply.text("/error/code")
        : "a " + reply.text("/response/@type").replaceFirst(".*dataplex\\.v1\\.", "");
  }

  private Fate.Shown lake(Fate fate) {
    Reply reply = rest.get(lakes + "/" + fate.lakeId());
    return Fate.Shown.valueOf(reply.text(reply.status() == 200 ? "/state" : "/error/status"));
  }

  private static String told(Operation operation) {
    return switch (operation.getResultCase()) {
      case ERROR -> "error " + operation.getError().getCode();
      case RESPONSE -> operation.getResponse().is(Lake.class) ? "a Lake" : "something else";
      case RESULT_NOT_SET -> operation.getDone() ? "done without a result" : "running";
    };
  }

  private static OperationMetadata metadata(Operation operation)
      throws InvalidProtocolBufferException {
    return operation.getMetadata().unpack(OperationMetadata.class);
  }

  private String lakeName(Fate fate) {
    return fake.parent() + "/lakes/" + fate.lakeId();
  }
}
