package io.github.wiremocklro.wiremock;

import com.github.tomakehurst.wiremock.client.ResponseDefinitionBuilder;
import com.github.tomakehurst.wiremock.http.Fault;
import io.github.wiremocklro.operation.FaultBody;
import io.github.wiremocklro.operation.FaultReply;
import java.nio.charset.StandardCharsets;

/** What happens to a reply on its way, as WireMock does it. */
final class FaultyReply {
  private FaultyReply() {}

  /** Lets a fault happen to a reply that is complete. */
  static ResponseDefinitionBuilder with(FaultReply fault, ResponseDefinitionBuilder reply) {
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
      return reply.withFault(Fault.MALFORMED_RESPONSE_CHUNK);
    }
    return fault instanceof FaultReply.Delay delay
        ? reply.withFixedDelay(Math.toIntExact(delay.delay().toMillis()))
        : reply;
  }
}
