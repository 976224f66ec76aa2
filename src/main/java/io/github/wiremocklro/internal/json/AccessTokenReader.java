package io.github.wiremocklro.internal.json;

import io.github.wiremocklro.auth.AccessToken;
import io.github.wiremocklro.internal.auth.AccessTokens;
import io.github.wiremocklro.operation.InvalidArgumentException;
import io.github.wiremocklro.operation.JsonObject;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Supplier;

/**
 * Reads access tokens. An error shows no value that is or could be one: where a key is misspelled,
 * the token may stand under any.
 */
public final class AccessTokenReader {
  private static final String TOKENS = "tokens";
  private static final List<String> KEYS = List.of("token", "scopes", "expiresIn", "expireTime");
  private static final String EXAMPLE = "{\"token\": \"...\"}";

  private AccessTokenReader() {}

  /** Returns the token that an object is. */
  public static AccessToken read(JsonObject json) {
    return read(concealed(() -> new Fields(json, "$", LeafValues.LITERAL, KEYS)));
  }

  /**
   * Returns the tokens in the text of a file: <code>{"tokens": [...]}</code>.
   *
   * @throws InvalidArgumentException if it is wrong somewhere; the message has the JSON path
   */
  public static List<AccessToken> readAll(String text) {
    JsonObject json = Json.parseSecretObject(text, "$");
    Fields file = concealed(() -> new Fields(json, "$", LeafValues.LITERAL, List.of(TOKENS)));
    file.allOf(List.of(TOKENS), "{\"tokens\": [%s]}".formatted(EXAMPLE));
    List<Fields> tokens = concealed(() -> file.children(TOKENS, EXAMPLE, KEYS));
    if (tokens.size() > AccessTokens.LIMIT) {
      throw new InvalidArgumentException(
          "$." + TOKENS,
          tokens.size(),
          "are too many",
          "declare at most %d".formatted(AccessTokens.LIMIT));
    }
    Set<String> seen = new HashSet<>();
    return tokens.stream().map(fields -> unlessSeen(read(fields), fields, seen)).toList();
  }

  private static AccessToken unlessSeen(AccessToken token, Fields fields, Set<String> seen) {
    if (!seen.add(token.token())) {
      throw new InvalidArgumentException(
              fields.pathOf("token"), token, "stands in the file twice", "keep one of them")
          .concealed();
    }
    return token;
  }

  private static AccessToken read(Fields fields) {
    fields.allOf(List.of("token"), EXAMPLE);
    if (fields.has("expireTime") && fields.has("expiresIn")) {
      throw new InvalidArgumentException(
          fields.pathOf("expireTime"),
          fields.text("expireTime").orElse(null),
          "is given beside expiresIn",
          "keep one of them");
    }
    return InvalidArgumentException.at(
        fields.path(),
        () ->
            new AccessToken(
                concealed(() -> fields.text("token").orElseThrow()),
                scopes(fields),
                fields.parsed("expiresIn", Durations::parse).orElse(null),
                fields.parsed("expireTime", Timestamps::parse).orElse(null)));
  }

  private static List<String> scopes(Fields fields) {
    return fields.list("scopes").stream().map(scope -> scope(fields, scope)).toList();
  }

  private static String scope(Fields fields, Object scope) {
    if (scope instanceof String text) {
      return text;
    }
    throw new InvalidArgumentException(
        fields.pathOf("scopes"), scope, "is no string", "put it in quotes");
  }

  private static <T> T concealed(Supplier<T> reader) {
    try {
      return reader.get();
    } catch (InvalidArgumentException e) {
      throw e.concealed();
    }
  }
}
