package io.github.wiremocklro.real;

import io.github.wiremocklro.WireMockLroServer;
import io.github.wiremocklro.auth.AccessToken;
import io.github.wiremocklro.real.Checks.Check;
import java.io.IOException;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import wiremock.com.fasterxml.jackson.databind.ObjectMapper;
import wiremock.com.fasterxml.jackson.databind.node.ObjectNode;

/** Makes all checks on a service, and each on a fake beside it. */
final class Run {
  private static final Duration CHECKS = Duration.ofMinutes(30);
  private static final Duration REMOVAL = Duration.ofMinutes(10);
  static final String FAKE_TOKEN = "token-of-the-fake";

  private final Target target;
  private final PrintStream out;
  private final CountDownLatch stop = new CountDownLatch(1);
  private final Service service;
  private final Made made;

  Run(Target target, PrintStream out) {
    this.target = target;
    this.out = out;
    this.service = new Service(target);
    this.made = new Made(target, service);
  }

  /** Ends the checks; what they made is removed all the same. */
  void stop() {
    stop.countDown();
  }

  /** Returns why nothing can be asked, in a sentence; empty where the service answers. */
  String obstacle() {
    Saw lakes;
    try {
      String path = "v1/" + target.parent() + "/lakes?pageSize=1";
      lakes = service.call("the first call", "GET", path, null, target.token()).saw();
    } catch (UncheckedIOException e) {
      return "Nothing answers at %s: %s".formatted(target.baseUrl(), e.getCause());
    }
    if (lakes.status() < 400) {
      return "";
    }
    return "%s It answers %d %s: %s"
        .formatted(hint(lakes), lakes.status(), lakes.code(), lakes.text());
  }

  private static String hint(Saw refused) {
    if (refused.details().contains("ErrorInfo SERVICE_DISABLED")) {
      return "The Dataplex API is not enabled in the project: gcloud services enable"
          + " dataplex.googleapis.com";
    }
    return switch (refused.status()) {
      case 401 -> "The token is not accepted, or has expired; make a new one.";
      case 403 ->
          "The account of the token may not use Dataplex there, or there is no such project or"
              + " location; roles/dataplex.admin lets it.";
      default -> "Nothing was made.";
    };
  }

  /** Runs; when the JVM is interrupted, it ends once what was made is removed. */
  List<Found> untilInterrupted(Path output) throws IOException {
    CountDownLatch end = new CountDownLatch(1);
    Thread hook = new Thread(() -> stopAndAwait(end));
    Runtime.getRuntime().addShutdownHook(hook);
    try {
      return run(output);
    } finally {
      end.countDown();
      removeHook(hook);
    }
  }

  private void stopAndAwait(CountDownLatch end) {
    stop();
    try {
      end.await(REMOVAL.toSeconds() + 60, TimeUnit.SECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private static void removeHook(Thread hook) {
    try {
      Runtime.getRuntime().removeShutdownHook(hook);
    } catch (IllegalStateException e) {
      // It is running.
    }
  }

  /** Makes the checks, removes what they made, and writes what was seen. */
  List<Found> run(Path output) throws IOException {
    List<Found> found = new ArrayList<>();
    Limit limit = new Limit(CHECKS, stop);
    try (WireMockLroServer server = fake()) {
      Target fake = target.at(server.baseUrl(), FAKE_TOKEN, Duration.ofMillis(1));
      Service fakeService = new Service(fake);
      Made inTheFake = new Made(fake, fakeService);
      for (Check check : Checks.all()) {
        Session real = new Session(target, service, limit, made);
        Session beside =
            new Session(fake, fakeService, new Limit(CHECKS, new CountDownLatch(1)), inTheFake);
        String problem = take(check, real);
        check.steps().accept(beside);
        found.add(new Found(check.name(), problem, real.saw(), beside.saw()));
        tell(found.get(found.size() - 1));
        if (stop.getCount() == 0) {
          break;
        }
      }
    } finally {
      remove();
    }
    write(found, output);
    return found;
  }

  /** Starts a fake that knows one access token. */
  static WireMockLroServer fake() {
    WireMockLroServer server = new WireMockLroServer().requireAuth().start();
    server.declare(AccessToken.of(FAKE_TOKEN));
    return server;
  }

  /** Returns why a check did not come to its end; empty where it did. */
  private String take(Check check, Session session) {
    try {
      check.steps().accept(session);
      return "";
    } catch (Limit.Stopped e) {
      return e.getMessage();
    } catch (RuntimeException e) {
      return new Mask(target).in("%s (%s)".formatted(e.getMessage(), e.getClass().getSimpleName()));
    }
  }

  private void tell(Found found) {
    out.printf("%s: %d steps%n", found.check(), found.saw().size());
    if (!found.problem().isEmpty()) {
      out.println("  did not come to its end: " + found.problem());
    }
    found.differs().forEach(line -> out.println("  " + line));
  }

  private void remove() {
    out.println("Removing what was made, which may take minutes.");
    List<String> left = made.remove(new Limit(REMOVAL, new CountDownLatch(1)));
    if (!left.isEmpty()) {
      out.println("Left, and to be removed by hand: " + String.join(", ", left));
    }
  }

  private void write(List<Found> found, Path output) throws IOException {
    ObjectMapper json = new ObjectMapper();
    ObjectNode file =
        json.createObjectNode()
            .put("service", target.baseUrl())
            .put("at", Instant.now().truncatedTo(ChronoUnit.SECONDS).toString());
    file.set("checks", json.valueToTree(found));
    Files.createDirectories(output.toAbsolutePath().getParent());
    Files.writeString(
        output, json.writerWithDefaultPrettyPrinter().writeValueAsString(file) + "\n");
    out.println("What was seen is in " + output);
  }
}
