package io.github.wiremocklro.internal.jetty;

import io.github.wiremocklro.internal.wiremock.Reply;
import java.util.List;
import wiremock.org.eclipse.jetty.http.HttpField;
import wiremock.org.eclipse.jetty.http.HttpFields;
import wiremock.org.eclipse.jetty.http.HttpHeader;
import wiremock.org.eclipse.jetty.http.PreEncodedHttpField;
import wiremock.org.eclipse.jetty.server.HttpChannel;
import wiremock.org.eclipse.jetty.server.Request;
import wiremock.org.eclipse.jetty.server.Server;

/**
 * Adds to replies what Google's front end adds: the date to each, and to Google's JSON how to cache
 * and how to take it, as recorded of Dataplex in March 2025 (GoogleCloudPlatform/
 * k8s-config-connector, {@code mockdataplex/testdata}). What a reply says itself stays.
 *
 * <p>Jetty's own option for the date sets it before a stub can say its own, and then there are two.
 */
final class FrontEndHeaders implements HttpChannel.Listener {
  private static final List<HttpField> VARY =
      List.of(vary("Origin"), vary("X-Origin"), vary("Referer"));
  private static final HttpField NOSNIFF =
      new PreEncodedHttpField("X-Content-Type-Options", "nosniff");

  @Override
  public void onResponseBegin(Request request) {
    addTo(request.getResponse().getHttpFields(), request.getHttpChannel().getServer());
  }

  static void addTo(HttpFields.Mutable reply, Server server) {
    if (!reply.contains(HttpHeader.DATE)) {
      reply.add(server.getDateField());
    }
    if (Reply.JSON.equals(reply.get(HttpHeader.CONTENT_TYPE))) {
      if (!reply.contains(HttpHeader.VARY)) {
        VARY.forEach(reply::add);
      }
      if (!reply.contains(NOSNIFF.getName())) {
        reply.add(NOSNIFF);
      }
    }
  }

  private static HttpField vary(String header) {
    return new PreEncodedHttpField(HttpHeader.VARY, header);
  }
}
