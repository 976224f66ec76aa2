package io.github.wiremocklro.internal.jetty;

import wiremock.org.eclipse.jetty.http2.HTTP2Session;
import wiremock.org.eclipse.jetty.http2.api.Session;
import wiremock.org.eclipse.jetty.http2.api.server.ServerSessionListener;
import wiremock.org.eclipse.jetty.http2.frames.Frame;
import wiremock.org.eclipse.jetty.http2.frames.SettingsFrame;
import wiremock.org.eclipse.jetty.http2.server.HTTP2CServerConnectionFactory;
import wiremock.org.eclipse.jetty.http2.server.HTTP2ServerConnectionFactory;
import wiremock.org.eclipse.jetty.io.EndPoint;
import wiremock.org.eclipse.jetty.server.AbstractConnector;
import wiremock.org.eclipse.jetty.server.ConnectionFactory;
import wiremock.org.eclipse.jetty.server.Connector;
import wiremock.org.eclipse.jetty.server.HttpConfiguration;

/**
 * Replies by HTTP/2 come in frames that have room for the longest headers of a reply, also to
 * clients that would take longer ones. For Jetty makes a buffer of a whole frame, and fills it with
 * zeros, for each block of headers: 4 MiB, twice a call, for clients on gRPC's C core, such as that
 * for Python, and 16 MiB for whoever asks for it (RFC 9113, 6.5.2).
 */
final class ShortFrames {
  private ShortFrames() {}

  /** Has all connections of a port, which are still to come, send such frames. */
  static void on(AbstractConnector port) {
    // All anew, for of the protocols that a client speaks the first here is taken.
    port.setConnectionFactories(
        port.getConnectionFactories().stream().map(ShortFrames::shortened).toList());
  }

  private static ConnectionFactory shortened(ConnectionFactory protocol) {
    if (protocol instanceof HTTP2CServerConnectionFactory plain) {
      return new Plain(plain.getHttpConfiguration());
    }
    if (protocol instanceof HTTP2ServerConnectionFactory withTls) {
      return new WithTls(withTls.getHttpConfiguration());
    }
    return protocol;
  }

  /** The client has said what it takes, at first or later, and Jetty goes by it already. */
  private static void shorten(Session session, SettingsFrame settings, HttpConfiguration http) {
    Integer taken = settings.getSettings().get(SettingsFrame.MAX_FRAME_SIZE);
    if (taken != null) {
      // A block of headers that is longer than a frame would be the end of the connection.
      int longest = Math.max(http.getResponseHeaderSize(), Frame.DEFAULT_MAX_LENGTH);
      ((HTTP2Session) session).getGenerator().setMaxFrameSize(Math.min(taken, longest));
    }
  }

  /** One of two that are alike: what hears of settings is an inner class of its factory. */
  private static final class Plain extends HTTP2CServerConnectionFactory {
    Plain(HttpConfiguration http) {
      super(http);
    }

    @Override
    protected ServerSessionListener newSessionListener(Connector port, EndPoint client) {
      return new HTTPServerSessionListener(port, client) {
        @Override
        public void onSettings(Session session, SettingsFrame settings) {
          shorten(session, settings, getHttpConfiguration());
        }
      };
    }
  }

  private static final class WithTls extends HTTP2ServerConnectionFactory {
    WithTls(HttpConfiguration http) {
      super(http);
    }

    @Override
    protected ServerSessionListener newSessionListener(Connector port, EndPoint client) {
      return new HTTPServerSessionListener(port, client) {
        @Override
        public void onSettings(Session session, SettingsFrame settings) {
          shorten(session, settings, getHttpConfiguration());
        }
      };
    }
  }
}
