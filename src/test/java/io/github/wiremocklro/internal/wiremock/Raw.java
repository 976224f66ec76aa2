package io.github.wiremocklro.internal.wiremock;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.Socket;
import java.net.URI;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A connection that is written to and read from byte by byte, by HTTP/1.1. */
public final class Raw implements AutoCloseable {
  private static final int PATIENCE_MILLIS = 60_000;
  private static final Pattern LENGTH = Pattern.compile("Content-Length: (\\d+)");

  private final Socket socket;

  public Raw(String baseUrl) {
    URI server = URI.create(baseUrl);
    try {
      socket = new Socket(server.getHost(), server.getPort());
      socket.setSoTimeout(PATIENCE_MILLIS);
      socket.setTcpNoDelay(true);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Sends a text at once. */
  public Raw send(String text) {
    return send(text.getBytes(UTF_8));
  }

  public Raw send(byte[] bytes) {
    try {
      socket.getOutputStream().write(bytes);
      socket.getOutputStream().flush();
      return this;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Reads one reply, with its headers. */
  public String reply() {
    String head = readUntil("\r\n\r\n");
    Matcher length = LENGTH.matcher(head);
    if (length.find()) {
      return head + read(Integer.parseInt(length.group(1)));
    }
    return head.contains("chunked") ? head + readUntil("\r\n0\r\n\r\n") : head;
  }

  private String readUntil(String end) {
    StringBuilder text = new StringBuilder();
    while (text.indexOf(end) < 0) {
      text.append(read(1));
    }
    return text.toString();
  }

  private String read(int length) {
    try {
      byte[] bytes = socket.getInputStream().readNBytes(length);
      if (bytes.length < length) {
        throw new AssertionError("the server has ended the connection");
      }
      return new String(bytes, ISO_8859_1);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Reads until the server ends the connection. */
  public String readToTheEnd() {
    try {
      return new String(socket.getInputStream().readAllBytes(), UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Override
  public void close() {
    try {
      socket.close();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
