package io.github.wiremocklro.internal.wiremock;

import com.github.tomakehurst.wiremock.extension.Extension;
import com.github.tomakehurst.wiremock.extension.Extensions;
import com.github.tomakehurst.wiremock.http.HttpServerFactory;

/**
 * Keeps out extensions that bring an HTTP server: WireMock would take it in place of ours, without
 * a word, and with it go the limits, the errors in Google's shape, and the protection of the admin
 * API.
 */
final class OwnHttpServer implements Extension {
  private final Extensions extensions;

  OwnHttpServer(Extensions extensions) {
    this.extensions = extensions;
  }

  @Override
  public String getName() {
    return "lro-own-http-server";
  }

  /** Called when all extensions are there, and before WireMock looks for a server among them. */
  @Override
  public void start() {
    extensions
        .ofType(HttpServerFactory.class)
        .forEach(
            (name, factory) -> {
              throw new IllegalStateException(
                  ("The extension %s (%s) brings an HTTP server that would take the place of this"
                          + " one; take it off the class path, or turn scanning off:"
                          + " --disable-extensions-scanning, in Java extensionScanningEnabled(false)")
                      .formatted(name, factory.getClass().getName()));
            });
  }
}
