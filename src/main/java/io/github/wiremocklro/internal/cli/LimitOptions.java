package io.github.wiremocklro.internal.cli;

import io.github.wiremocklro.operation.Limits;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/** The options of a command line that set limits, which WireMock is not to see. */
public final class LimitOptions {
  /** 1 PiB: more than any machine has. */
  private static final long MAX_MEMORY = 1L << 50;

  private final Map<Option, String> values = new EnumMap<>(Option.class);
  private final List<String> others = new ArrayList<>();

  /** What there is. Each is written {@code --name value} or {@code --name=value}. */
  private enum Option {
    MAX_OPERATIONS(
        "max-operations",
        "The most operations at a time, and as many resources and projects (default: %d)"
            .formatted(Limits.DEFAULTS.maxOperations())),
    MAX_REQUEST_BYTES(
        "max-request-bytes",
        "The longest body of a request, once decompressed (default: %d)"
            .formatted(Limits.DEFAULTS.maxRequestBytes())),
    MAX_SCRIPT_BYTES(
        "max-script-bytes",
        "The longest script, its templates rendered (default: %d)"
            .formatted(Limits.DEFAULTS.maxScriptBytes())),
    MAX_STORED_BYTES(
        "max-stored-bytes",
        "The memory of operations, histories, resources, armed scripts, access tokens and"
            + " projects (default: half of it)");

    private final String name;
    private final String help;

    Option(String name, String help) {
      this.name = name;
      this.help = help;
    }

    static Optional<Option> of(String argument) {
      String name = Arguments.isOption(argument) ? Arguments.name(argument) : "";
      return Arrays.stream(values()).filter(option -> name.equals(option.name)).findFirst();
    }
  }

  private LimitOptions() {}

  /**
   * Takes these options out of a command line.
   *
   * @throws IllegalArgumentException if one of them has no value, or is there twice
   */
  public static LimitOptions of(String... arguments) {
    LimitOptions options = new LimitOptions();
    for (int i = 0; i < arguments.length; i++) {
      Optional<Option> own = Option.of(arguments[i]);
      if (own.isEmpty()) {
        options.others.add(arguments[i]);
      } else if (arguments[i].contains("=")) {
        options.put(own.get(), arguments[i].split("=", 2)[1]);
      } else if (++i < arguments.length) {
        options.put(own.get(), arguments[i]);
      } else {
        throw wrong(own.get(), "is not used as it should be: does it need a value?");
      }
    }
    return options;
  }

  /** Returns what the options are, in the form of WireMock's own description. */
  public static String description() {
    return Arrays.stream(Option.values())
        .map(option -> "%-45s %s%n".formatted("--" + option.name + " <Number>", option.help))
        .collect(Collectors.joining());
  }

  /**
   * Returns the limits that the options set.
   *
   * @throws IllegalArgumentException if one is no positive number
   */
  public Limits limits() {
    return new Limits(
        number(Option.MAX_OPERATIONS, Limits.DEFAULTS.maxOperations()),
        number(Option.MAX_REQUEST_BYTES, Limits.DEFAULTS.maxRequestBytes()),
        number(Option.MAX_SCRIPT_BYTES, Limits.DEFAULTS.maxScriptBytes()),
        number(Option.MAX_STORED_BYTES, Limits.DEFAULTS.maxStoredBytes(), MAX_MEMORY));
  }

  /** Returns the arguments that are none of these options. */
  public String[] others() {
    return others.toArray(String[]::new);
  }

  private int number(Option option, int otherwise) {
    return Math.toIntExact(number(option, otherwise, Integer.MAX_VALUE));
  }

  private long number(Option option, long otherwise, long max) {
    String value = values.get(option);
    if (value == null) {
      return otherwise;
    }
    boolean inBounds = value.matches("0*[1-9]\\d{0,17}") && Long.parseLong(value) <= max;
    if (!inBounds) {
      throw wrong(option, "has to be a whole number from 1 to " + max);
    }
    return Long.parseLong(value);
  }

  private void put(Option option, String value) {
    if (values.put(option, value) != null) {
      throw wrong(option, "is given twice");
    }
  }

  private static IllegalArgumentException wrong(Option option, String problem) {
    return new IllegalArgumentException("--%s %s".formatted(option.name, problem));
  }
}
