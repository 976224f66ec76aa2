package io.github.wiremocklro.internal.wiremock;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.github.tomakehurst.wiremock.http.HttpHeader;
import com.github.tomakehurst.wiremock.http.HttpHeaders;
import com.github.tomakehurst.wiremock.http.Response;
import com.github.tomakehurst.wiremock.http.ResponseDefinition;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.SequenceInputStream;
import java.util.Enumeration;
import java.util.Iterator;
import java.util.concurrent.Semaphore;
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

  /**
   * Returns the reply as WireMock sends it; it can be read once.
   *
   * @param turns one of which is taken while an element is made, and given back before it is sent
   */
  Response response(Semaphore turns) {
    return Response.response()
        .headers(new HttpHeaders(new HttpHeader("Content-Type", Reply.JSON)))
        .body(() -> body(new Parts(turns)))
        .build();
  }

  private static InputStream body(Parts parts) {
    return new SequenceInputStream(parts) {
      /** By itself it would ask for all that is left, and so make it, for a client who has gone. */
      @Override
      public void close() throws IOException {
        parts.isClosed = true;
        super.close();
      }
    };
  }

  private final class Parts implements Enumeration<InputStream> {
    private final Semaphore turns;
    private boolean isClosed;

    Parts(Semaphore turns) {
      this.turns = turns;
    }

    /** Makes the next element, if there is one. */
    @Override
    public boolean hasMoreElements() {
      if (isClosed) {
        return false;
      }
      turns.acquireUninterruptibly();
      try {
        return parts.hasNext();
      } finally {
        turns.release();
      }
    }

    @Override
    public InputStream nextElement() {
      return new ByteArrayInputStream(parts.next().getBytes(UTF_8));
    }
  }
}
