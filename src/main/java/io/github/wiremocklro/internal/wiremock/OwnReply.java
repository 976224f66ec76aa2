package io.github.wiremocklro.internal.wiremock;

import static com.github.tomakehurst.wiremock.client.ResponseDefinitionBuilder.like;
import static java.nio.charset.StandardCharsets.UTF_8;

import com.github.tomakehurst.wiremock.extension.Parameters;
import com.github.tomakehurst.wiremock.http.HttpHeader;
import com.github.tomakehurst.wiremock.http.HttpHeaders;
import com.github.tomakehurst.wiremock.http.ResponseDefinition;
import io.github.wiremocklro.operation.InvalidArgumentException;
import io.github.wiremocklro.operation.JsonObject;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * What a mapping says of a success in place of Google's form: its status, its body, and the headers
 * that tell of what is answered. Each is rendered once, from the mapping's text; what comes of that
 * is never a template again.
 *
 * @param mapped what the mapping says
 */
record OwnReply(ResponseDefinition mapped) {
  /** The parameter of get-operation and wait-operation for as long as the operation runs. */
  static final String STATUS_UNTIL_DONE = "statusUntilDone";

  private static final int OK = 200;
  private static final int MULTIPLE_CHOICES = 300;
  private static final int NO_CONTENT = 204;
  private static final int RESET_CONTENT = 205;

  private static final byte[] NOTHING = {};
  private static final String STATUS = "$.response.status";
  private static final String BODY = "$.response.body";
  private static final String OPENING = "{{";

  /** A template with a word that only the model of a reply has. */
  private static final Pattern OF_THE_ANSWER =
      Pattern.compile("\\{\\{[^}]*?(?<![\\w.'\"-])(?:operation|resource|page)\\b");

  /** Controls, and what is not Latin-1, over which a reply of HTTP/2 breaks off. */
  private static final Pattern NOT_OF_HEADERS = Pattern.compile("[\\p{Cc}\\x{100}-\\x{10FFFF}]+");

  /**
   * Returns what a mapping says; null where it leaves all of this to the transformer and WireMock.
   */
  static @Nullable OwnReply of(ResponseDefinition mapped) {
    OwnReply own = new OwnReply(mapped);
    return own.isNone() ? null : own;
  }

  private boolean isNone() {
    return mapped.getStatus() == OK
        && statusUntilDone() == null
        && !hasBody()
        && mapped.getStatusMessage() == null
        && headers(mapped).stream().noneMatch(OwnReply::isOfTheAnswer);
  }

  /** Returns whether the mapping says the body of a success itself. */
  boolean hasBody() {
    return mapped.specifiesBodyContent() || mapped.getBodyFileName() != null;
  }

  /**
   * Checks what a mapping says beside a transformer of this library.
   *
   * @throws InvalidArgumentException for what would be ignored, or cannot be rendered
   */
  void check(Templates templates) {
    checkStatus(STATUS, mapped.getStatus());
    Object untilDone = statusUntilDone();
    if (untilDone != null) {
      checkStatus(Templates.PARAMETERS_PATH + "." + STATUS_UNTIL_DONE, untilDone);
    }
    if (mapped.specifiesBinaryBodyContent()) {
      throw new InvalidArgumentException(
          "$.response.base64Body",
          mapped.getBase64Body(),
          "is no template, and the transformer answers",
          "write the reply as \"body\", \"jsonBody\" or \"bodyFileName\"");
    }
    if (mapped.isProxyResponse()) {
      throw new InvalidArgumentException(
          "$.response.proxyBaseUrl",
          mapped.getProxyBaseUrl(),
          "lets another server answer, and so does the transformer here",
          "leave one of them out");
    }
    checkTemplates(templates);
  }

  private static void checkStatus(String path, Object value) {
    if (!(value instanceof Integer status) || status < OK || status >= MULTIPLE_CHOICES) {
      throw new InvalidArgumentException(
          path,
          value,
          "is none of a success, which alone is the mapping's to say",
          "use one from 200 to 299, and let \"faults\" of a script say what fails");
    }
  }

