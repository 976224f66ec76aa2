package io.github.wiremocklro.internal.jetty;

import org.jspecify.annotations.Nullable;
import wiremock.org.eclipse.jetty.http2.api.Stream;
import wiremock.org.eclipse.jetty.http2.frames.DataFrame;
import wiremock.org.eclipse.jetty.http2.frames.HeadersFrame;
import wiremock.org.eclipse.jetty.http2.frames.PushPromiseFrame;
import wiremock.org.eclipse.jetty.http2.frames.ResetFrame;
import wiremock.org.eclipse.jetty.util.Callback;

/**
 * Tells when the client of a stream has gone. What listens to a servlet's request is not told of
 * that if it happens while a thread is at work on the request.
 *
 * @param jetty what Jetty itself listens with
 * @param gone run after Jetty has seen it
 */
record StreamWatch(Stream.Listener jetty, Runnable gone) implements Stream.Listener {

  @Override
  public void onReset(Stream stream, ResetFrame frame, Callback callback) {
    jetty.onReset(stream, frame, callback);
    gone.run();
  }

  @Override
  public void onFailure(
      Stream stream,
      int error,
      @Nullable String reason,
      @Nullable Throwable failure,
      Callback callback) {
    jetty.onFailure(stream, error, reason, failure, callback);
    gone.run();
  }

  @Override
  public void onNewStream(Stream stream) {
    jetty.onNewStream(stream);
  }

  @Override
  public void onHeaders(Stream stream, HeadersFrame frame) {
    jetty.onHeaders(stream, frame);
  }

  @Override
  public Stream.@Nullable Listener onPush(Stream stream, PushPromiseFrame frame) {
    return jetty.onPush(stream, frame);
  }

  @Override
  public void onBeforeData(Stream stream) {
    jetty.onBeforeData(stream);
  }

  @Override
  public void onData(Stream stream, DataFrame frame, Callback callback) {
    jetty.onData(stream, frame, callback);
  }

  @Override
  public void onDataDemanded(Stream stream, DataFrame frame, Callback callback) {
    jetty.onDataDemanded(stream, frame, callback);
  }

  @Override
  public boolean onIdleTimeout(Stream stream, Throwable failure) {
    return jetty.onIdleTimeout(stream, failure);
  }

  @Override
  public void onClosed(Stream stream) {
    jetty.onClosed(stream);
  }
}
