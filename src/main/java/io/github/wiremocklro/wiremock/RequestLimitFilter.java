package io.github.wiremocklro.wiremock;

import io.github.wiremocklro.operation.Errors;
import java.io.IOException;
import wiremock.jakarta.servlet.Filter;
import wiremock.jakarta.servlet.FilterChain;
import wiremock.jakarta.servlet.ServletException;
import wiremock.jakarta.servlet.ServletRequest;
import wiremock.jakarta.servlet.ServletResponse;
import wiremock.org.eclipse.jetty.server.Request;

/**
 * Refuses a request whose body is too long: at once where the request says so, else when that much
 * of it has been read. WireMock would read any body whole into memory, and inflate it there.
 */
final class RequestLimitFilter implements Filter {
  private final int maxBytes;

  RequestLimitFilter(int maxBytes) {
    this.maxBytes = maxBytes;
  }

  @Override
  public void doFilter(ServletRequest request, ServletResponse response, FilterChain chain)
      throws IOException, ServletException {
    long announced = request.getContentLengthLong();
    if (announced > maxBytes) {
      throw Errors.requestTooLarge(announced + " bytes", maxBytes);
    }
    Request.getBaseRequest(request).getHttpInput().addInterceptor(new BodyLimit(maxBytes));
    chain.doFilter(request, response);
  }
}
