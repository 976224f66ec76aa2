package io.github.wiremocklro.internal.remote;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.github.wiremocklro.internal.json.Json;
import io.github.wiremocklro.operation.InvalidArgumentException;
import io.github.wiremocklro.operation.JsonObject;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.URISyntaxException;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.Arrays;
import java.util.function.Function;
import java.util.stream.Collectors;
import javax.net.ssl.SSLHandshakeException;
import org.jspecify.annotations.Nullable;

/**
 * Calls of a server's admin API. Each throws what the same call would throw in the server's own
 * JVM: a {@link io.github.wiremocklro.operation.StatusException} or an {@link
 * InvalidArgumentException}; and {@link UncheckedIOException} if no server of this project answers.
 * Thread-safe.
 */
public final class AdminClient {
  private static final String ROOT = "/__admin/ext/lro/";
  private static final String SCOPE_HEADER = "x-lro-scope";
  private static final Duration CONNECT_TIMEOUT = Duration.ofSeconds(10);

  /** Generous: clients that wait for operations share the threads of the server. */
  private static final Duration REQUEST_TIMEOUT = Duration.ofMinutes(2);

  private final Address address;
  private final HttpClient http =
      HttpClient.newBuilder()
          // It would upgrade to HTTP/2, and fail when the server shuts down (GOAWAY).
          .version(HttpClient.Version.HTTP_1_1)
          .connectTimeout(CONNECT_TIMEOUT)
          .build();

  /**
   * Creates a client. Nothing is sent yet.
   *
   * @throws InvalidArgumentException if the URI is not that of a server
   */
  public AdminClient(URI uri) {
    this.address = Address.of(uri);
  }

  /**
   * Returns the URI that a text is.
   *
   * @throws InvalidArgumentException if it is none; the message shows no password
   */
  public static URI uri(String text) {
    try {
      return new URI(text);
    } catch (URISyntaxException e) {
      // Not as the cause: its message shows all of the text.
      throw Address.invalid(text, "is no URI (%s)".formatted(e.getReason()));
    }
  }

  /** Returns where clients find the server; no slash at the end. */
  public String baseUrl() {
    return address.baseUrl();
  }

  /**
   * Makes a call that changes nothing.
   *
   * @param route such as {@code clock}
   * @param scope that it is about; null for all
   * @param query its other parameters, each a string
   * @param reader of the answer
   */
  public <T> T get(
      String route, @Nullable String scope, JsonObject query, Function<JsonObject, T> reader) {
    return send(request(route, scope, scoped(query, scope)).GET(), reader);
  }

  /** Puts something in the place of what is there, of one scope or with null of all. */
  public void put(String route, @Nullable String scope, JsonObject body) {
    JsonObject unused =
        send(
            request(route, scope, scoped(JsonObject.EMPTY, scope))
                .header("Content-Type", "application/json")
                .PUT(BodyPublishers.ofByteArray(Json.bytes(body))),
            reply -> reply);
  }

  /** Makes a call that changes nothing, and is answered with a certificate in PEM. */
  public String getPem(String route) {
    return reply(request(route, null, JsonObject.EMPTY).GET()).readPem();
  }

  /**
   * Makes a call that changes something.
   *
   * @param route such as {@code clock:freeze}
   * @param scope that it is about; null for all
   * @param reader of the answer
   */
  public <T> T post(
      String route, @Nullable String scope, JsonObject body, Function<JsonObject, T> reader) {
    return send(
        request(route, scope, JsonObject.EMPTY)
            .header("Content-Type", "application/json")
            .POST(BodyPublishers.ofByteArray(Json.bytes(scoped(body, scope)))),
        reader);
  }

  private static JsonObject scoped(JsonObject fields, @Nullable String scope) {
    return scope == null ? fields : fields.with("scope", scope);
  }

  private HttpRequest.Builder request(String route, @Nullable String scope, JsonObject query) {
    String parameters =
        query.fields().entrySet().stream()
            .map(field -> field.getKey() + "=" + escaped(String.valueOf(field.getValue())))
            .collect(Collectors.joining("&"));
    String uri = address.baseUrl() + ROOT + route;
    HttpRequest.Builder request =
        HttpRequest.newBuilder(URI.create(parameters.isEmpty() ? uri : uri + "?" + parameters))
            .timeout(REQUEST_TIMEOUT);
    if (scope != null) {
      // For a proxy in front of several servers, which cannot look into bodies.
      request.header(SCOPE_HEADER, inPath(scope));
    }
    return address.authorization() == null
        ? request
        : request.header("Authorization", address.authorization());
  }

  private <T> T send(HttpRequest.Builder builder, Function<JsonObject, T> reader) {
    return reply(builder).read(reader);
  }

  private Reply reply(HttpRequest.Builder builder) {
    HttpRequest request = builder.build();
    try {
      HttpResponse<String> response = http.send(request, BodyHandlers.ofString(UTF_8));
      return new Reply(request, response.statusCode(), contentType(response), response.body());
    } catch (IOException e) {
      throw new UncheckedIOException(
          "%s %s got no answer (%s); %s".formatted(request.method(), request.uri(), e, remedy(e)),
          e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new UncheckedIOException(
          new InterruptedIOException(
              "interrupted before the answer to %s %s came"
                  .formatted(request.method(), request.uri())));
    }
  }

  private static String remedy(IOException e) {
    return e instanceof SSLHandshakeException
        ? "connect over http, or let this JVM trust the server (-Djavax.net.ssl.trustStore)"
        : "check that a server runs there, and the scheme, host and port";
  }

  private static String contentType(HttpResponse<?> response) {
    return response.headers().firstValue("Content-Type").orElse("without a content type");
  }

  /** Returns a scope as it stands in the path of a client's call, where a proxy finds it too. */
  private static String inPath(String scope) {
    return Arrays.stream(scope.split("/"))
        .map(segment -> escaped(segment).replace("%3A", ":"))
        .collect(Collectors.joining("/"));
  }

  private static String escaped(String value) {
    return URLEncoder.encode(value, UTF_8).replace("+", "%20");
  }
}
