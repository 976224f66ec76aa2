package io.github.wiremocklro.internal.wiremock;

import com.github.tomakehurst.wiremock.http.HttpResponder;
import com.github.tomakehurst.wiremock.http.Request;
import com.github.tomakehurst.wiremock.http.RequestHandler;
import com.github.tomakehurst.wiremock.http.Response;
import com.github.tomakehurst.wiremock.http.ResponseDefinition;
import com.github.tomakehurst.wiremock.stubbing.ServeEvent;
import io.github.wiremocklro.operation.Code;
import io.github.wiremocklro.operation.Status;
import io.github.wiremocklro.operation.StatusException;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * The admin API, of which few may read the journal at a time; others wait for a while, but not so
 * many that nobody else would be served. What {@link JournalTask} answers is made while it is sent,
 * and each element has a turn of its own then.
 */
public final class JournalReaders implements RequestHandler {
  private static final Pattern READING =
      Pattern.compile(
          "(?:GET %1$s/requests|POST %1$s/requests/(?:find|remove)|POST %1$s/near-misses/"
                  .formatted("(?:" + JournalTask.ROOT + ")?")
              + "|POST /recordings/).*",
          Pattern.DOTALL);

  private static final int AT_A_TIME = 2;
  private static final int WAITING = 6;

  private final RequestHandler admin;
  private final Duration patience;
  private final Semaphore places = new Semaphore(AT_A_TIME + WAITING);
  private final Semaphore readers = new Semaphore(AT_A_TIME, true);

  public JournalReaders(RequestHandler admin, Duration patience) {
    this.admin = admin;
    this.patience = patience;
  }

  @Override
  public void handle(Request request, HttpResponder responder, ServeEvent event) {
    if (!READING.matcher(request.getMethod() + " " + JournalApi.route(request)).matches()) {
      admin.handle(request, responder, event);
    } else if (places.tryAcquire()) {
      try {
        read(request, responder, event);
      } finally {
        places.release();
      }
    } else {
      turnAway(request, responder);
    }
  }

  private void read(Request request, HttpResponder responder, ServeEvent event) {
    if (!hasTurn()) {
      turnAway(request, responder);
      return;
    }
    Turn turn = new Turn();
    try {
      admin.handle(
          request,
          (asked, response, attributes) -> {
            StreamedJson list = streamed(attributes);
            if (list == null) {
              responder.respond(asked, response, attributes);
            } else {
              // Else a client that does not read its reply would keep others waiting.
              turn.end();
              responder.respond(asked, list.response(readers), attributes);
            }
          },
          event);
    } finally {
      turn.end();
    }
  }

  private boolean hasTurn() {
    try {
      return readers.tryAcquire(patience.toMillis(), TimeUnit.MILLISECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return false;
    }
  }

  private static @Nullable StreamedJson streamed(Map<String, Object> attributes) {
    return attributes.get(ServeEvent.ORIGINAL_SERVE_EVENT_KEY) instanceof ServeEvent event
            && event.getResponseDefinition() instanceof StreamedJson list
        ? list
        : null;
  }

  private void turnAway(Request request, HttpResponder responder) {
    Status status =
        Status.of(
            Code.RESOURCE_EXHAUSTED,
            "Too many read the journal at the same time: %d may, and %d more may wait for %d s; try"
                    .formatted(AT_A_TIME, WAITING, patience.toSeconds())
                + " again.");
    Reply reply =
        new Reply(
            status.code().httpStatus(),
            ErrorBody.of(new StatusException(status, "NO_PLACE_TO_READ")),
            Duration.ofSeconds(1),
            null);
    ResponseDefinition definition = reply.alone();
    responder.respond(
        request,
        Response.response()
            .status(definition.getStatus())
            .headers(definition.getHeaders())
            .body(definition.getByteBody())
            .build(),
        Map.of());
  }

  /** The turn of one request, which ends once. */
  private final class Turn {
    private boolean isOver;

    void end() {
      if (!isOver) {
        isOver = true;
        readers.release();
      }
    }
  }
}
