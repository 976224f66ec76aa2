package io.github.wiremocklro.clients;

import com.google.api.client.http.javanet.NetHttpTransport;
import com.google.api.client.json.gson.GsonFactory;
import com.google.api.services.dataplex.v1.CloudDataplex;

/** Makes clients of google-api-services-dataplex, without credentials. */
final class DataplexDiscovery {
  private DataplexDiscovery() {}

  static CloudDataplex connect(String baseUrl) {
    return new CloudDataplex.Builder(
            new NetHttpTransport(), GsonFactory.getDefaultInstance(), request -> {})
        .setRootUrl(baseUrl + "/")
        .setApplicationName("wiremock-lro")
        .build();
  }
}
