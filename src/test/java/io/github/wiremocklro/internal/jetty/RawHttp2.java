package io.github.wiremocklro.internal.jetty;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.Socket;
import java.net.URI;
import java.nio.ByteBuffer;
import java.util.List;

/** A connection by HTTP/2 with prior knowledge, frame by frame (RFC 9113, section 4.1). */
final class RawHttp2 implements AutoCloseable {
  static final int NO_ERROR = 0;

  private static final int CANCEL = 8;

  private static final int DATA = 0;
  private static final int HEADERS = 1;
  private static final int RST_STREAM = 3;
  private static final int SETTINGS = 4;
  private static final int GOAWAY = 7;
  private static final int END_STREAM = 1;
  private static final int END_HEADERS = 4;
  private static final int PATIENCE_MILLIS = 60_000;

  private final Socket socket;
  private final DataInputStream in;
  private final DataOutputStream out;

  RawHttp2(String baseUrl) {
    URI server = URI.create(baseUrl);
    try {
      socket = new Socket(server.getHost(), server.getPort());
      socket.setSoTimeout(PATIENCE_MILLIS);
      in = new DataInputStream(socket.getInputStream());
      out = new DataOutputStream(socket.getOutputStream());
      out.write("PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n".getBytes(UTF_8));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    send(SETTINGS, 0, 0, new byte[0]);
  }

  /** Begins a request; its body is still to come. */
  RawHttp2 begin(int stream, String method, String path) {
    return headers(stream, END_HEADERS, method, path, "localhost");
  }

  /** Begins a request to a host of this name; its body is still to come. */
  RawHttp2 begin(int stream, String method, String path, String authority) {
    return headers(stream, END_HEADERS, method, path, authority);
  }

  /** Sends a request without a body. */
  RawHttp2 request(int stream, String method, String path) {
    return headers(stream, END_HEADERS | END_STREAM, method, path, "localhost");
  }

  RawHttp2 data(int stream, String text) {
    return send(DATA, 0, stream, text.getBytes(UTF_8));
  }

  RawHttp2 lastData(int stream, String text) {
    return send(DATA, END_STREAM, stream, text.getBytes(UTF_8));
  }

  /** Resets a stream: its reply is not wanted any more. */
  RawHttp2 cancel(int stream) {
    return send(RST_STREAM, 0, stream, ByteBuffer.allocate(4).putInt(CANCEL).array());
  }

  /** Waits for the end of the reply on a stream, and returns its body. */
  String reply(int stream) {
    ByteArrayOutputStream body = new ByteArrayOutputStream();
    Frame frame;
    do {
      frame = next(stream);
      if (frame.type == RST_STREAM) {
        throw new AssertionError("reset after '" + body.toString(UTF_8) + "'");
      }
      if (frame.type == DATA) {
        body.writeBytes(frame.payload);
      }
    } while (!frame.isLast());
    return body.toString(UTF_8);
  }

  /** Waits for the reset of a stream, and returns its error code (RFC 9113, section 7). */
  int reset(int stream) {
    Frame frame;
    do {
      frame = next(stream);
    } while (frame.type != RST_STREAM);
    return ByteBuffer.wrap(frame.payload).getInt();
  }

  @Override
  public void close() {
    try {
      socket.close();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** HPACK as plain as it can be: literals, not indexed, not compressed (RFC 7541, 6.2.2). */
  private RawHttp2 headers(int stream, int flags, String method, String path, String authority) {
    ByteArrayOutputStream block = new ByteArrayOutputStream();
    for (String[] header :
        List.of(
            new String[] {":method", method},
            new String[] {":scheme", "http"},
            new String[] {":path", path},
            new String[] {":authority", authority})) {
      block.write(0);
      for (String text : header) {
        block.write(text.length());
        block.writeBytes(text.getBytes(UTF_8));
      }
    }
    return send(HEADERS, flags, stream, block.toByteArray());
  }

  private RawHttp2 send(int type, int flags, int stream, byte[] payload) {
    ByteBuffer frame = ByteBuffer.allocate(9 + payload.length);
    frame.putInt(payload.length << 8 | type).put((byte) flags).putInt(stream).put(payload);
    try {
      out.write(frame.array());
      out.flush();
      return this;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private Frame next(int stream) {
    try {
      while (true) {
        int length = in.readUnsignedShort() << 8 | in.readUnsignedByte();
        int type = in.readUnsignedByte();
        int flags = in.readUnsignedByte();
        int id = in.readInt();
        Frame frame = new Frame(type, flags, in.readNBytes(length));
        if (type == GOAWAY) {
          throw new AssertionError("the server ends the connection");
        }
        if (id == stream) {
          return frame;
        }
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private record Frame(int type, int flags, byte[] payload) {
    boolean isLast() {
      return (type == DATA || type == HEADERS) && (flags & END_STREAM) != 0;
    }
  }
}
