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
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import wiremock.org.eclipse.jetty.http.MetaData;
import wiremock.org.eclipse.jetty.http2.hpack.HpackDecoder;
import wiremock.org.eclipse.jetty.http2.hpack.HpackException;

/** A connection by HTTP/2 with prior knowledge, frame by frame (RFC 9113, section 4.1). */
final class RawHttp2 implements AutoCloseable {
  static final int NO_ERROR = 0;

  /** The setting of how much may come of a stream before more is granted. */
  static final short WINDOW = 4;

  /** The setting of how long a frame may be. */
  static final short FRAME_SIZE = 5;

  private static final int CANCEL = 8;

  private static final int DATA = 0;
  private static final int HEADERS = 1;
  private static final int RST_STREAM = 3;
  private static final int SETTINGS = 4;
  private static final int PING = 6;
  private static final int GOAWAY = 7;
  private static final int WINDOW_UPDATE = 8;
  private static final int END_STREAM = 1;
  private static final int END_HEADERS = 4;
  private static final int PATIENCE_MILLIS = 60_000;

  private final HpackDecoder decoder = new HpackDecoder(1 << 20, () -> 0);
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

  /** Says what the client takes (RFC 9113, section 6.5.2). */
  RawHttp2 takes(short setting, int value) {
    return send(SETTINGS, 0, 0, ByteBuffer.allocate(6).putShort(setting).putInt(value).array());
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

  /** Sends a request without a body, whose URL has another scheme. */
  RawHttp2 requestBy(String scheme, int stream, String method, String path) {
    return headers(
        stream,
        END_HEADERS | END_STREAM,
        List.of(":method", method, ":scheme", scheme, ":path", path, ":authority", "localhost"));
  }

  /** Begins a call by gRPC; further headers are given as name, value, name, value. */
  RawHttp2 call(int stream, String method, String... headers) {
    List<String> all =
        new ArrayList<>(
            List.of(
                ":method", "POST",
                ":scheme", "http",
                ":path", "/" + method,
                ":authority", "localhost",
                "te", "trailers"));
    all.addAll(List.of(headers));
    if (!all.contains("content-type")) {
      all.addAll(List.of("content-type", "application/grpc"));
    }
    return headers(stream, END_HEADERS, all);
  }

  RawHttp2 data(int stream, byte[] bytes) {
    return send(DATA, 0, stream, bytes);
  }

  RawHttp2 lastData(int stream, byte[] bytes) {
    return send(DATA, END_STREAM, stream, bytes);
  }

  RawHttp2 ping() {
    return send(PING, 0, 0, new byte[8]);
  }

  /** Waits for the reply to a PING. */
  void pingReply() {
    Frame frame;
    do {
      frame = next(0);
    } while (frame.type != PING);
  }

  /** Waits for the end of a stream, and returns all headers and trailers of the reply to it. */
  Map<String, String> fields(int stream) {
    Map<String, String> fields = new TreeMap<>();
    Frame frame;
    do {
      frame = next(stream);
      if (frame.type == RST_STREAM) {
        throw new AssertionError("reset after " + fields);
      }
      if (frame.type == HEADERS) {
        fields.putAll(frame.fields);
      }
    } while (!frame.isLast());
    return fields;
  }

  /** Waits for the next DATA frame of a stream, and returns its content. */
  byte[] data(int stream) {
    Frame frame;
    do {
      frame = next(stream);
    } while (frame.type != DATA);
    return frame.payload;
  }

  /** Waits for so many bytes of DATA on a stream. */
  byte[] reply(int stream, int length) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    while (bytes.size() < length) {
      bytes.writeBytes(data(stream));
    }
    return bytes.toByteArray();
  }

  /** Waits for the reset of a stream, and returns what of DATA came before; grants its window. */
  byte[] dataUntilReset(int stream) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    grant(0).grant(stream);
    Frame frame;
    do {
      frame = next(stream);
      if (frame.type == DATA) {
        bytes.writeBytes(frame.payload);
      }
    } while (frame.type != RST_STREAM);
    return bytes.toByteArray();
  }

  /** Takes so much more, on a stream or, with 0, on the connection. */
  RawHttp2 grant(int stream) {
    return send(WINDOW_UPDATE, 0, stream, ByteBuffer.allocate(4).putInt(1 << 24).array());
  }

  /** Waits for the end of the connection, and returns its error code and what is said of it. */
  String goAway() {
    try {
      while (true) {
        Frame frame = read();
        if (frame.type == GOAWAY) {
          ByteBuffer payload = ByteBuffer.wrap(frame.payload).position(4);
          return payload.getInt() + " " + UTF_8.decode(payload);
        }
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
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
    return headers(
        stream,
        flags,
        List.of(":method", method, ":scheme", "http", ":path", path, ":authority", authority));
  }

  private RawHttp2 headers(int stream, int flags, List<String> namesAndValues) {
    ByteArrayOutputStream block = new ByteArrayOutputStream();
    for (int i = 0; i < namesAndValues.size(); i++) {
      if (i % 2 == 0) {
        block.write(0);
      }
      block.write(namesAndValues.get(i).length());
      block.writeBytes(namesAndValues.get(i).getBytes(UTF_8));
    }
    return send(HEADERS, flags, stream, block.toByteArray());
  }

  private Map<String, String> decoded(byte[] block) {
    try {
      Map<String, String> fields = new TreeMap<>();
      MetaData decoded = decoder.decode(ByteBuffer.wrap(block));
      if (decoded instanceof MetaData.Response response) {
        fields.put(":status", Integer.toString(response.getStatus()));
      }
      decoded.getFields().forEach(field -> fields.put(field.getName(), field.getValue()));
      return fields;
    } catch (HpackException e) {
      throw new AssertionError(e);
    }
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
        Frame frame = read();
        if (frame.type == GOAWAY) {
          throw new AssertionError("the server ends the connection");
        }
        if (frame.stream == stream) {
          return frame;
        }
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private Frame read() throws IOException {
    int length = in.readUnsignedShort() << 8 | in.readUnsignedByte();
    int type = in.readUnsignedByte();
    int flags = in.readUnsignedByte();
    int stream = in.readInt();
    byte[] payload = in.readNBytes(length);
    // All of them: the compression goes on from one to the next (RFC 7541, 2.2).
    Map<String, String> fields = type == HEADERS ? decoded(payload) : Map.of();
    return new Frame(stream, type, flags, payload, fields);
  }

  private record Frame(
      int stream, int type, int flags, byte[] payload, Map<String, String> fields) {
    boolean isLast() {
      return (type == DATA || type == HEADERS) && (flags & END_STREAM) != 0;
    }
  }
}
