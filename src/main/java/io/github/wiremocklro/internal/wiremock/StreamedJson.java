package io.github.wiremocklro.internal.wiremock;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.github.tomakehurst.wiremock.http.HttpHeader;
import com.github.tomakehurst.wiremock.http.HttpHeaders;
import com.github.tomakehurst.wiremock.http.Response;
import com.github.tomakehurst.wiremock.http.ResponseDefinition;
import java.io.ByteArrayInputStream;
import java.io.InputStream;
import java.io.SequenceInputStream;
import java.util.Enumeration;
import java.util.Iterator;
import java.util.stream.Stream;
import wiremock.com.fasterxml.jackson.databind.JsonNode;

/**
 * A reply with a list that is made while it is sent, one element at a time: however long it is, no
 * more of it is in memory.
 */
final class StreamedJson extends ResponseDefinition {
  private final Iterator<String> parts;

  /**
   * Creates the reply, an object with the list.
   *
   * @param elements which are asked for as late as can be
   * @param rest the other fields of the object, as JSON; may be empty
   */
  StreamedJson(String name, Stream<JsonNode> elements, String rest) {
    Iterator<String> separators =
        Stream.concat(Stream.of(""), Stream.generate(() -> ", ")).iterator();
    // Streams that are joined otherwise, as by flatMap, hold all their elements.
    this.parts =
        Stream.concat(
                Stream.concat(
                    Stream.of("{\n  \"%s\" : [ ".formatted(name)),
                    elements.map(element -> separators.next() + indented(element))),
                Stream.of(" ]%s\n}".formatted(rest.isEmpty() ? "" : ",\n  " + rest)))
            .iterator();
  }

  private static String indented(JsonNode element) {
    return element.toPrettyString().replace("\n", "\n  ");
  }

  /** Returns the reply as WireMock sends it; it can be read once. */
  Response response() {
    return Response.response()
        .headers(new HttpHeaders(new HttpHeader("Content-Type", Reply.JSON)))
        .body(() -> new SequenceInputStream(new Parts()))
        .build();
  }

  private final class Parts implements Enumeration<InputStream> {
    @Override
    public boolean hasMoreElements() {
      return parts.hasNext();
    }

    @Override
    public InputStream nextElement() {
      return new ByteArrayInputStream(parts.next().getBytes(UTF_8));
    }
  }
}
