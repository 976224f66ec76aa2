package io.github.wiremocklro.internal.wiremock;

import com.github.tomakehurst.wiremock.WireMockServer;
import com.github.tomakehurst.wiremock.client.CountMatchingStrategy;
import com.github.tomakehurst.wiremock.core.Options;
import com.github.tomakehurst.wiremock.http.RequestListener;
import com.github.tomakehurst.wiremock.matching.RequestPattern;
import com.github.tomakehurst.wiremock.matching.RequestPatternBuilder;
import com.github.tomakehurst.wiremock.stubbing.StubImport;
import com.github.tomakehurst.wiremock.verification.FindRequestsResult;
import com.github.tomakehurst.wiremock.verification.FindServeEventsResult;
import com.github.tomakehurst.wiremock.verification.LoggedRequest;
import com.github.tomakehurst.wiremock.verification.VerificationResult;
import java.util.List;

/**
 * WireMock's server, which imports mappings all or none, and whose verification in Java throws an
 * exception where it would have to look at a body that the journal no longer has. Over HTTP {@link
 * JournalTask} does the same.
 */
public final class LroWireMockServer extends WireMockServer {
  private final LostBodies lostBodies;
  private final Pipeline pipeline;
  private final MappingsImport imports;

  /** Creates a server that does not listen yet. */
  public LroWireMockServer(Options options, LroServices services) {
    super(options);
    this.pipeline = services.pipeline();
    this.imports = services.imports();
    this.lostBodies = new LostBodies(options.getStores().getRequestJournalStore());
  }

  @Override
  public void addMockServiceRequestListener(RequestListener listener) {
    pipeline.hasListener();
    // A call that came before may still wait for its answer.
    super.addMockServiceRequestListener(
        (request, response) -> listener.requestReceived(FewCopies.whole(request), response));
  }

  @Override
  public void importStubs(StubImport mappings) {
    imports.into(this, mappings, super::importStubs);
  }

  @Override
  public void verify(RequestPatternBuilder pattern) {
    certain(pattern.build(), () -> super.verify(pattern));
  }

  @Override
  public void verify(int count, RequestPatternBuilder pattern) {
    certain(pattern.build(), () -> super.verify(count, pattern));
  }

  @Override
  public void verify(CountMatchingStrategy count, RequestPatternBuilder pattern) {
    certain(pattern.build(), () -> super.verify(count, pattern));
  }

  @Override
  public List<LoggedRequest> findAll(RequestPatternBuilder pattern) {
    return lostBodies.certain(pattern.build(), () -> super.findAll(pattern));
  }

  @Override
  public VerificationResult countRequestsMatching(RequestPattern pattern) {
    return lostBodies.certain(pattern, () -> super.countRequestsMatching(pattern));
  }

  @Override
  public FindRequestsResult findRequestsMatching(RequestPattern pattern) {
    return lostBodies.certain(pattern, () -> super.findRequestsMatching(pattern));
  }

  @Override
  public FindServeEventsResult removeServeEventsMatching(RequestPattern pattern) {
    return lostBodies.certain(pattern, () -> super.removeServeEventsMatching(pattern));
  }

  private void certain(RequestPattern pattern, Runnable verification) {
    lostBodies.certain(
        pattern,
        () -> {
          verification.run();
          return true;
        });
  }
}
