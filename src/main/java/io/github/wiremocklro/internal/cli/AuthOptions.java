package io.github.wiremocklro.internal.cli;

import io.github.wiremocklro.auth.AccessToken;
import io.github.wiremocklro.internal.auth.AllowedHosts;
import io.github.wiremocklro.internal.json.AccessTokenReader;
import io.github.wiremocklro.internal.wiremock.LroServices;
import io.github.wiremocklro.operation.InvalidScriptException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The options of a command line that say who may call the API and the admin API, and whether
 * credentials are shown. They are this library's own, and WireMock is not to see them.
 *
 * @param showCredentials whether the journal and the log show them
 * @param required whether requests need an access token
 * @param tokens the file that declares them; null where any will do
 * @param hosts what the admin API may be reached as, separated by commas; null for nothing more
 * @param others the arguments without these options
 */
public record AuthOptions(
    boolean showCredentials,
    boolean required,
    @Nullable String tokens,
    @Nullable String hosts,
    List<String> others) {
  private static final String REQUIRE_AUTH = "require-auth";
  private static final String TOKENS = "tokens";
  private static final String ALLOWED_HOSTS = "allowed-hosts";
  private static final String SHOW_CREDENTIALS = "show-credentials";

  /** In the columns of WireMock's own description, which follows it. */
  public static final String DESCRIPTION =
      """
      --require-auth          Requests to the API need an OAuth 2.0 access token; without a good
                                one they are answered 401 or 403
      --tokens <file>         The access tokens that are good, where not any will do:
                                {"tokens": [{"token": "t1", "scopes": ["cloud-platform"],
                                             "expiresIn": "3600s"}]}
      --allowed-hosts <names> The host names, separated by commas, that the admin API may be
                                reached as, beside local ones: fake.example.com,*.test
      --show-credentials      Show Authorization and the like in the journal (/__admin/requests)
                                and in the log, where "[redacted]" would stand

      """;

  /**
   * Takes these options out of the arguments.
   *
   * @throws IllegalArgumentException if they are not used as they should be
   */
  public static AuthOptions of(String... arguments) {
    boolean showCredentials = false;
    boolean required = false;
    String tokens = null;
    String hosts = null;
    List<String> others = new ArrayList<>();
    Deque<String> rest = new ArrayDeque<>(List.of(arguments));
    while (!rest.isEmpty()) {
      String argument = rest.remove();
      String option = Arguments.isOption(argument) ? Arguments.name(argument) : "";
      if (option.equals(REQUIRE_AUTH) || option.equals(SHOW_CREDENTIALS)) {
        String value = takeValue(argument, rest);
        check(value == null, "--%s takes no value: leave out \"%s\"", option, value);
        required |= option.equals(REQUIRE_AUTH);
        showCredentials |= option.equals(SHOW_CREDENTIALS);
      } else if (option.equals(TOKENS)) {
        check(tokens == null, "--tokens is there twice; put all tokens into one file");
        tokens = takeValue(argument, rest);
        check(tokens != null && !tokens.isEmpty(), "--tokens needs a file: --tokens tokens.json");
      } else if (option.equals(ALLOWED_HOSTS)) {
        check(hosts == null, "--allowed-hosts is there twice; separate the hosts by commas");
        hosts = takeValue(argument, rest);
        check(hosts != null, "--allowed-hosts needs a name: --allowed-hosts fake.example.com");
      } else {
        others.add(argument);
      }
    }
    check(required || tokens == null, "--tokens does nothing alone; add --require-auth");
    return new AuthOptions(showCredentials, required, tokens, hosts, List.copyOf(others));
  }

  /**
   * Does what the options say.
   *
   * @throws IllegalArgumentException if the file cannot be read, or says what cannot be, or a host
   *     is none
   */
  public void applyTo(LroServices services) {
    if (showCredentials) {
      services.credentials().show();
    }
    if (required) {
      services.accessTokens().require();
    }
    if (tokens != null) {
      services.accessTokens().declareForGood(read(tokens), services.operations().now(null));
    }
    if (hosts != null) {
      allow(hosts, services.allowedHosts());
    }
  }

  private static void allow(String hosts, AllowedHosts allowed) {
    try {
      allowed.add(hosts.split(" *, *", -1));
    } catch (InvalidScriptException e) {
      throw e.within("--allowed-hosts");
    }
  }

  private static List<AccessToken> read(String file) {
    try {
      return AccessTokenReader.readAll(Files.readString(Path.of(file)));
    } catch (InvalidScriptException e) {
      throw new IllegalArgumentException("--tokens: %s: %s".formatted(file, e.getMessage()), e);
    } catch (IOException | InvalidPathException e) {
      throw new IllegalArgumentException(
          "--tokens: %s is not a file that can be read (in UTF-8)".formatted(file), e);
    }
  }

  private static @Nullable String takeValue(String argument, Deque<String> rest) {
    int equals = argument.indexOf('=');
    if (equals >= 0) {
      return argument.substring(equals + 1);
    }
    String next = rest.peek();
    return next == null || Arguments.isOption(next) ? null : rest.remove();
  }

  private static void check(boolean fine, String message, @Nullable Object... values) {
    if (!fine) {
      throw new IllegalArgumentException(message.formatted(values));
    }
  }
}
