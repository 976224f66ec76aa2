package io.github.wiremocklro.internal.jetty;

import io.github.wiremocklro.internal.grpc.Deframer;
import io.github.wiremocklro.internal.grpc.GrpcErrors;
import io.github.wiremocklro.internal.grpc.Room;
import io.github.wiremocklro.operation.StatusException;
import java.io.IOException;
import org.jspecify.annotations.Nullable;
import wiremock.jakarta.servlet.ServletInputStream;

/**
 * The messages of a request, as they come. Of a stream nothing is read ahead of the message that is
 * asked for; of any other call the one message is handed on when the request has ended.
 */
final class GrpcInput {
  private static final int MAX_READ = 16 << 10;

  private final ServletInputStream in;
  private final Deframer deframer;
  private final Room room;
  private final String method;
  private final boolean isStream;
  private byte @Nullable [] only;
  private boolean ended;

  /**
   * Expects the messages of a call.
   *
   * @param maxMessageBytes how long each may be
   * @param room what is taken from while the rest of it is to come
   */
  GrpcInput(ServletInputStream in, GrpcHead head, int maxMessageBytes, Room room) {
    this.in = in;
    this.deframer = new Deframer(head.encoding(), maxMessageBytes, room);
    this.room = room;
    this.method = head.method();
    this.isStream = head.isStream();
  }

  /**
   * Returns the next message, or null if there is none now; if the request has {@linkplain
   * #hasEnded() ended}, there will be none.
   *
   * @throws StatusException if the request is not taken
   */
  byte @Nullable [] next() throws IOException {
    while (true) {
      byte[] message = deframer.next();
      if (message != null && isStream) {
        return message;
      } else if (message != null) {
        keep(message);
      } else if (ended) {
        deframer.checkEnd();
        return last();
      } else if (in.isReady()) {
        read();
      } else {
        return null;
      }
    }
  }

  boolean hasEnded() {
    return ended;
  }

  /** Returns whether the client owes the rest of what it has begun. */
  boolean isOwed() {
    return !ended && (!isStream || deframer.isAmidMessage());
  }

  /** Gives back the memory that it has taken. */
  void release() {
    deframer.release();
    last();
  }

  private void keep(byte[] message) {
    if (only != null) {
      throw GrpcErrors.moreThanOneMessage(method);
    }
    room.take(message.length);
    only = message;
  }

  private byte @Nullable [] last() {
    byte[] message = only;
    if (message != null) {
      room.giveBack(message.length);
      only = null;
    }
    return message;
  }

  private void read() throws IOException {
    byte[] bytes = new byte[Math.min(Math.max(in.available(), 1), MAX_READ)];
    int length = in.read(bytes);
    if (length < 0) {
      ended = true;
    } else {
      deframer.feed(bytes, length);
    }
  }
}
