package io.github.wiremocklro.internal.wiremock;

import com.github.tomakehurst.wiremock.extension.MappingsLoaderExtension;
import com.github.tomakehurst.wiremock.stubbing.StubMappings;

/**
 * Resets the operations with WireMock's own resets. WireMock tells nobody of them, but loads its
 * mappings again, and does so at no other time after the first.
 */
final class ResetWithWireMock implements MappingsLoaderExtension {
  private final LroServices services;
  private volatile boolean loadedOnce;

  ResetWithWireMock(LroServices services) {
    this.services = services;
  }

  @Override
  public String getName() {
    return "lro-reset";
  }

  @Override
  public void loadMappingsInto(StubMappings stubMappings) {
    if (loadedOnce) {
      services.reset(null);
    }
    loadedOnce = true;
  }
}
