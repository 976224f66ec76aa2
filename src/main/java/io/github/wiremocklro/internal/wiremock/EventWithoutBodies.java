package io.github.wiremocklro.internal.wiremock;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.github.tomakehurst.wiremock.client.ResponseDefinitionBuilder;
import com.github.tomakehurst.wiremock.http.LoggedResponse;
import com.github.tomakehurst.wiremock.http.ResponseDefinition;
import com.github.tomakehurst.wiremock.stubbing.ServeEvent;
import com.github.tomakehurst.wiremock.stubbing.SubEvent;
import com.github.tomakehurst.wiremock.verification.LoggedRequest;
import java.util.ArrayDeque;
import java.util.Queue;
import org.jspecify.annotations.Nullable;

/**
 * What is left in the journal of a request and its reply when their bodies had to go. In place of
 * the request's a note is read; whoever reads the reply's, such as a recording, gets an error.
 */
final class EventWithoutBodies extends ServeEvent {
  /** A request's body that is not longer stays, for there is little to gain. */
  private static final int SHORT = 1 << 10;

  private final boolean requestLost;

  /**
   * The list of the request itself, to which a webhook adds what it came to, when it is known. What
   * the superclass has is a copy.
   */
  private final Queue<? extends SubEvent> subEvents;

  private EventWithoutBodies(
      ServeEvent event,
      LoggedRequest request,
      ResponseDefinition definition,
      LoggedResponse reply) {
    super(
        event.getId(),
        request,
        event.getStubMapping(),
        definition,
        reply,
        event.getWasMatched(),
        event.getTiming(),
        new ArrayDeque<SubEvent>(event.getSubEvents()));
    this.requestLost = request != event.getRequest();
    this.subEvents = event.getSubEvents();
  }

  @Override
  public Queue<? extends SubEvent> getSubEvents() {
    return subEvents;
  }

  static EventWithoutBodies of(ServeEvent event) {
    LoggedRequest request = event.getRequest();
    return new EventWithoutBodies(
        event,
        isLong(request.getBody())
            ? JournalJson.withBody(request, note(request.getBody()).getBytes(UTF_8))
            : request,
        ResponseDefinitionBuilder.like(event.getResponseDefinition())
            .withBody((byte[]) null)
            .build(),
        new LostReply(event.getResponse(), call(request)));
  }

  /** Returns whether an event has bodies that are long enough to be left out. */
  static boolean gains(ServeEvent event) {
    return isLong(event.getRequest().getBody()) || isLong(event.getResponse().getBody());
  }

  /** Returns whether the body of the request of an event had to go. */
  static boolean lacksRequest(ServeEvent event) {
    return event instanceof EventWithoutBodies lean && lean.requestLost;
  }

  /** Returns how long the body of the reply is that an event has. */
  static int replyLength(ServeEvent event) {
    LoggedResponse reply = event.getResponse();
    return reply instanceof LostReply ? 0 : length(reply.getBody());
  }

  static String call(LoggedRequest request) {
    return request.getMethod() + " " + Credentials.withoutParameters(request.getUrl());
  }

  private static String note(byte @Nullable [] body) {
    return length(body) == 0
        ? ""
        : "[a body of %d bytes, which had to go: the journal's memory was short]"
            .formatted(length(body));
  }

  private static boolean isLong(byte @Nullable [] body) {
    return length(body) > SHORT;
  }

  private static int length(byte @Nullable [] body) {
    return body == null ? 0 : body.length;
  }

  /** A reply whose body must not be taken for empty. */
  static final class LostReply extends LoggedResponse {
    private final String call;
    private final String note;

    private LostReply(LoggedResponse reply, String call) {
      super(reply.getStatus(), reply.getHeaders(), null, reply.getFault(), null);
      this.call = call;
      this.note = EventWithoutBodies.note(reply.getBody());
    }

    String note() {
      return note;
    }

    @Override
    public byte[] getBody() {
      throw lost();
    }

    @Override
    public String getBodyAsString() {
      throw lost();
    }

    @Override
    public String getBodyAsBase64() {
      throw lost();
    }

    private LostBodyException lost() {
      return new LostBodyException("the reply to " + call);
    }
  }
}
