package io.github.wiremocklro.internal.wiremock;

import com.github.tomakehurst.wiremock.core.Options;
import com.github.tomakehurst.wiremock.http.HttpHeaders;
import com.github.tomakehurst.wiremock.http.Response;
import com.github.tomakehurst.wiremock.http.ResponseDefinition;
import com.github.tomakehurst.wiremock.stubbing.ServeEvent;
import com.github.tomakehurst.wiremock.stubbing.StubMapping;
import com.github.tomakehurst.wiremock.verification.RequestJournal;
import com.github.tomakehurst.wiremock.verification.StoreBackedRequestJournal;
import java.util.Map;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * WireMock's journal, for calls that do not go through WireMock: it shows them as those that do,
 * and holds no more of both together.
 */
final class CallJournal {
  private final Options options;
  private final @Nullable RequestJournal journal;

  CallJournal(Options options) {
    this.options = options;
    this.journal =
        options.requestJournalDisabled()
            ? null
            : new StoreBackedRequestJournal(
                options.maxRequestJournalEntries().orElse(null),
                Map.of(),
                options.getStores().getRequestJournalStore());
  }

  /**
   * Notes a request and its reply.
   *
   * @param mapping would have served it; null for none
   */
  void add(Supplier<GrpcRequest> request, @Nullable StubMapping mapping, Reply reply) {
    if (journal == null) {
      return;
    }
    ResponseDefinition definition =
        mapping == null ? reply.alone() : reply.in(mapping.getResponse());
    HttpHeaders headers = definition.getHeaders();
    Response response =
        Response.response()
            .status(definition.getStatus())
            .headers(headers == null ? HttpHeaders.noHeaders() : headers)
            .body(definition.getByteBody())
            .fault(definition.getFault())
            .protocol(GrpcRequest.PROTOCOL)
            .build();
    journal.requestReceived(
        ServeEvent.of(request.get())
            .withStubMapping(mapping)
            .withResponseDefinition(definition)
            .withIdDecoratedRequest()
            .complete(response, options.getDataTruncationSettings()));
  }
}
