package io.github.wiremocklro.internal.wiremock;

import com.github.tomakehurst.wiremock.common.Errors;
import com.github.tomakehurst.wiremock.common.InvalidInputException;

/** What was asked would need a body that the journal no longer has. WireMock answers it 422. */
final class LostBodyException extends InvalidInputException {
  private static final long serialVersionUID = 1L;
  private static final int INVALID = 10;

  /** Creates the exception, of a call such as {@code POST /v1/projects/p/locations/l/lakes}. */
  LostBodyException(String call) {
    super(
        Errors.singleWithDetail(
            INVALID,
            "The journal no longer has a body that would have to be looked at",
            "The body of %s had to go, for WireMock's journal has a quarter of the JVM's memory and"
                    .formatted(call)
                + " the oldest bodies go first. Look sooner, reset the journal in between (DELETE"
                + " /__admin/requests, in Java wireMock().resetRequests()), look at nothing but"
                + " method, URL and headers, or give the JVM more memory (-Xmx)."));
  }
}
