package io.github.wiremocklro.internal.wiremock;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.github.tomakehurst.wiremock.http.ContentTypeHeader;
import com.github.tomakehurst.wiremock.http.QueryParameter;
import com.github.tomakehurst.wiremock.http.Request;
import com.github.tomakehurst.wiremock.verification.LoggedRequest;
import io.github.wiremocklro.internal.engine.FieldCase;
import io.github.wiremocklro.internal.json.Json;
import io.github.wiremocklro.operation.InvalidArgumentException;
import io.github.wiremocklro.operation.JsonObject;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/** What a request of Google's clients says outside its path. */
final class RequestParts {
  private static final String BODY = "the request body";

  /** What decoders put in the place of bytes that are no text. */
  private static final char REPLACEMENT = '\uFFFD';

  private static final Pattern SENT_REPLACEMENT =
      Pattern.compile("%EF%BF%BD|" + REPLACEMENT, Pattern.CASE_INSENSITIVE);

  private RequestParts() {}

  /** Returns the value of a query parameter, in either spelling; empty for none. */
  static Optional<String> query(Request request, String lowerCamelName) {
    return first(request, lowerCamelName).or(() -> first(request, FieldCase.snake(lowerCamelName)));
  }

  /**
   * Returns the values of each parameter of the query.
   *
   * @throws InvalidArgumentException if one of them is no UTF-8
   */
  static Map<String, List<String>> parameters(LoggedRequest request) {
    Map<String, List<String>> query = new LinkedHashMap<>();
    for (QueryParameter parameter : request.getQueryParams().values()) {
      if (isSet(parameter)) {
        query.put(parameter.key(), parameter.values());
      }
    }
    checkAreTexts(query, request.getUrl());
    return query;
  }

  private static void checkAreTexts(Map<String, List<String>> query, String url) {
    for (Map.Entry<String, List<String>> parameter : query.entrySet()) {
      for (String value : parameter.getValue()) {
        if (value.indexOf(REPLACEMENT) >= 0) {
          if (SENT_REPLACEMENT.matcher(url).find()) {
            return; // It may be that one, and the URL is looked at once.
          }
          throw new InvalidArgumentException(
              "the query parameter " + parameter.getKey(),
              value,
              "is not percent-encoded UTF-8",
              "encode it (RFC 3986)");
        }
      }
    }
  }

  /** Google's clients send fields that are not set, as {@code filter&pageToken=}. */
  private static boolean isSet(QueryParameter parameter) {
    return parameter.isPresent() && !parameter.values().stream().allMatch(String::isEmpty);
  }

  private static Optional<String> first(Request request, String name) {
    QueryParameter parameter = request.queryParameter(name);
    // Google's Java client sends "filter&pageToken" without a value: no values then.
    return parameter == null || !parameter.isPresent() || parameter.values().isEmpty()
        ? Optional.empty()
        : Optional.of(parameter.firstValue()).filter(value -> !value.isEmpty());
  }

  /** Returns the message that is the body, empty where there is no body. */
  static JsonObject body(Request request) {
    String body = text(request);
    return body.isBlank() ? JsonObject.EMPTY : Json.parseObject(body, BODY);
  }

  /**
   * Returns the body as text, empty where there is no body.
   *
   * @throws InvalidArgumentException if it is none in its charset, which is UTF-8 if the client
   *     does not say another
   */
  static String text(Request request) {
    String text = request.getBodyAsString();
    if (text == null) {
      return "";
    }
    // Few clients send one of their own.
    if (text.indexOf(REPLACEMENT) >= 0) {
      ContentTypeHeader type = request.contentTypeHeader();
      checkIsText(request.getBody(), type == null ? UTF_8 : type.charset());
    }
    return text;
  }

  private static void checkIsText(byte[] body, Charset charset) {
    ByteBuffer bytes = ByteBuffer.wrap(body);
    try {
      var unused = charset.newDecoder().decode(bytes);
    } catch (CharacterCodingException e) {
      throw new InvalidArgumentException(
              "byte %d of %s".formatted(bytes.position() + 1, BODY),
              bytes,
              "is no text in " + charset,
              "send UTF-8, or say in Content-Type what it is")
          .concealed();
    }
  }
}
