package io.github.wiremocklro.internal.wiremock;

import com.github.tomakehurst.wiremock.http.HttpHeader;
import com.github.tomakehurst.wiremock.http.HttpHeaders;
import io.github.wiremocklro.internal.grpc.Metadata;
import io.github.wiremocklro.internal.grpc.MetadataNames;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** The headers of a reply over HTTP, as gRPC has them. */
final class GrpcHeaders {
  private static final String LENGTH = "content-length";

  /** They tell of the server, or what gRPC tells in another way. */
  private static final Set<String> NOT_METADATA =
      Set.of("date", "retry-after", "server", "www-authenticate");

  private GrpcHeaders() {}

  /** Returns the metadata that headers are: those of the reply, not of how it is sent. */
  static Metadata metadata(HttpHeaders headers) {
    if (headers.size() == 0) {
      return Metadata.EMPTY;
    }
    List<Metadata.Entry> entries = new ArrayList<>();
    for (HttpHeader header : headers.all()) {
      for (String value : header.values()) {
        Metadata.Entry entry = new Metadata.Entry(header.key(), value);
        if (MetadataNames.isSendable(entry) && !NOT_METADATA.contains(entry.name())) {
          entries.add(entry);
        }
      }
    }
    return new Metadata(entries);
  }

  /** Returns how long a body is said to be; 0 where nothing is said. */
  static long announcedLength(HttpHeaders headers) {
    HttpHeader length = headers.getHeader(LENGTH);
    return length.isPresent() && length.firstValue().matches("\\d{1,18}")
        ? Long.parseLong(length.firstValue())
        : 0;
  }
}