  private void checkTemplates(Templates templates) {
    String body = templates.body(mapped);
    if (body != null && hasNoContent(mapped.getStatus())) {
      throw new InvalidArgumentException(
          STATUS, mapped.getStatus(), "has no body", "leave the body out, or use 200");
    }
    if (body != null) {
      templates.check(BODY, body);
    }
    for (HttpHeader header : headers(mapped)) {
      if (isOfTheAnswer(header)) {
        header.values().forEach(value -> templates.check(path(header), value));
      }
    }
  }

  /**
   * Returns a success in this form.
   *
   * @param given what WireMock has made of the mapping
   * @param writer makes text of the body, where that is none of the mapping's
   * @param model what templates know
   * @throws InvalidArgumentException if a template cannot be rendered
   */
  ResponseDefinition of(
      Reply reply,
      ResponseDefinition given,
      Function<JsonObject, byte[]> writer,
      Templates templates,
      Map<String, Object> model) {
    String body = templates.body(mapped);
    byte[] content = body == null ? writer.apply(reply.body()) : bytes(body, templates, model);
    ResponseDefinition headed =
        replaced(
            given,
            header ->
                header.values().stream()
                    .map(value -> harmless(templates.render(path(header), value, model)))
                    .filter(value -> !value.isBlank())
                    .toList());
    int status = status(reply);
    return reply.in(headed, status, hasNoContent(status) ? NOTHING : content);
  }

  /** Returns an error in Google's form, without the headers that tell of a success. */
  ResponseDefinition ofError(
      Reply error, ResponseDefinition given, Function<JsonObject, byte[]> writer) {
    ResponseDefinition bare = replaced(given, header -> List.of());
    return error.in(like(bare).withStatusMessage(null).build(), writer);
  }

  private static byte[] bytes(String body, Templates templates, Map<String, Object> model) {
    return templates.render(BODY, body, model).getBytes(UTF_8);
  }

  private ResponseDefinition replaced(
      ResponseDefinition given, Function<HttpHeader, List<String>> values) {
    List<HttpHeader> headers = new ArrayList<>();
    for (HttpHeader header : headers(given)) {
      HttpHeader own = own(header.key());
      List<String> next = own == null ? header.values() : values.apply(own);
      if (!next.isEmpty()) {
        headers.add(new HttpHeader(header.key(), next));
      }
    }
    return like(given).withHeaders(new HttpHeaders(headers)).build();
  }

  private @Nullable HttpHeader own(String key) {
    for (HttpHeader header : headers(mapped)) {
      if (header.keyEquals(key) && isOfTheAnswer(header)) {
        return header;
      }
    }
    return null;
  }

  private static Collection<HttpHeader> headers(ResponseDefinition response) {
    return response.getHeaders() == null ? List.of() : response.getHeaders().all();
  }

  private int status(Reply reply) {
    boolean runs = Boolean.FALSE.equals(reply.body().get("done"));
    return runs && statusUntilDone() instanceof Integer status ? status : mapped.getStatus();
  }

  private @Nullable Object statusUntilDone() {
    Parameters parameters = mapped.getTransformerParameters();
    return parameters == null ? null : parameters.get(STATUS_UNTIL_DONE);
  }

  private static boolean hasNoContent(int status) {
    return status == NO_CONTENT || status == RESET_CONTENT;
  }

  private static boolean isOfTheAnswer(HttpHeader header) {
    return header.values().stream().anyMatch(value -> OF_THE_ANSWER.matcher(value).find());
  }

  /** WireMock's templating looks at headers after this, and a line break would begin another. */
  private static String harmless(String value) {
    return NOT_OF_HEADERS.matcher(value).replaceAll(" ").replace(OPENING, "%7B%7B");
  }

  private static String path(HttpHeader header) {
    return "$.response.headers." + header.key();
  }
}
