package io.github.wiremocklro.bench;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.ByteBuffer;
import java.util.Arrays;

/**
 * GetOperation over gRPC on a connection that stays open. As {@link Connection} it does as little
 * as it can: the request is made once, and of the reply's headers nothing is decoded. Good for some
 * million calls, for it gives the server but one window for all of them (RFC 9113, section 6.9).
 */
final class GrpcConnection implements Poll {
  private static final byte[] PREFACE = "PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n".getBytes(UTF_8);
  private static final int PATIENCE_MILLIS = 120_000;
  private static final int FRAME = 9;

  /** Where it stands in a frame. */
  private static final int STREAM_ID = 5;

  private static final int PREFIX = 5;
  private static final int DATA = 0;
  private static final int HEADERS = 1;
  private static final int SETTINGS = 4;
  private static final int PING = 6;
  private static final int WINDOW_UPDATE = 8;
  private static final int END_STREAM = 1;
  private static final int ACK = 1;
  private static final int END_HEADERS = 4;
  private static final short INITIAL_WINDOW_SIZE = 4;
  private static final short MAX_FRAME_SIZE = 5;

  private final Socket socket;
  private final OutputStream out;
  private final Buffered in;
  private final byte[] message;
  private final byte[] nextRequest;
  private int stream = 1;

  GrpcConnection(int port, String operation) throws IOException {
    socket = new Socket(InetAddress.getLoopbackAddress(), port);
    socket.setTcpNoDelay(true);
    socket.setSoTimeout(PATIENCE_MILLIS);
    out = socket.getOutputStream();
    in = new Buffered(new DataInputStream(socket.getInputStream()));
    message = message(operation);
    Hpack headers = new Hpack(port);
    nextRequest = request(headers.again(), message);
    // A server must not pay for the long frames that gRPC's C core takes, with each reply.
    ByteBuffer settings =
        ByteBuffer.allocate(12)
            .putShort(INITIAL_WINDOW_SIZE)
            .putInt(Integer.MAX_VALUE)
            .putShort(MAX_FRAME_SIZE)
            .putInt(4 << 20);
    out.write(PREFACE);
    out.write(frame(SETTINGS, 0, 0, settings.array()));
    int more = Integer.MAX_VALUE - 0xffff;
    out.write(frame(WINDOW_UPDATE, 0, 0, ByteBuffer.allocate(4).putInt(more).array()));
    out.write(request(headers.first(), message));
    receive();
  }

  @Override
  public void call() throws IOException {
    stream += 2;
    ByteBuffer request = ByteBuffer.wrap(nextRequest);
    request.putInt(STREAM_ID, stream);
    request.putInt(nextRequest.length - message.length - PREFIX - FRAME + STREAM_ID, stream);
    out.write(nextRequest);
    receive();
  }

  private void receive() throws IOException {
    boolean answered = false;
    while (true) {
      in.need(FRAME);
      int length = in.uint16() << 8 | in.uint8();
      int type = in.uint8();
      int flags = in.uint8();
      int id = in.uint16() << 16 | in.uint16();
      in.need(length);
      boolean isPart = type == DATA || type == HEADERS;
      if (isPart && id == stream) {
        answered |= type == DATA && length > 0 && checked(length);
        in.skip(length);
        if ((flags & END_STREAM) != 0) {
          if (!answered) {
            throw new IOException("there is no message in the reply");
          }
          return;
        }
      } else {
        control(type, flags, in.bytes(length));
      }
    }
  }

  /** The first field of an operation is its name, as of the request. */
  private boolean checked(int length) throws IOException {
    if (length < PREFIX + message.length || !in.startsWith(PREFIX, message)) {
      throw new IOException("the reply is not the operation that was asked for");
    }
    return true;
  }

  private void control(int type, int flags, byte[] content) throws IOException {
    if ((type == SETTINGS || type == PING) && (flags & ACK) == 0) {
      out.write(frame(type, ACK, 0, type == PING ? content : new byte[0]));
    } else if (type != SETTINGS && type != PING && type != WINDOW_UPDATE) {
      throw new IOException("a frame of type %d that ends the call".formatted(type));
    }
  }

  private static byte[] request(byte[] headers, byte[] message) {
    byte[] head = frame(HEADERS, END_HEADERS, 1, headers);
    ByteBuffer data = ByteBuffer.allocate(PREFIX + message.length);
    data.put((byte) 0).putInt(message.length).put(message);
    byte[] body = frame(DATA, END_STREAM, 1, data.array());
    byte[] request = Arrays.copyOf(head, head.length + body.length);
    System.arraycopy(body, 0, request, head.length, body.length);
    return request;
  }

  private static byte[] frame(int type, int flags, int stream, byte[] content) {
    return ByteBuffer.allocate(FRAME + content.length)
        .put((byte) (content.length >> 16))
        .putShort((short) content.length)
        .put((byte) type)
        .put((byte) flags)
        .putInt(stream)
        .put(content)
        .array();
  }

  /** Returns a GetOperationRequest: its only field is the name. */
  private static byte[] message(String operation) {
    byte[] name = operation.getBytes(UTF_8);
    ByteArrayOutputStream message = new ByteArrayOutputStream();
    message.write(1 << 3 | 2);
    for (int rest = name.length; ; rest >>>= 7) {
      message.write(rest < 0x80 ? rest : rest & 0x7f | 0x80);
      if (rest < 0x80) {
        break;
      }
    }
    message.writeBytes(name);
    return message.toByteArray();
  }

  @Override
  public void close() throws IOException {
    socket.close();
  }

  /** What has come, as much at once as there is. */
  private static final class Buffered {
    private final DataInputStream in;
    private final byte[] bytes = new byte[32 << 10];
    private int next;
    private int end;

    Buffered(DataInputStream in) {
      this.in = in;
    }

    void need(int length) throws IOException {
      if (end - next < length) {
        System.arraycopy(bytes, next, bytes, 0, end - next);
        end -= next;
        next = 0;
      }
      while (end - next < length) {
        int read = in.read(bytes, end, bytes.length - end);
        if (read < 0) {
          throw new EOFException("the server has hung up");
        }
        end += read;
      }
    }

    int uint8() {
      return bytes[next++] & 0xff;
    }

    int uint16() {
      return uint8() << 8 | uint8();
    }

    void skip(int length) {
      next += length;
    }

    byte[] bytes(int length) {
      skip(length);
      return Arrays.copyOfRange(bytes, next - length, next);
    }

    boolean startsWith(int offset, byte[] wanted) {
      int from = next + offset;
      return Arrays.equals(bytes, from, from + wanted.length, wanted, 0, wanted.length);
    }
  }
}
