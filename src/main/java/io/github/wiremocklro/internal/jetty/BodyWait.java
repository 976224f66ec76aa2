package io.github.wiremocklro.internal.jetty;

import io.github.wiremocklro.internal.wiremock.ErrorBody;
import io.github.wiremocklro.internal.wiremock.Reply;
import io.github.wiremocklro.operation.StatusException;
import java.io.IOException;
import java.time.Duration;
import wiremock.jakarta.servlet.AsyncContext;
import wiremock.jakarta.servlet.AsyncEvent;
import wiremock.jakarta.servlet.AsyncListener;
import wiremock.jakarta.servlet.ReadListener;
import wiremock.jakarta.servlet.ServletRequest;

/**
 * A request whose body is still to come. It keeps no thread meanwhile, and goes the whole way once
 * more when the body is there. Jetty calls one method at a time.
 */
final class BodyWait implements ReadListener, AsyncListener {
  private static final int REQUEST_TIMEOUT = 408;

  private final AsyncContext request;
  private final WholeBody body;
  private final Duration patience;
  private boolean isOver;

  private BodyWait(AsyncContext request, WholeBody body, Duration patience) {
    this.request = request;
    this.body = body;
    this.patience = patience;
  }

  /** Begins to wait. WireMock sets a timeout of its own for what it does later. */
  static void start(ServletRequest request, WholeBody body, Duration patience) throws IOException {
    AsyncContext async = request.startAsync();
    BodyWait wait = new BodyWait(async, body, patience);
    async.setTimeout(patience.toMillis());
    async.addListener(wait);
    request.getInputStream().setReadListener(wait);
  }

  @Override
  public void onDataAvailable() {
    resume();
  }

  @Override
  public void onAllDataRead() {
    resume();
  }

  /** The body cannot be read, or is not taken. */
  @Override
  public void onError(Throwable failure) {
    end(FailureReply.to(request.getRequest(), failure));
  }

  @Override
  public void onTimeout(AsyncEvent event) {
    StatusException refusal = body.refusal();
    end(refusal == null ? tooSlow() : Reply.error(refusal));
  }

  @Override
  public void onError(AsyncEvent event) {
    onError(event.getThrowable());
  }

  @Override
  public void onComplete(AsyncEvent event) {
    body.release();
  }

  /** WireMock has read the body, and delays its reply; it may hear of the end in place of this. */
  @Override
  public void onStartAsync(AsyncEvent event) {
    body.release();
  }

  private void resume() {
    if (!isOver) {
      isOver = true;
      request.dispatch();
    }
  }

  private void end(Reply reply) {
    if (!isOver) {
      isOver = true;
      FailureReply.send(request.getRequest(), request.getResponse(), reply);
      request.complete();
    }
  }

  private Reply tooSlow() {
    String message =
        "The body of the request did not come within %d ms. Send it faster, or in one go."
            .formatted(patience.toMillis());
    return new Reply(REQUEST_TIMEOUT, ErrorBody.ofHttp(REQUEST_TIMEOUT, message), null, null);
  }
}
