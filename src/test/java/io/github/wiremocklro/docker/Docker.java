package io.github.wiremocklro.docker;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.concurrent.TimeUnit.SECONDS;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;

/** The {@code docker} command: containers are looked at from outside, as their users do. */
final class Docker {
  /** Far more than anything here takes, a build with a base that is pulled included. */
  private static final long PATIENCE_SECONDS = 600;

  private static final int NOT_FOUND = 127;

  private Docker() {}

  /** What is left of a command. */
  record Result(int status, String out, String err) {}

  /** Runs a command to its end, however that is. */
  static Result run(String... arguments) {
    return run(command(arguments));
  }

  private static Result run(ProcessBuilder command) {
    Process process;
    try {
      process = command.start();
    } catch (IOException e) {
      return new Result(NOT_FOUND, "", e.getMessage());
    }
    CompletableFuture<String> err =
        CompletableFuture.supplyAsync(() -> all(process.getErrorStream()));
    String out = all(process.getInputStream());
    try {
      if (!process.waitFor(PATIENCE_SECONDS, SECONDS)) {
        throw new AssertionError("still runs: " + String.join(" ", command.command()));
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
    return new Result(process.exitValue(), out, err.join());
  }

  /** Runs a command that has to succeed, and returns its output without the space around it. */
  static String call(String... arguments) {
    return call(command(arguments));
  }

  /** Builds the image with options of {@code docker build}, also where there is no registry. */
  static void buildImage(String... options) {
    call(new ProcessBuilder(after(List.of("bash", ".ci/image"), options)));
  }

  private static String call(ProcessBuilder command) {
    Result result = run(command);
    if (result.status() != 0) {
      throw new AssertionError(String.join(" ", command.command()) + ": " + result);
    }
    return result.out().strip();
  }

  static Process start(String... arguments) throws IOException {
    return command(arguments).start();
  }

  private static ProcessBuilder command(String... arguments) {
    return new ProcessBuilder(after(List.of("docker"), arguments));
  }

  private static List<String> after(List<String> beginning, String... arguments) {
    List<String> command = new ArrayList<>(beginning);
    command.addAll(List.of(arguments));
    return command;
  }

  private static String all(InputStream stream) {
    try (stream) {
      return new String(stream.readAllBytes(), UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
