package io.github.wiremocklro.wiremock;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.Socket;
import java.net.URI;

/** A connection that is written to and read from byte by byte, by HTTP/1.1. */
final class Raw implements AutoCloseable {
  private static final int PATIENCE_MILLIS = 60_000;

  private final Socket socket;

  Raw(String baseUrl) {
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
  Raw send(String text) {
    return send(text.getBytes(UTF_8));
  }

  Raw send(byte[] bytes) {
    try {
      socket.getOutputStream().write(bytes);
      socket.getOutputStream().flush();
      return this;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Reads until the text has come, and returns all that has. */
  String readUntil(String text) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try {
      while (!bytes.toString(UTF_8).contains(text)) {
        int next = socket.getInputStream().read();
        if (next < 0) {
          throw new AssertionError("the connection ended after: " + bytes.toString(UTF_8));
        }
        bytes.write(next);
      }
      return bytes.toString(UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException("after: " + bytes.toString(UTF_8), e);
    }
  }

  /** Reads until the server ends the connection. */
  String readToTheEnd() {
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
