package io.github.wiremocklro.fuzz;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.MissingNode;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.net.Socket;
import java.net.URI;

/** What a server answers to a raw request: a status and a body. */
record RawReply(int status, String body) {
  private static final int PATIENCE_MILLIS = 30_000;
  private static final ObjectMapper MAPPER = new ObjectMapper();

  /** Sends a request on a connection of its own; to wait too long for the answer is a failure. */
  static RawReply to(RawRequest request, String baseUrl) {
    URI server = URI.create(baseUrl);
    try (Socket socket = new Socket(server.getHost(), server.getPort())) {
      socket.setSoTimeout(PATIENCE_MILLIS);
      send(request, socket.getOutputStream());
      String reply = new String(socket.getInputStream().readAllBytes(), UTF_8);
      String[] parts = reply.split("\r\n\r\n", 2);
      return new RawReply(
          Integer.parseInt(parts[0].split(" ", 3)[1]), parts.length < 2 ? "" : parts[1]);
    } catch (IOException | RuntimeException e) {
      throw new AssertionError("no answer: " + e, e);
    }
  }

  /** At once: a server that refuses the head closes the connection behind its answer. */
  private static void send(RawRequest request, OutputStream out) throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    bytes.write(request.head());
    if (request.isChunked()) {
      bytes.write((Integer.toHexString(request.body().length) + "\r\n").getBytes(ISO_8859_1));
    }
    bytes.write(request.body());
    if (request.isChunked()) {
      bytes.write("\r\n0\r\n\r\n".getBytes(ISO_8859_1));
    }
    try {
      bytes.writeTo(out);
    } catch (IOException refused) {
      // The answer tells why.
    }
  }

  /** Returns the body; missing where it is no JSON. */
  JsonNode json() {
    try {
      return MAPPER.readTree(body);
    } catch (JsonProcessingException e) {
      return MissingNode.getInstance();
    }
  }

  boolean refused() {
    return status >= 400;
  }
}
