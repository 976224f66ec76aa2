package io.github.wiremocklro.internal.cli;

import io.github.wiremocklro.auth.AccessToken;
import io.github.wiremocklro.internal.api.DescriptorSource;
import io.github.wiremocklro.internal.auth.AllowedHosts;
import io.github.wiremocklro.internal.json.AccessTokenReader;
import io.github.wiremocklro.internal.tls.ServerTls;
import io.github.wiremocklro.operation.InvalidArgumentException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Consumer;

/**
 * One of our own options as it was given.
 *
 * @param place where, for errors: {@code --tokens}, or the name of a variable
 * @param value empty where there is none
 */
record Given(OwnOption option, String place, String value) {

  /** Returns what a command line gives. */
  static Given typed(OwnOption option, String value) {
    Given given = new Given(option, "--" + option.label(), value);
    if (option.isFlag() && !value.isEmpty()) {
      throw given.refused("takes no value");
    }
    return given.checked();
  }

  /** Returns what the environment gives. */
  static Given inEnvironment(OwnOption option, String variable, String value) {
    Given given = new Given(option, variable, value);
    if (option.isFlag() && !value.equals("true") && !value.equals("false")) {
      throw given.refused("has to be true or false");
    }
    return given.checked();
  }

  /** Returns whether it says that its option is to be left out. */
  boolean isOff() {
    return option.isFlag() && value.equals("false");
  }

  private Given checked() {
    if (!option.isFlag() && value.isEmpty()) {
      throw refused("needs a value: " + option.argument());
    }
    return this;
  }

  /** Returns a number from 1 on. */
  int number() {
    return Math.toIntExact(number(Integer.MAX_VALUE));
  }

  /** Returns a number from 1 to the greatest. */
  long number(long max) {
    boolean inBounds = value.matches("0*[1-9]\\d{0,17}") && Long.parseLong(value) <= max;
    if (!inBounds) {
      throw refused("has to be a whole number from 1 to " + max);
    }
    return Long.parseLong(value);
  }

  /** Returns the path that is its value. */
  Path path() {
    try {
      return Path.of(value);
    } catch (InvalidPathException e) {
      throw wrongFile(" is not the path of a file", e);
    }
  }

  /** Returns what the file declares that is its value. */
  List<AccessToken> tokens() {
    try {
      return AccessTokenReader.readAll(Files.readString(Path.of(value)));
    } catch (InvalidArgumentException e) {
      throw wrongFile(": " + e.getMessage(), e);
    } catch (IOException | InvalidPathException e) {
      throw wrongFile(" is not a file that can be read (in UTF-8)", e);
    }
  }

  /** Returns the descriptors in the file that is its value. */
  DescriptorSource descriptors() {
    try {
      return DescriptorSource.read(file());
    } catch (InvalidArgumentException e) {
      throw InvalidArgumentException.reported(place, e.shown(), e.verdict());
    }
  }

  /** Returns the path that is its value, of a file that need not be there. */
  Path file() {
    try {
      return Path.of(value);
    } catch (InvalidPathException e) {
      throw wrongFile(" is not the path of a file", e);
    }
  }

  /** Allows the hosts that its value names. */
  void allowIn(AllowedHosts hosts) {
    inList(hosts::add);
  }

  /** Adds the names that its value lists to those of a certificate. */
  void nameIn(ServerTls certificate) {
    inList(certificate::addNames);
  }

  private void inList(Consumer<String[]> names) {
    try {
      names.accept(value.split(" *, *", -1));
    } catch (InvalidArgumentException e) {
      throw e.within(place);
    }
  }

  private IllegalArgumentException wrongFile(String problem, Exception cause) {
    return new IllegalArgumentException("%s: %s%s".formatted(place, value, problem), cause);
  }

  private IllegalArgumentException refused(String problem) {
    return new IllegalArgumentException(OptionRules.refusal(place, problem, value));
  }
}
