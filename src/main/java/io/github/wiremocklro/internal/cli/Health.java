package io.github.wiremocklro.internal.cli;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.PrintStream;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * Asks a server on this machine whether it is up. Needs nothing but the JDK, so that it takes a
 * moment only, and no program in an image beside the server's own.
 *
 * <p>The options are those of the server that is asked. Without any, they are those of the server
 * that is the first process, as it is in a container.
 */
public final class Health {
  private static final int HEALTHY = 0;
  private static final int UNHEALTHY = 1;
  private static final int WRONG_OPTION = 2;

  private static final int PATIENCE_MILLIS = 5_000;
  private static final Set<String> ALL_INTERFACES = Set.of("0.0.0.0", "::");

  /** The server is up, or is so and lets not everybody, or not over plain HTTP, ask it. */
  private static final Pattern UP = Pattern.compile("HTTP/1\\.1 (200|401|403)\\b.*");

  private Health() {}

  /**
   * Returns the exit status: 0 if the server is up, 1 if it is not, 2 if an option is wrong.
   *
   * @param main the class of the program that the server is
   */
  public static int check(PrintStream out, PrintStream err, Class<?> main, List<String> arguments) {
    try {
      return ask(out, err, Arguments.of(arguments.isEmpty() ? ofFirstProcess(main) : arguments));
    } catch (IllegalArgumentException e) {
      err.println("wiremock-lro: health: " + e.getMessage());
      return WRONG_OPTION;
    }
  }

  private static int ask(PrintStream out, PrintStream err, Arguments server) {
    boolean https = server.has("disable-http");
    int port = https ? port(server, "https-port", "") : port(server, "port", "8080");
    String address = value(server, "bind-address", Defaults.BIND_ADDRESS);
    String host = ALL_INTERFACES.contains(address) ? "127.0.0.1" : address;
    try {
      String answer = ask(host, port, https);
      out.printf("healthy: %s port %s: %s%n", host, port, answer);
      return HEALTHY;
    } catch (IOException e) {
      err.printf("not healthy: %s port %s: %s%n", host, port, e.getMessage());
      return UNHEALTHY;
    }
  }

  private static int port(Arguments server, String option, String otherwise) {
    String port = value(server, option, otherwise);
    if (!port.matches("0*[1-9]\\d{0,4}") || Integer.parseInt(port) > Defaults.MAX_PORT) {
      throw new IllegalArgumentException(
          "--%s has to be the port that the server listens on, not \"%s\"".formatted(option, port));
    }
    return Integer.parseInt(port);
  }

  private static String value(Arguments server, String option, String otherwise) {
    return server.values(option).stream().findFirst().orElse(otherwise);
  }

  /**
   * Over HTTPS an open port will do: the server may be one that asks clients for certificates,
   * which are not ours to have.
   */
  private static String ask(String host, int port, boolean https) throws IOException {
    try (Socket socket = new Socket()) {
      socket.connect(new InetSocketAddress(host, port), PATIENCE_MILLIS);
      if (https) {
        return "listens";
      }
      socket.setSoTimeout(PATIENCE_MILLIS);
      socket
          .getOutputStream()
          .write(
              "GET /__admin/health HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n"
                  .getBytes(ISO_8859_1));
      String answer =
          new BufferedReader(new InputStreamReader(socket.getInputStream(), ISO_8859_1)).readLine();
      if (answer == null || !UP.matcher(answer).matches()) {
        throw new IOException("answers " + (answer == null ? "nothing" : answer));
      }
      return answer;
    }
  }

  /** Reads what follows this program on the command line of the first process, if it is there. */
  private static List<String> ofFirstProcess(Class<?> main) {
    try {
      String line = Files.readString(Path.of("/proc/1/cmdline"), ISO_8859_1);
      List<String> words = List.of(line.split("\0"));
      // After java -cp, or else after java -jar.
      int program = words.indexOf(main.getName());
      if (program < 0) {
        program = words.indexOf(System.getProperty("java.class.path"));
      }
      return program < 0 ? List.of() : words.subList(program + 1, words.size());
    } catch (IOException e) {
      return List.of();
    }
  }
}
