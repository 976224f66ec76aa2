package io.github.wiremocklro.internal.wiremock;

import com.github.tomakehurst.wiremock.http.HttpHeader;
import com.github.tomakehurst.wiremock.http.HttpHeaders;
import io.github.wiremocklro.internal.grpc.Metadata;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;

/** The headers of a reply over HTTP, as gRPC has them. */
final class GrpcHeaders {
  private static final String LENGTH = "content-length";

  /** Of HTTP, and of the one way to write a body; gRPC has its own. */
  private static final Set<String> OF_HTTP =
      Set.of(
          LENGTH,
          "connection",
          "content-encoding",
          "content-type",
          "date",
          "keep-alive",
          "retry-after",
          "server",
          "te",
          "trailer",
          "transfer-encoding",
          "upgrade",
          "www-authenticate");

  /** What gRPC lets stand in metadata (PROTOCOL-HTTP2.md, Custom-Metadata). */
  private static final Pattern NAME = Pattern.compile("(?!grpc-)[0-9a-z_.-]+");

  private static final Pattern VALUE = Pattern.compile("[ -~]*");

  private GrpcHeaders() {}

  /** Returns the metadata that headers are: those of the reply, not of how it is sent. */
  static Metadata metadata(HttpHeaders headers) {
    if (headers.size() == 0) {
      return Metadata.EMPTY;
    }
    List<Metadata.Entry> entries = new ArrayList<>();
    for (HttpHeader header : headers.all()) {
      String name = header.key().toLowerCase(Locale.ROOT);
      if (!OF_HTTP.contains(name) && NAME.matcher(name).matches()) {
        for (String value : header.values()) {
          if (VALUE.matcher(value).matches()) {
            entries.add(new Metadata.Entry(name, value));
          }
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
