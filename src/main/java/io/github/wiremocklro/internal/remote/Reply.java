package io.github.wiremocklro.internal.remote;

import io.github.wiremocklro.internal.json.ErrorReader;
import io.github.wiremocklro.internal.json.Json;
import io.github.wiremocklro.operation.InvalidArgumentException;
import io.github.wiremocklro.operation.JsonObject;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.HttpURLConnection;
import java.net.http.HttpRequest;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** What came back from somewhere that should be a server of this project. */
record Reply(HttpRequest request, int status, String contentType, String body) {
  private static final int MAX_SHOWN = 200;

  /**
   * Returns what the reader makes of the body.
   *
   * @throws RuntimeException the error that the server answered
   * @throws UncheckedIOException if this comes from something else
   */
  <T> T read(Function<JsonObject, T> reader) {
    Optional<RuntimeException> error;
    try {
      JsonObject json = Json.parseReply(body, "the reply");
      if (status / 100 == 2) {
        return reader.apply(json);
      }
      error = ErrorReader.read(json);
    } catch (InvalidArgumentException unreadable) {
      throw notFromTheFake(unreadable);
    }
    throw error.orElseThrow(() -> notFromTheFake(null));
  }

  /**
   * Returns the body, a certificate.
   *
   * @throws RuntimeException as {@link #read} does
   */
  String readPem() {
    if (status / 100 == 2 && body.startsWith("-----BEGIN CERTIFICATE-----")) {
      return body;
    }
    return read(
        json -> {
          throw notFromTheFake(null);
        });
  }

  private UncheckedIOException notFromTheFake(@Nullable InvalidArgumentException unreadable) {
    String message =
        "%s %s was answered %d, %s: \"%s\"; %s"
            .formatted(request.method(), request.uri(), status, contentType, shown(), remedy());
    return new UncheckedIOException(new IOException(message, unreadable));
  }

  private String shown() {
    String text = body.strip().replaceAll("\\s+", " ");
    return text.length() <= MAX_SHOWN ? text : text.substring(0, MAX_SHOWN) + "...";
  }

  private String remedy() {
    boolean refused =
        status == HttpURLConnection.HTTP_UNAUTHORIZED || status == HttpURLConnection.HTTP_FORBIDDEN;
    return refused
        ? "where the admin API asks for a password, connect to http://user:password@host:port"
        : "check host, port and path, and that the WireMock there has the extensions of"
            + " wiremock-lro, in the version of this library";
  }
}
