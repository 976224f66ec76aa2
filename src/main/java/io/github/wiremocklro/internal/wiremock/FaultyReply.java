package io.github.wiremocklro.internal.wiremock;

import com.github.tomakehurst.wiremock.client.ResponseDefinitionBuilder;
import com.github.tomakehurst.wiremock.http.Fault;
import io.github.wiremocklro.operation.FaultBody;
import io.github.wiremocklro.operation.FaultReply;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/** What happens to a reply on its way, as WireMock does it. */
final class FaultyReply {
  private FaultyReply() {}

  /**
   * Lets a fault happen to a reply that is complete.
   *
   * @param content the body of the reply
   */
  static ResponseDefinitionBuilder with(
      FaultReply fault, ResponseDefinitionBuilder reply, byte[] content) {
    if (fault instanceof FaultBody body) {
      return new ResponseDefinitionBuilder()
          .withStatus(body.status())
          .withHeader("Content-Type", body.contentType())
          .withBody(body.text().getBytes(StandardCharsets.UTF_8));
    }
    if (fault instanceof FaultReply.Dropped) {
      return reply.withFault(Fault.CONNECTION_RESET_BY_PEER);
    }
    if (fault instanceof FaultReply.Truncated) {
      // More is announced than comes, so that the connection ends too early; and nothing may
      // compress the half to a whole.
      return reply
          .withHeader("Content-Length", String.valueOf(content.length))
          .withHeader("Content-Encoding", "identity")
          .withBody(Arrays.copyOf(content, content.length / 2));
    }
    return fault instanceof FaultReply.Delay delay
        ? reply.withFixedDelay(Math.toIntExact(delay.delay().toMillis()))
        : reply;
  }
}
