package io.github.wiremocklro.internal.cli;

import io.github.wiremocklro.internal.wiremock.LroServices;
import io.github.wiremocklro.operation.Limits;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * The options that this server has beside WireMock's, which WireMock is not to see: what each is
 * called, takes and does.
 */
enum OwnOption {
  API(
      "<file>",
      """
      An API to serve, as its descriptors tell it: a jar such as those of
      proto-google-cloud-redis-v1, or a FileDescriptorSet (protoc, buf).
      May be given again""") {
    @Override
    boolean isRepeatable() {
      return true;
    }

    @Override
    void applyTo(LroServices services, Given given) {
      services.catalog().add(given.descriptors());
    }
  },
  LENIENT("", "Take requests that do not fit the descriptors of their API") {
    @Override
    void applyTo(LroServices services, Given given) {
      services.catalog().beLenient();
    }
  },
  STRICT_PARENTS(
      "",
      """
      Answer 404 where the parent of a new resource was never made here,
      and is no project, organization, folder or location""") {
    @Override
    void applyTo(LroServices services, Given given) {
      services.catalog().askForParents();
    }
  },
  FATES_FOR_ALL_APIS(
      "",
      """
      Ids such as cancel-late-1 decide the fate of creates in every API,
      and not in Dataplex alone""") {
    @Override
    void applyTo(LroServices services, Given given) {
      services.catalog().fatesForAll();
    }
  },
  REQUIRE_AUTH(
      "",
      """
      Requests to the API need an OAuth 2.0 access token; without a good
      one they are answered 401 or 403""") {
    @Override
    void applyTo(LroServices services, Given given) {
      services.accessTokens().require();
    }
  },
  TOKENS(
      "<file>",
      """
      The access tokens that are good, where not any will do:
      {"tokens": [{"token": "t1", "scopes": ["cloud-platform"],
                   "expiresIn": "3600s"}]}""") {
    @Override
    void applyTo(LroServices services, Given given) {
      services.accessTokens().declareForGood(given.tokens(), services.operations().now(null));
    }
  },
  ALLOWED_HOSTS(
      "<names>",
      """
      The host names, separated by commas, that the admin API may be
      reached as, beside local ones: fake.example.com,*.test""") {
    @Override
    void applyTo(LroServices services, Given given) {
      given.allowIn(services.allowedHosts());
    }
  },
  TLS_NAMES(
      "<names>",
      """
      The names, separated by commas, that the certificate of HTTPS is
      for, beside localhost: fake.test,*.fake.test,192.0.2.1""") {
    @Override
    void applyTo(LroServices services, Given given) {
      given.nameIn(services.tls());
    }
  },
  CA_CERTIFICATE_FILE(
      "<file>",
      """
      Where to write, at the start, what clients of HTTPS are to trust:
      the certificate of this server's own authority""") {
    @Override
    void applyTo(LroServices services, Given given) {
      services.tls().writeAuthorityTo(given.file());
    }
  },
  SHOW_CREDENTIALS(
      "",
      """
      Show Authorization and the like in the journal (/__admin/requests)
      and in the log, where "[redacted]" would stand""") {
    @Override
    void applyTo(LroServices services, Given given) {
      services.credentials().show();
    }
  },
  STATE_FILE(
      "<file>",
      """
      Where all state is kept: loaded at the start if it is there, written
      within a second of a change, and at the end"""),
  MAX_OPERATIONS(
      "<Number>",
      "The most operations, resources and projects each (default: %d)"
          .formatted(Limits.DEFAULTS.maxOperations())) {
    @Override
    Limits limit(Limits limits, Given given) {
      return limits.maxOperations(given.number());
    }
  },
  MAX_REQUEST_BYTES(
      "<Number>",
      "The longest body of a request, once decompressed (default: %d)"
          .formatted(Limits.DEFAULTS.maxRequestBytes())) {
    @Override
    Limits limit(Limits limits, Given given) {
      return limits.maxRequestBytes(given.number());
    }
  },
  MAX_SCRIPT_BYTES(
      "<Number>",
      "The longest script, its templates rendered (default: %d)"
          .formatted(Limits.DEFAULTS.maxScriptBytes())) {
    @Override
    Limits limit(Limits limits, Given given) {
      return limits.maxScriptBytes(given.number());
    }
  },
  MAX_STORED_BYTES(
      "<Number>",
      """
      The memory of operations, histories, resources, armed scripts,
      access tokens and projects (default: half of the JVM's)""") {
    @Override
    Limits limit(Limits limits, Given given) {
      return limits.maxStoredBytes(given.number(MOST_MEMORY));
    }
  };

  /** 1 PiB: more than any machine has. */
  private static final long MOST_MEMORY = 1L << 50;

  private static final String ROW = "%-29s %s%n";

  private final String argument;
  private final String help;

  OwnOption(String argument, String help) {
    this.argument = argument;
    this.help = help;
  }

  /** Returns the option of this name, written in full. */
  static Optional<OwnOption> of(String name) {
    return Arrays.stream(values()).filter(option -> option.label().equals(name)).findFirst();
  }

  /** Returns what there is, in two columns, as WireMock's own description is. */
  static String description() {
    return Arrays.stream(values())
        .map(
            option ->
                ROW.formatted(
                    "--%s %s".formatted(option.label(), option.argument),
                    option.help.replace("\n", "\n" + " ".repeat(32))))
        .collect(Collectors.joining());
  }

  /** Returns its name without dashes. */
  String label() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  /** Returns whether it is there or not, and has no value. */
  boolean isFlag() {
    return argument.isEmpty();
  }

  /** Returns whether it may be given again and again, each time with another value. */
  boolean isRepeatable() {
    return false;
  }

  /** Returns what it takes, for errors. */
  String argument() {
    return argument;
  }

  /**
   * Returns the limits with what this option says of them.
   *
   * @throws IllegalArgumentException if it says what cannot be
   */
  Limits limit(Limits limits, Given given) {
    return limits;
  }

  /**
   * Does what this option says, unless it is a limit.
   *
   * @throws IllegalArgumentException if it says what cannot be
   */
  void applyTo(LroServices services, Given given) {}
}
