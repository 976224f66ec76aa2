package io.github.wiremocklro.internal.wiremock;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;

import io.github.wiremocklro.internal.json.Json;
import io.github.wiremocklro.internal.json.LeafValues;
import io.github.wiremocklro.internal.json.ScriptReader;
import io.github.wiremocklro.operation.InvalidArgumentException;
import io.github.wiremocklro.operation.JsonObject;
import io.github.wiremocklro.operation.OperationScript;
import java.net.URLDecoder;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.util.List;
import java.util.Optional;

/**
 * The header {@code x-lro-script}, by which a client decides the fate of its own call: JSON in
 * UTF-8, or percent-encoded as a whole, for many clients send ASCII alone.
 */
final class ScriptHeader {
  private static final String NAME = "x-lro-script";

  /** Where its errors stand. */
  static final String PATH = "$[" + NAME + "]";

  private ScriptHeader() {}

  /** Returns the script that a call has in the header, empty without one. */
  static Optional<OperationScript> script(RpcCall call) {
    return of(call).map(header -> new ScriptReader(LeafValues.LITERAL).read(header, PATH));
  }

  private static Optional<JsonObject> of(RpcCall call) {
    List<String> values = call.header(NAME);
    if (values.isEmpty()) {
      return Optional.empty();
    }
    if (values.size() > 1) {
      throw severalScripts(values, "stands in %d headers of one call".formatted(values.size()));
    }
    return Optional.of(parsed(decoded(values.get(0))));
  }

  private static JsonObject parsed(String script) {
    try {
      return Json.parseObject(script, PATH);
    } catch (InvalidArgumentException e) {
      if (isSeveral(script)) {
        throw severalScripts(script, "has several scripts, joined by commas");
      }
      throw e;
    }
  }

  /** Whoever hands a request on may join its headers (RFC 9110, 5.3). */
  private static boolean isSeveral(String text) {
    try {
      Object scripts = Json.parseObject("{\"scripts\": [" + text + "]}", PATH).get("scripts");
      return scripts instanceof List<?> list && list.size() > 1;
    } catch (InvalidArgumentException e) {
      return false;
    }
  }

  private static InvalidArgumentException severalScripts(Object value, String problem) {
    return new InvalidArgumentException(PATH, value, problem, "send one script, in one header");
  }

  /** Servers take the bytes of a header for ISO-8859-1. No JSON begins with a percent sign. */
  private static String decoded(String header) {
    try {
      String bytes =
          header.startsWith("%")
              ? URLDecoder.decode(header.replace("+", "%2B"), ISO_8859_1)
              : header;
      return UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes.getBytes(ISO_8859_1))).toString();
    } catch (CharacterCodingException | IllegalArgumentException e) {
      throw new InvalidArgumentException(
          PATH, header, "is not UTF-8", "send JSON in UTF-8, or percent-encode all of it");
    }
  }
}
