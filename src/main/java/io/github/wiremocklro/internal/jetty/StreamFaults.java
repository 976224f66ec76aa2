package io.github.wiremocklro.internal.jetty;

import com.github.tomakehurst.wiremock.core.FaultInjector;
import com.github.tomakehurst.wiremock.servlet.FaultInjectorFactory;
import java.io.IOException;
import java.io.UncheckedIOException;
import wiremock.jakarta.servlet.http.HttpServletRequest;
import wiremock.jakarta.servlet.http.HttpServletResponse;
import wiremock.org.eclipse.jetty.server.Request;

/**
 * WireMock's faults, which break a connection; on HTTP/2, where others use the same connection,
 * they break the stream of the one request.
 *
 * @param ofConnections WireMock's own
 */
record StreamFaults(FaultInjectorFactory ofConnections) implements FaultInjectorFactory {

  @Override
  public FaultInjector buildFaultInjector(
      HttpServletRequest request, HttpServletResponse response) {
    return Http2.carries(request)
        ? new StreamFault(request, response)
        : ofConnections.buildFaultInjector(request, response);
  }

  private record StreamFault(HttpServletRequest request, HttpServletResponse response)
      implements FaultInjector {

    @Override
    public void connectionResetByPeer() {
      reset();
    }

    @Override
    public void emptyResponseAndCloseConnection() {
      reset();
    }

    @Override
    public void malformedResponseChunk() {
      try {
        response.setStatus(HttpServletResponse.SC_OK);
        response.flushBuffer();
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
      reset();
    }

    @Override
    public void randomDataAndCloseConnection() {
      reset();
    }

    private void reset() {
      Request.getBaseRequest(request).getHttpChannel().abort(new IOException("a fault"));
    }
  }
}
