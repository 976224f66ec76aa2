package io.github.wiremocklro.fuzz;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.ArrayList;
import java.util.List;

/**
 * A request as it goes over the wire, well-formed or not.
 *
 * @param target path and query as they stand
 * @param headers whole lines, beside those that every request has
 * @param body its length is told in a header, unless it is chunked or empty
 */
record RawRequest(String method, String target, List<String> headers, byte[] body) {
  private static final int SHOWN = 3_000;

  static RawRequest get(String target) {
    return new RawRequest("GET", target, List.of(), new byte[0]);
  }

  static RawRequest post(String target, String body) {
    return new RawRequest(
        "POST", target, List.of("Content-Type: application/json"), body.getBytes(UTF_8));
  }

  RawRequest withHeader(String line) {
    List<String> more = new ArrayList<>(headers);
    more.add(line);
    return new RawRequest(method, target, more, body);
  }

  RawRequest withBody(byte[] other) {
    return new RawRequest(method, target, headers, other);
  }

  /** Returns what stands before the body. */
  byte[] head() {
    List<String> lines = new ArrayList<>();
    lines.add(method + " " + target + " HTTP/1.1");
    lines.add("Host: localhost");
    lines.add("Connection: close");
    lines.addAll(headers);
    if (body.length > 0 && !isChunked()) {
      lines.add("Content-Length: " + body.length);
    }
    return (String.join("\r\n", lines) + "\r\n\r\n").getBytes(UTF_8);
  }

  boolean isChunked() {
    return headers.contains("Transfer-Encoding: chunked");
  }

  @Override
  public String toString() {
    String text = new String(head(), UTF_8) + new String(body, UTF_8);
    return text.length() <= SHOWN
        ? text
        : text.substring(0, SHOWN) + "... (" + text.length() + " characters)";
  }
}
