package io.github.wiremocklro.internal.wiremock;

import com.github.tomakehurst.wiremock.http.HttpResponder;
import com.github.tomakehurst.wiremock.http.Request;
import com.github.tomakehurst.wiremock.http.RequestHandler;
import com.github.tomakehurst.wiremock.stubbing.ServeEvent;
import io.github.wiremocklro.internal.engine.ReadingMemory;

/**
 * The calls of clients, whose bodies have to fit together into a memory while mappings and
 * transformers read them. A reply that is on its way takes none of it, however slowly it goes.
 */
public final class BoundedReading implements RequestHandler {
  private final RequestHandler stubs;
  private final ReadingMemory memory;

  public BoundedReading(RequestHandler stubs, ReadingMemory memory) {
    this.stubs = stubs;
    this.memory = memory;
  }

  /**
   * Serves a call.
   *
   * @throws io.github.wiremocklro.operation.StatusException if there is no memory for its body
   */
  @Override
  public void handle(Request request, HttpResponder responder, ServeEvent event) {
    long cost = BodyCost.of(request);
    if (cost == 0) {
      stubs.handle(request, responder, event);
      return;
    }
    memory.take(cost, BodyCost.BODY);
    Taken taken = new Taken(cost);
    try {
      stubs.handle(
          request,
          (asked, response, attributes) -> {
            taken.giveBack();
            responder.respond(asked, response, attributes);
          },
          event);
    } finally {
      taken.giveBack();
    }
  }

  /** What one request has taken, which is given back once. */
  private final class Taken {
    private long bytes;

    Taken(long bytes) {
      this.bytes = bytes;
    }

    void giveBack() {
      memory.giveBack(bytes);
      bytes = 0;
    }
  }
}
