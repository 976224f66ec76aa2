package io.github.wiremocklro.internal.jetty;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.Socket;

/** A client that speaks HTTP/2 (RFC 9113) without TLS, also what no client library would send. */
final class Http2Connection {
  private static final int DATA = 0;
  private static final int HEADERS = 1;
  private static final int SETTINGS = 4;
  private static final int RST_STREAM = 3;
  private static final int GOAWAY = 7;
  private static final int END_STREAM = 1;
  private static final int END_STREAM_AND_HEADERS = 5;

  private Http2Connection() {}

  /** Returns the body that is answered; headers are given as name, value, name, value. */
  static String get(int port, String authority, String path, String... headers) {
    try (Socket socket = new Socket("127.0.0.1", port)) {
      socket.setSoTimeout(30_000);
      DataOutputStream out = new DataOutputStream(socket.getOutputStream());
      out.write("PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n".getBytes(US_ASCII));
      frame(out, SETTINGS, 0, 0, new byte[0]);
      ByteArrayOutputStream block = new ByteArrayOutputStream();
      field(block, ":method", "GET");
      field(block, ":scheme", "http");
      field(block, ":authority", authority);
      field(block, ":path", path);
      for (int i = 0; i < headers.length; i += 2) {
        field(block, headers[i], headers[i + 1]);
      }
      frame(out, HEADERS, END_STREAM_AND_HEADERS, 1, block.toByteArray());
      return body(new DataInputStream(socket.getInputStream()));
    } catch (IOException e) {
      throw new UncheckedIOException(authority + path, e);
    }
  }

  private static void frame(DataOutputStream out, int type, int flags, int stream, byte[] payload)
      throws IOException {
    out.writeByte(0);
    out.writeShort(payload.length);
    out.writeByte(type);
    out.writeByte(flags);
    out.writeInt(stream);
    out.write(payload);
  }

  /** A literal without indexing (RFC 7541, 6.2.2); no name or value is over 126 bytes long. */
  private static void field(ByteArrayOutputStream block, String name, String value) {
    block.write(0);
    block.write(name.length());
    block.writeBytes(name.getBytes(US_ASCII));
    block.write(value.length());
    block.writeBytes(value.getBytes(US_ASCII));
  }

  private static String body(DataInputStream in) throws IOException {
    ByteArrayOutputStream body = new ByteArrayOutputStream();
    while (true) {
      int length = in.readUnsignedByte() << 16 | in.readUnsignedShort();
      int type = in.readUnsignedByte();
      int flags = in.readUnsignedByte();
      int stream = in.readInt();
      byte[] payload = in.readNBytes(length);
      if (type == RST_STREAM || type == GOAWAY) {
        throw new IOException("the server ended stream " + stream + " with frame " + type);
      }
      if (type == DATA) {
        body.writeBytes(payload);
      }
      if (stream == 1 && (flags & END_STREAM) != 0) {
        return body.toString(UTF_8);
      }
    }
  }
}
