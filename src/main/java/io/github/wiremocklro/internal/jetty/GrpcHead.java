package io.github.wiremocklro.internal.jetty;

import io.github.wiremocklro.internal.grpc.GrpcCall;
import io.github.wiremocklro.internal.grpc.GrpcErrors;
import io.github.wiremocklro.internal.grpc.GrpcTimeout;
import io.github.wiremocklro.internal.grpc.MessageEncoding;
import io.github.wiremocklro.internal.grpc.Metadata;
import io.github.wiremocklro.internal.grpc.MetadataNames;
import io.github.wiremocklro.operation.StatusException;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import wiremock.org.eclipse.jetty.http.HttpField;
import wiremock.org.eclipse.jetty.http.HttpFields;
import wiremock.org.eclipse.jetty.server.Request;

/**
 * What the headers of a call say.
 *
 * @param isStream whether many messages may follow
 * @param timeout how long the client waits; null for ever
 */
record GrpcHead(
    URI server,
    String client,
    String method,
    boolean isStream,
    Metadata metadata,
    MessageEncoding encoding,
    @Nullable GrpcTimeout timeout) {

  /**
   * Reads the headers.
   *
   * @param isStream whether a method of this name takes many messages
   * @throws StatusException if they are not those of a call
   */
  static GrpcHead of(Request request, Predicate<String> isStream) {
    HttpFields fields = request.getHttpFields();
    String timeout = fields.get("grpc-timeout");
    String method = request.getRequestURI().substring(1);
    return new GrpcHead(
        server(request.getRootURL().toString()),
        request.getRemoteAddr(),
        method,
        isStream.test(method),
        metadata(fields),
        MessageEncoding.parse(fields.get("grpc-encoding")),
        timeout == null ? null : GrpcTimeout.parse(timeout));
  }

  GrpcCall call(byte[] message) {
    return new GrpcCall(server, client, method, metadata, message);
  }

  private static URI server(String url) {
    try {
      return new URI(url);
    } catch (URISyntaxException e) {
      throw GrpcErrors.malformedAuthority(url);
    }
  }

  private static Metadata metadata(HttpFields fields) {
    List<Metadata.Entry> entries = new ArrayList<>(fields.size());
    for (HttpField field : fields) {
      String value = Objects.requireNonNullElse(field.getValue(), "");
      Metadata.Entry entry = new Metadata.Entry(field.getName(), value);
      if (MetadataNames.isMetadata(entry.name())) {
        entries.add(entry);
      }
    }
    return new Metadata(entries);
  }
}
