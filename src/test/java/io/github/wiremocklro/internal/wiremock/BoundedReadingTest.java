package io.github.wiremocklro.internal.wiremock;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.github.tomakehurst.wiremock.http.HttpHeader;
import com.github.tomakehurst.wiremock.http.HttpHeaders;
import com.github.tomakehurst.wiremock.http.ImmutableRequest;
import com.github.tomakehurst.wiremock.http.Request;
import com.github.tomakehurst.wiremock.http.RequestHandler;
import com.github.tomakehurst.wiremock.http.RequestMethod;
import com.github.tomakehurst.wiremock.http.Response;
import io.github.wiremocklro.internal.engine.ReadingMemory;
import io.github.wiremocklro.operation.StatusException;
import java.util.Map;
import org.junit.jupiter.api.Test;

class BoundedReadingTest {
  private static final long MEMORY = 1 << 20;
  private static final Request LONG =
      ImmutableRequest.create()
          .withAbsoluteUrl("http://localhost/v1/a")
          .withMethod(RequestMethod.POST)
          .withHeaders(new HttpHeaders(new HttpHeader("Content-Type", "application/json")))
          .withBody("d".repeat(10_000).getBytes(UTF_8))
          .build();

  private final ReadingMemory memory = new ReadingMemory(MEMORY);

  @Test
  void aBodyTakesMemoryWhileItIsServed() {
    served(
        (request, responder, event) ->
            assertThatThrownBy(() -> memory.take(MEMORY, "body"))
                .isInstanceOf(StatusException.class));

    assertAllIsThere();
  }

  @Test
  void itTakesNoneWhileItsReplyIsOnTheWay() {
    new BoundedReading(
            (request, responder, event) ->
                responder.respond(request, Response.response().build(), Map.of()),
            memory)
        .handle(LONG, (request, response, attributes) -> assertAllIsThere(), null);

    assertAllIsThere();
  }

  @Test
  void afterAFailureItTakesNoneEither() {
    assertThatThrownBy(
            () ->
                served(
                    (request, responder, event) -> {
                      throw new IllegalStateException("broken");
                    }))
        .hasMessage("broken");

    assertAllIsThere();
  }

  private void served(RequestHandler handler) {
    new BoundedReading(handler, memory).handle(LONG, (request, response, attributes) -> {}, null);
  }

  private void assertAllIsThere() {
    assertThatCode(() -> memory.take(MEMORY, "body")).doesNotThrowAnyException();
    memory.giveBack(MEMORY);
  }
}
