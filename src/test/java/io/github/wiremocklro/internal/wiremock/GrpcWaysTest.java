package io.github.wiremocklro.internal.wiremock;

import static io.github.wiremocklro.operation.After.never;
import static io.github.wiremocklro.operation.Fault.onCancel;
import static io.github.wiremocklro.operation.Fault.onDelete;
import static io.github.wiremocklro.operation.Fault.onGet;
import static io.github.wiremocklro.operation.Fault.onWait;
import static io.github.wiremocklro.operation.FaultReply.body;
import static io.github.wiremocklro.operation.FaultReply.dropped;
import static io.github.wiremocklro.operation.FaultReply.error;
import static io.github.wiremocklro.operation.FaultReply.truncated;
import static io.github.wiremocklro.operation.FaultReply.violation;
import static io.github.wiremocklro.operation.OperationScript.operation;
import static java.time.Duration.ZERO;
import static java.time.Duration.ofMillis;
import static java.time.Duration.ofSeconds;
import static org.assertj.core.api.Assertions.assertThat;

import com.google.longrunning.ListOperationsRequest;
import com.google.longrunning.WaitOperationRequest;
import io.github.wiremocklro.operation.Code;
import io.github.wiremocklro.operation.Event;
import io.github.wiremocklro.operation.OnCancel;
import io.github.wiremocklro.operation.OperationScript;
import io.github.wiremocklro.operation.Violation;
import io.grpc.StatusRuntimeException;
import io.grpc.protobuf.StatusProto;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** A call of operations comes to the same, whether it goes through WireMock or not. */
@Tag("slow")
class GrpcWaysTest {
  private static final String NAME = "projects/p/locations/l/operations/op-2";

  /**
   * Times, the length of a text with one, which may have fewer digits, and headers of a page, among
   * which WireMock has those of its mapping.
   */
  private static final Pattern OTHER =
      Pattern.compile(
          "\\d{4}-\\d\\d-\\d\\dT[\\d:.]+Z|(?<=\\\\022).(?=It was)|headers: Metadata\\([^)]*\\)");

  @AutoClose private final PolledServer direct = new PolledServer(options -> {});

  @AutoClose
  private final PolledServer bridged =
      new PolledServer(options -> options.extensions(new SeeingExtension.Listening()));

  static Stream<OperationScript> scripts() {
    OperationScript running = operation().name(NAME).doneAfter(never());
    return Stream.of(
        running,
        running.onCancel(OnCancel.refused()),
        running.onCancel(OnCancel.unimplemented()),
        running.fault(onGet(error(Code.UNAVAILABLE, "over there").retryAfter(ofSeconds(5)))),
        running.fault(onGet(error(Code.ABORTED, "ended")).from(2)),
        running.fault(onGet(truncated())).fault(onCancel(truncated())),
        running.fault(onGet(dropped())).fault(onCancel(dropped())).fault(onDelete(dropped())),
        running.fault(onGet(body(502, "<h1>Bad</h1>"))).fault(onWait(body(404, "no"))),
        running.fault(onGet(violation(Violation.DONE_WITHOUT_RESULT))),
        running.fault(onGet(violation(Violation.BOTH_RESULTS))),
        running.fault(onGet(violation(Violation.UNKNOWN_TYPE))),
        running.fault(onWait(error(Code.DEADLINE_EXCEEDED, "too late"))));
  }

  @ParameterizedTest
  @MethodSource("scripts")
  void callsComeToTheSame(OperationScript script) {
    assertThat(come(direct, script)).containsExactlyElementsOf(come(bridged, script));
  }

  private static List<String> come(PolledServer server, OperationScript script) {
    server.fake.start(script);
    List<String> all = new ArrayList<>();
    all.add(to(server, grpc -> grpc.get(NAME)));
    all.add(to(server, grpc -> grpc.get(NAME)));
    all.add(to(server, grpc -> grpc.get(NAME + "-missing")));
    all.add(to(server, grpc -> grpc.get("projects/p/locations/l/operations/a b/c")));
    all.add(to(server, grpc -> grpc.await(atMost(NAME, ZERO))));
    all.add(to(server, grpc -> grpc.await(atMost(NAME, ofMillis(100)))));
    all.add(to(server, grpc -> grpc.await(atMost(NAME, ofSeconds(-1)))));
    all.add(to(server, grpc -> grpc.list(list().build())));
    all.add(to(server, grpc -> grpc.list(list().setFilter("done=true").build())));
    all.add(to(server, grpc -> grpc.list(list().setFilter("(((").build())));
    all.add(to(server, grpc -> grpc.list(list().setPageSize(-1).build())));
    all.add(to(server, grpc -> grpc.list(list().setPageToken("no").build())));
    all.add(to(server, grpc -> grpc.cancel(NAME)));
    all.add(to(server, grpc -> grpc.cancel(NAME)));
    all.add(to(server, grpc -> grpc.get(NAME)));
    all.add(to(server, grpc -> grpc.delete(NAME)));
    all.add(to(server, grpc -> grpc.delete(NAME)));
    all.add(to(server, grpc -> grpc.get(NAME)));
    server.fake.history(NAME).forEach(event -> all.add(told(event)));
    server
        .wireMock()
        .getAllServeEvents()
        .forEach(
            event ->
                all.add(
                    "%s %d %s"
                        .formatted(
                            event.getRequest().getUrl(),
                            event.getResponse().getStatus(),
                            event.getResponse().getFault())));
    return all.stream().map(text -> OTHER.matcher(text).replaceAll("(other)")).toList();
  }

  private static String told(Event event) {
    return "%s %s %s".formatted(event.type(), event.fault(), event.request());
  }

  private static ListOperationsRequest.Builder list() {
    return ListOperationsRequest.newBuilder().setName("projects/p/locations/l");
  }

  private static WaitOperationRequest atMost(String name, Duration timeout) {
    return WaitOperationRequest.newBuilder()
        .setName(name)
        .setTimeout(
            com.google.protobuf.Duration.newBuilder()
                .setSeconds(timeout.getSeconds())
                .setNanos(timeout.getNano()))
        .build();
  }

  private static String to(PolledServer server, Function<Grpc, Object> call) {
    try {
      return String.valueOf(call.apply(server.grpc));
    } catch (StatusRuntimeException e) {
      return e + "\n" + StatusProto.fromThrowable(e);
    }
  }
}
