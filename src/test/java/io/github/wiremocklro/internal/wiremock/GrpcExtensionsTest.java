package io.github.wiremocklro.internal.wiremock;

import static com.github.tomakehurst.wiremock.client.WireMock.serviceUnavailable;
import static org.assertj.core.api.Assertions.assertThat;

import com.github.tomakehurst.wiremock.extension.Extension;
import com.github.tomakehurst.wiremock.extension.requestfilter.RequestFilterAction;
import com.github.tomakehurst.wiremock.extension.requestfilter.StubRequestFilterV2;
import com.github.tomakehurst.wiremock.http.Request;
import com.github.tomakehurst.wiremock.stubbing.ServeEvent;
import com.google.longrunning.Operation;
import com.google.longrunning.WaitOperationRequest;
import io.github.wiremocklro.operation.Event;
import io.grpc.Status.Code;
import io.grpc.StatusRuntimeException;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Extensions and listeners of the user's see gRPC calls as they see requests. */
class GrpcExtensionsTest {
  @ParameterizedTest
  @MethodSource("io.github.wiremocklro.internal.wiremock.SeeingExtension#ofEachKind")
  void extensionOfTheUsersSeesTheCall(Extension extension) {
    try (PolledServer server = new PolledServer(options -> options.extensions(extension))) {
      server.getOrError();

      assertThat(((SeeingExtension) extension).seen()).containsExactly(PolledServer.PATH);
    }
  }

  @Test
  void filterThatStopsTheRequestStopsTheCall() {
    try (PolledServer server = new PolledServer(options -> options.extensions(new Stopping()))) {
      StatusRuntimeException error = Grpc.error(server::get);

      assertThat(error.getStatus().getCode()).isEqualTo(Code.UNAVAILABLE);
      assertThat(server.polls()).isZero();
    }
  }

  @Test
  void listenerOfTheServerHearsOfTheCall() {
    List<String> heard = new CopyOnWriteArrayList<>();
    try (PolledServer server = new PolledServer(options -> {})) {
      server.get();
      server
          .wireMock()
          .addMockServiceRequestListener((request, response) -> heard.add(request.getUrl()));
      server.get();
    }

    assertThat(heard).containsExactly(PolledServer.PATH);
  }

  @Test
  void logThatIsToHearOfRequestsHearsOfTheCall() {
    HeardNotifier log = new HeardNotifier();
    try (PolledServer server = new PolledServer(options -> options.notifier(log))) {
      server.get();
    }

    assertThat(log.told).anyMatch(told -> told.contains("GET " + PolledServer.PATH));
  }

  @Test
  void waitThatTheClientCancelsIsOver() {
    SeeingExtension.Listening listener = new SeeingExtension.Listening();
    try (PolledServer server = new PolledServer(options -> options.extensions(listener))) {
      Future<Operation> wait =
          server.grpc.later(WaitOperationRequest.newBuilder().setName(PolledServer.NAME).build());
      Eventually.await().until(() -> server.polls() == 1);

      wait.cancel(true);

      Eventually.await().until(() -> listener.seen().contains(PolledServer.PATH + ":wait"));
      assertThat(server.fake.history(PolledServer.NAME))
          .extracting(Event::type)
          .containsExactly(Event.Type.STARTED, Event.Type.POLLED);
    }
  }

  @Test
  void extensionThatFailsIsAnErrorAndIsTold() {
    HeardNotifier log = new HeardNotifier();
    try (PolledServer server =
        new PolledServer(options -> options.extensions(new Failing()).notifier(log))) {
      StatusRuntimeException error = Grpc.error(server::get);

      assertThat(error.getStatus().getCode()).isEqualTo(Code.INTERNAL);
      assertThat(error).hasMessageContaining("out of order");
      assertThat(log.told).contains("wiremock-lro failed to answer a request");
    }
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
}
