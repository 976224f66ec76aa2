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
    Process process;
    try {
      process = start(arguments);
    } catch (IOException e) {
      return new Result(NOT_FOUND, "", e.getMessage());
    }
    CompletableFuture<String> err =
        CompletableFuture.supplyAsync(() -> all(process.getErrorStream()));
    String out = all(process.getInputStream());
    try {
      if (!process.waitFor(PATIENCE_SECONDS, SECONDS)) {
        throw new AssertionError("docker still runs: " + String.join(" ", arguments));
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
    return new Result(process.exitValue(), out, err.join());
  }

  /** Runs a command that has to succeed, and returns its output without the space around it. */
  static String call(String... arguments) {
    Result result = run(arguments);
    if (result.status() != 0) {
      throw new AssertionError("docker " + String.join(" ", arguments) + ": " + result);
    }
    return result.out().strip();
  }

  static Process start(String... arguments) throws IOException {
    List<String> command = new ArrayList<>(List.of("docker"));
    command.addAll(List.of(arguments));
    return new ProcessBuilder(command).start();
  }

  private static String all(InputStream stream) {
    try (stream) {
      return new String(stream.readAllBytes(), UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
