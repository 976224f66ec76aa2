package io.github.wiremocklro.bench;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.util.Arrays;

/**
 * A connection that stays open, for one call at a time. It does as little as it can, so that what
 * is measured is the server. Not thread-safe.
 */
final class Connection implements AutoCloseable {
  /** The header that all Google clients send, and its value; gapic-showcase insists on it. */
  static final String CLIENT = "x-goog-api-client";

  static final String CLIENT_VALUE = "rest/1.0 gapic/1.0";

  /** Longer than any call takes, a wait of a minute among them. */
  static final int PATIENCE_MILLIS = 120_000;

  private final Socket socket;
  private final InputStream in;
  private byte[] buffer = new byte[16 << 10];
  private int next;
  private int end;

  /** An answer: its status, and its body as text. */
  record Answer(int status, String body) {
    Answer expect(int expected) {
      if (status != expected) {
        throw new IllegalStateException("expected %d, got %s".formatted(expected, this));
      }
      return this;
    }
  }

  Connection(int port) throws IOException {
    socket = new Socket(InetAddress.getLoopbackAddress(), port);
    socket.setTcpNoDelay(true);
    socket.setSoTimeout(PATIENCE_MILLIS);
    in = socket.getInputStream();
  }

  Answer call(String method, String path, String body) throws IOException {
    byte[] content = body.getBytes(UTF_8);
    String head =
        method
            + " "
            + path
            + " HTTP/1.1\r\nHost: localhost\r\n"
            + (CLIENT + ": " + CLIENT_VALUE)
            + "\r\nContent-Type: application/json\r\nContent-Length: "
            + content.length
            + "\r\n\r\n";
    byte[] all = Arrays.copyOf(head.getBytes(ISO_8859_1), head.length() + content.length);
    System.arraycopy(content, 0, all, head.length(), content.length);
    socket.getOutputStream().write(all);
    return receive();
  }

  private Answer receive() throws IOException {
    int status = Integer.parseInt(line().substring(9, 12));
    int length = 0;
    boolean chunked = false;
    for (String header = line(); !header.isEmpty(); header = line()) {
      if (startsWith(header, "Content-Length:")) {
        length = Integer.parseInt(header.substring("Content-Length:".length()).strip());
      } else if (startsWith(header, "Transfer-Encoding:")) {
        chunked = true;
      }
    }
    return new Answer(status, chunked ? chunks() : text(length));
  }

  private static boolean startsWith(String header, String name) {
    return header.regionMatches(true, 0, name, 0, name.length());
  }

  private String chunks() throws IOException {
    StringBuilder body = new StringBuilder();
    for (int size = size(); size > 0; size = size()) {
      body.append(text(size));
      line();
    }
    line();
    return body.toString();
  }

  private int size() throws IOException {
    return Integer.parseInt(line(), 16);
  }

  private String text(int length) throws IOException {
    while (end - next < length) {
      fill();
    }
    next += length;
    return new String(buffer, next - length, length, UTF_8);
  }

  private String line() throws IOException {
    int at = 0;
    while (true) {
      for (; next + at < end; at++) {
        if (buffer[next + at] == '\n') {
          String line = new String(buffer, next, at - 1, ISO_8859_1);
          next += at + 1;
          return line;
        }
      }
      fill();
    }
  }

  /** Reads more behind what is there, which comes to the front. */
  private void fill() throws IOException {
    System.arraycopy(buffer, next, buffer, 0, end - next);
    end -= next;
    next = 0;
    if (end == buffer.length) {
      buffer = Arrays.copyOf(buffer, 2 * end);
    }
    int read = in.read(buffer, end, buffer.length - end);
    if (read < 0) {
      throw new EOFException("the server has hung up");
    }
    end += read;
  }

  @Override
  public void close() throws IOException {
    socket.close();
  }
}
