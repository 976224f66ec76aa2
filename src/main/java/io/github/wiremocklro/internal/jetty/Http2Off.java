package io.github.wiremocklro.internal.jetty;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.nio.ByteBuffer;
import org.jspecify.annotations.Nullable;
import wiremock.org.eclipse.jetty.http.HttpFields;
import wiremock.org.eclipse.jetty.http.HttpMethod;
import wiremock.org.eclipse.jetty.http.MetaData;
import wiremock.org.eclipse.jetty.http2.ErrorCode;
import wiremock.org.eclipse.jetty.http2.frames.FrameType;
import wiremock.org.eclipse.jetty.io.AbstractConnection;
import wiremock.org.eclipse.jetty.io.Connection;
import wiremock.org.eclipse.jetty.io.EndPoint;
import wiremock.org.eclipse.jetty.server.AbstractConnectionFactory;
import wiremock.org.eclipse.jetty.server.ConnectionFactory;
import wiremock.org.eclipse.jetty.server.Connector;
import wiremock.org.eclipse.jetty.util.BufferUtil;
import wiremock.org.eclipse.jetty.util.Callback;

/**
 * Tells clients that begin with HTTP/2 on a port where it is switched off what is wrong: in HTTP/2,
 * for to them a reply by HTTP/1.1 is only bytes that make no sense.
 */
final class Http2Off extends AbstractConnectionFactory implements ConnectionFactory.Upgrading {
  private static final int HEADER = 9;
  private static final int LAST_STREAM_AND_CODE = 8;

  private final String reason;

  /**
   * Creates a factory of connections that are told so.
   *
   * @param reason what clients are told
   */
  Http2Off(String reason) {
    super("h2c");
    this.reason = reason;
  }

  /** Those that only ask whether there is HTTP/2 go on by HTTP/1.1. */
  @Override
  public @Nullable Connection upgradeConnection(
      Connector connector, EndPoint endPoint, MetaData.Request request, HttpFields.Mutable reply) {
    return HttpMethod.PRI.is(request.getMethod()) ? newConnection(connector, endPoint) : null;
  }

  @Override
  public Connection newConnection(Connector connector, EndPoint endPoint) {
    return configure(new Refusal(connector, endPoint, goAway(reason)), connector, endPoint);
  }

  /**
   * Empty SETTINGS, with which a server has to begin, and GOAWAY (RFC 9113, 3.4 and 6.8). That says
   * of no stream that it was not processed: else clients would try again, unheard of by anybody.
   */
  private static ByteBuffer goAway(String reason) {
    byte[] text = reason.getBytes(UTF_8);
    ByteBuffer frames = ByteBuffer.allocate(2 * HEADER + LAST_STREAM_AND_CODE + text.length);
    frames.putInt(FrameType.SETTINGS.getType()).put((byte) 0).putInt(0);
    int length = LAST_STREAM_AND_CODE + text.length;
    frames.putInt(length << 8 | FrameType.GO_AWAY.getType()).put((byte) 0).putInt(0);
    frames.putInt(Integer.MAX_VALUE).putInt(ErrorCode.HTTP_1_1_REQUIRED_ERROR.code).put(text);
    return frames.flip();
  }

  private static final class Refusal extends AbstractConnection implements Connection.UpgradeTo {
    private final ByteBuffer goAway;

    Refusal(Connector connector, EndPoint endPoint, ByteBuffer goAway) {
      super(endPoint, connector.getExecutor());
      this.goAway = goAway;
    }

    @Override
    public void onUpgradeTo(@Nullable ByteBuffer rest) {}

    @Override
    public void onOpen() {
      super.onOpen();
      getEndPoint().write(Callback.from(this::sent, this::failed), goAway);
    }

    private void sent() {
      getEndPoint().shutdownOutput();
      fillInterested();
    }

    private void failed(Throwable failure) {
      close();
    }

    /**
     * What comes is read, and thrown away: closed before that, the client might lose the reason.
     */
    @Override
    public void onFillable() {
      ByteBuffer buffer = BufferUtil.allocate(getInputBufferSize());
      try {
        int filled;
        do {
          BufferUtil.clear(buffer);
          filled = getEndPoint().fill(buffer);
        } while (filled > 0);
        if (filled < 0) {
          close();
        } else {
          fillInterested();
        }
      } catch (IOException e) {
        close();
      }
    }
  }
}
