package io.github.wiremocklro.internal.wiremock;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.mapping;
import static java.util.stream.Collectors.toList;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpHeaders;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;
import java.util.zip.GZIPOutputStream;

/** A client that speaks bare HTTP, also what no client library would send. */
public final class Rest {
  private static final HttpClient CLIENT =
      HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
  private static final AtomicInteger PROJECTS = new AtomicInteger();

  private final Supplier<String> baseUrl;

  public Rest(Supplier<String> baseUrl) {
    this.baseUrl = baseUrl;
  }

  /** Returns a location in a project that no other test uses. */
  public static String newParent() {
    return "projects/t-" + PROJECTS.incrementAndGet() + "/locations/l";
  }

  /** Calls that have no body. */
  public Reply get(String path) {
    return send("GET", path, BodyPublishers.noBody());
  }

  public Reply delete(String path) {
    return send("DELETE", path, BodyPublishers.noBody());
  }

  public Reply post(String path) {
    return send("POST", path, BodyPublishers.noBody());
  }

  public Reply post(String path, String json) {
    return send("POST", path, json);
  }

  public Reply patch(String path, String json) {
    return send("PATCH", path, json);
  }

  public Reply send(String method, String path, String json) {
    return send(method, path, BodyPublishers.ofString(json), "Content-Type", "application/json");
  }

  /** Sends a request with headers, given as name, value, name, value. */
  public Reply send(String method, String path, BodyPublisher body, String... headers) {
    HttpRequest.Builder request =
        HttpRequest.newBuilder(URI.create(baseUrl.get() + path))
            .timeout(Duration.ofMinutes(2))
            .method(method, body);
    if (headers.length > 0) {
      request.headers(headers);
    }
    try {
      HttpResponse<String> response = CLIENT.send(request.build(), BodyHandlers.ofString(UTF_8));
      return new Reply(response.statusCode(), response.headers(), response.body());
    } catch (IOException e) {
      throw new UncheckedIOException(method + " " + path, e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }

  /** Sends a request line as it stands, and returns the status that the server answers. */
  public int rawStatus(String requestLine, String... headers) {
    List<String> lines = new ArrayList<>(List.of("Host: localhost"));
    lines.addAll(List.of(headers));
    return raw(requestLine + " HTTP/1.1", "", lines.toArray(String[]::new)).status();
  }

  /** Sends a request line and headers as they stand, and a body whose length they tell. */
  public Reply raw(String requestLine, String body, String... headers) {
    URI server = URI.create(baseUrl.get());
    List<String> lines = new ArrayList<>(List.of(requestLine));
    lines.addAll(List.of(headers));
    lines.add("Connection: close");
    String request = String.join("\r\n", lines) + "\r\n\r\n" + body;
    try (Socket socket = new Socket(server.getHost(), server.getPort())) {
      socket.setSoTimeout(30_000);
      socket.getOutputStream().write(request.getBytes(ISO_8859_1));
      return parsed(new String(socket.getInputStream().readAllBytes(), UTF_8));
    } catch (IOException e) {
      throw new UncheckedIOException(requestLine, e);
    }
  }

  private static Reply parsed(String reply) {
    String[] parts = reply.split("\r\n\r\n", 2);
    List<String> head = List.of(parts[0].split("\r\n"));
    Map<String, List<String>> headers =
        head.stream()
            .skip(1)
            .map(line -> line.split(": *", 2))
            .collect(groupingBy(line -> line[0], mapping(line -> line[1], toList())));
    return new Reply(
        Integer.parseInt(head.get(0).split(" ", 3)[1]),
        HttpHeaders.of(headers, (name, value) -> true),
        parts.length == 2 ? parts[1] : "");
  }

  /** Returns a body as Google's Java discovery client sends it: compressed, in chunks. */
  public static BodyPublisher gzippedChunks(String text) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (GZIPOutputStream gzip = new GZIPOutputStream(bytes)) {
      gzip.write(text.getBytes(UTF_8));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return BodyPublishers.ofInputStream(() -> new ByteArrayInputStream(bytes.toByteArray()));
  }

  /** What came back. */
  public record Reply(int status, HttpHeaders headers, String body) {
    private static final ObjectMapper MAPPER = new ObjectMapper();

    public JsonNode json() {
      try {
        return MAPPER.readTree(body);
      } catch (JsonProcessingException e) {
        throw new AssertionError("no JSON: " + this, e);
      }
    }

    /** Returns what stands at a JSON pointer; "" where nothing does. */
    public String text(String pointer) {
      return json().at(pointer).asText();
    }

    public boolean has(String pointer) {
      return !json().at(pointer).isMissingNode();
    }

    public String header(String name) {
      return String.join(", ", headers.allValues(name.toLowerCase(Locale.ROOT)));
    }

    /**
     * Returns the three parts that tell an error: such as {@code 404 NOT_FOUND reason}; where the
     * first detail is no ErrorInfo, its type in place of the reason.
     */
    public String error() {
      String reason = text("/error/details/0/reason");
      String type = text("/error/details/0/@type");
      return "%d %s %s"
          .formatted(
              status,
              text("/error/status"),
              reason.isEmpty() ? type.substring(type.lastIndexOf('.') + 1) : reason);
    }

    /** Returns what an error tells the developer behind what the real service says. */
    public String debug() {
      return text("/error/details/%d/detail".formatted(json().at("/error/details").size() - 1));
    }

    public String message() {
      return text("/error/message");
    }
  }
}
