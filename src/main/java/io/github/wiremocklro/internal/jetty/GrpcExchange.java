package io.github.wiremocklro.internal.jetty;

import com.google.errorprone.annotations.concurrent.GuardedBy;
import io.github.wiremocklro.internal.grpc.GrpcErrors;
import io.github.wiremocklro.internal.grpc.GrpcReply;
import io.github.wiremocklro.internal.grpc.GrpcService;
import io.github.wiremocklro.internal.grpc.Room;
import io.github.wiremocklro.internal.wiremock.FailureLog;
import io.github.wiremocklro.operation.StatusException;
import java.io.IOException;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Future;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import wiremock.jakarta.servlet.AsyncContext;
import wiremock.jakarta.servlet.AsyncEvent;
import wiremock.jakarta.servlet.AsyncListener;
import wiremock.jakarta.servlet.ReadListener;
import wiremock.org.eclipse.jetty.http2.IStream;
import wiremock.org.eclipse.jetty.server.HttpChannel;
import wiremock.org.eclipse.jetty.server.Request;
import wiremock.org.eclipse.jetty.util.Callback;

/**
 * One call, from its headers to the end of its reply. It keeps no thread while it waits: for its
 * message, for the service, for a delay, or for the client to take the reply.
 */
final class GrpcExchange implements ReadListener, AsyncListener {
  private final GrpcHead head;
  private final GrpcService service;
  private final HttpChannel channel;
  private final IStream stream;
  private final AsyncContext async;

  /** Held whenever one of the next three is used. */
  private final Object lock = new Object();

  private final GrpcInput input;
  private final GrpcOutput output;
  private final GrpcTimers timers;

  @GuardedBy("lock")
  private @Nullable Future<GrpcReply> pending;

  /** Whether a message is with the service, or the reply to it on its way. */
  @GuardedBy("lock")
  private boolean isServing;

  /** Whether the end of the reply is on its way, or nobody is there any more to take it. */
  @GuardedBy("lock")
  private boolean isOver;

  private GrpcExchange(
      GrpcHead head,
      GrpcService service,
      Duration patience,
      Request request,
      GrpcInput input,
      Room replies) {
    this.head = head;
    this.service = service;
    this.channel = request.getHttpChannel();
    this.stream = Http2.stream(request);
    this.input = input;
    this.output = new GrpcOutput(request, replies);
    this.timers = new GrpcTimers(channel.getScheduler(), patience, head.timeout(), this::refuse);
    this.async = request.startAsync();
  }

  /**
   * Begins to serve a call.
   *
   * @param patience how long a message may take to come
   * @param replies what replies may take that clients have yet to take
   */
  static void start(
      GrpcHead head,
      GrpcService service,
      Duration patience,
      Request request,
      GrpcInput input,
      Room replies)
      throws IOException {
    GrpcExchange exchange = new GrpcExchange(head, service, patience, request, input, replies);
    exchange.async.setTimeout(0);
    exchange.async.addListener(exchange);
    exchange.stream.setListener(new StreamWatch(exchange.stream.getListener(), exchange::abandon));
    request.getInputStream().setReadListener(exchange);
    exchange.pull();
  }

  @Override
  public void onDataAvailable() {
    pull();
  }

  @Override
  public void onAllDataRead() {
    pull();
  }

  @Override
  public void onError(Throwable failure) {
    refuse(GrpcErrors.requestBroken(failure));
  }

  @Override
  public void onError(AsyncEvent event) {
    giveUp(event.getThrowable());
    complete();
  }

  @Override
  public void onComplete(AsyncEvent event) {}

  @Override
  public void onTimeout(AsyncEvent event) {}

  @Override
  public void onStartAsync(AsyncEvent event) {}

  /** Goes on as far as the client has sent enough for. */
  private void pull() {
    byte[] message;
    try {
      synchronized (lock) {
        if (isOver || isServing) {
          return;
        }
        message = input.next();
        if (message != null) {
          isServing = true;
          timers.messageHasCome();
        } else if (!input.hasEnded()) {
          if (input.isOwed()) {
            timers.awaitMessage();
          }
          timers.awaitDeadline();
          return;
        }
      }
    } catch (StatusException e) {
      refuse(e);
      return;
    } catch (IOException e) {
      onError(e);
      return;
    }
    if (message != null) {
      serve(message);
    } else if (head.isStream()) {
      end(output::sendEnd);
    } else {
      refuse(GrpcErrors.noMessage(head.method()));
    }
  }

  private void serve(byte[] message) {
    CompletableFuture<GrpcReply> reply;
    try {
      reply = service.answer(head.call(message));
    } catch (RuntimeException | Error e) {
      fail(e);
      return;
    }
    if (!reply.isDone()) {
      synchronized (lock) {
        if (isOver) {
          reply.cancel(true);
          return;
        }
        pending = reply;
        timers.awaitDeadline();
      }
    }
    reply.whenComplete(
        (value, failure) -> {
          if (failure == null) {
            reply(value);
          } else {
            fail(failure);
          }
        });
  }

  private void fail(Throwable failure) {
    synchronized (lock) {
      if (isOver) {
        return;
      }
    }
    FailureLog.failed("wiremock-lro failed on " + head.method(), failure);
    refuse(GrpcErrors.internal(failure));
  }

  private void reply(GrpcReply reply) {
    if (reply.delay().isZero()) {
      send(reply);
      return;
    }
    synchronized (lock) {
      if (!isOver) {
        timers.awaitDeadline();
        timers.delay(reply.delay(), () -> send(reply));
      }
    }
  }

  private void send(GrpcReply reply) {
    if (head.isStream() && reply.content() instanceof GrpcReply.Message message) {
      try {
        synchronized (lock) {
          if (!isOver) {
            output.sendPart(reply, message.bytes(), Callback.from(this::goOn, this::giveUp));
          }
        }
      } catch (StatusException e) {
        refuse(e);
      }
    } else {
      end(callback -> output.sendLast(reply, callback));
    }
  }

  /** In a thread of its own: else a chunk of many messages would be a deep recursion. */
  private void goOn() {
    synchronized (lock) {
      isServing = false;
      if (isOver) {
        return;
      }
      async.start(this::pull);
    }
  }

  /** The call ends with an error of gRPC itself; nobody asks for a reply that is still to come. */
  private void refuse(StatusException refusal) {
    end(callback -> output.sendLast(GrpcReply.of(refusal), callback));
  }

  /** The client has gone. */
  private void abandon() {
    end(Callback::succeeded);
  }

  private void giveUp(Throwable failure) {
    end(callback -> callback.failed(failure));
  }

  private void end(Consumer<Callback> last) {
    Future<GrpcReply> unheard;
    synchronized (lock) {
      if (isOver) {
        return;
      }
      isOver = true;
      timers.stop();
      input.release();
      unheard = pending;
      try {
        // While the lock is held: who finds the call over may be sure that nothing begins later,
        // when Jetty uses the same objects for another call.
        last.accept(Callback.from(this::complete, this::breakOff));
      } catch (RuntimeException e) {
        FailureLog.failed("wiremock-lro failed on its reply to " + head.method(), e);
        breakOff(e);
      }
    }
    if (unheard != null) {
      unheard.cancel(true);
    }
  }

  private void breakOff(Throwable failure) {
    channel.abort(failure);
    complete();
  }

  private void complete() {
    Http2.askForNoMore(stream);
    try {
      async.complete();
    } catch (IllegalStateException e) {
      // Jetty has ended it by itself, for the client has gone.
    }
  }
}
