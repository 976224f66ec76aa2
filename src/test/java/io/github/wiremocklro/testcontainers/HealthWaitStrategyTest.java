package io.github.wiremocklro.testcontainers;

import static java.util.concurrent.TimeUnit.MILLISECONDS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.github.dockerjava.api.command.InspectContainerResponse;
import com.github.dockerjava.api.exception.InternalServerErrorException;
import com.github.dockerjava.api.exception.NotFoundException;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpHandler;
import com.sun.net.httpserver.HttpServer;
import io.github.wiremocklro.WireMockLroServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetSocketAddress;
import java.util.ArrayDeque;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.testcontainers.containers.ContainerLaunchException;
import org.testcontainers.containers.wait.strategy.WaitStrategyTarget;

/** What the engine says of a container, and what is made of it; without Docker. */
class HealthWaitStrategyTest {
  private static final int PORT = 8080;

  private final WireMockLroServer server = new WireMockLroServer();

  @BeforeEach
  void start() {
    server.start();
  }

  @AfterEach
  void stop() {
    server.close();
  }

  @Test
  void aContainerThatRunsIsUpWhenItsServerAnswers() {
    assertThatCode(() -> waitFor(says("{'State': {'Running': true}}"))).doesNotThrowAnyException();
  }

  @Test
  void aContainerThatHasEndedIsNotWaitedFor() {
    assertThatEnded(says("{'State': {'Running': false}}"), "the log");
  }

  @Test
  void aContainerThatIsRemovedAsItEndsIsNotWaitedFor() {
    assertThatEnded(
        () -> {
          throw new NotFoundException("No such container");
        },
        "(no log)");
  }

  /**
   * Testcontainers' own isRunning() takes each error of the engine for the end of the container.
   */
  @Test
  void aContainerOfWhichTheEngineCannotTellIsAskedForAgain() {
    Inspection busy =
        () -> {
          throw new InternalServerErrorException("the engine is busy");
        };

    assertThatCode(() -> waitFor(busy, busy, busy, says("{'State': {'Running': true}}")))
        .doesNotThrowAnyException();
  }

  /** A request that is given up costs a busy server as much as one that is waited for. */
  @Test
  void aServerThatIsSlowToAnswerIsGivenMoreTimeWithEachRequest() throws IOException {
    Executor late = CompletableFuture.delayedExecutor(1_500, MILLISECONDS);

    assertThatCode(() -> waitForServer(exchange -> late.execute(() -> answer(exchange))))
        .doesNotThrowAnyException();
  }

  @Test
  void aRequestThatGotLostIsSentAgain() throws IOException {
    AtomicInteger asked = new AtomicInteger();

    waitForServer(
        exchange -> {
          if (asked.incrementAndGet() > 1) {
            answer(exchange);
          }
        });

    assertThat(asked).hasValue(2);
  }

  private static void waitForServer(HttpHandler health) throws IOException {
    HttpServer server = HttpServer.create(new InetSocketAddress("localhost", 0), 0);
    server.createContext("/__admin/health", health);
    server.start();
    try {
      waitFor(server.getAddress().getPort(), says("{'State': {'Running': true}}"));
    } finally {
      server.stop(0);
    }
  }

  private static void answer(HttpExchange exchange) {
    try (exchange) {
      exchange.sendResponseHeaders(200, -1);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private void assertThatEnded(Inspection answer, String said) {
    assertThatThrownBy(() -> waitFor(answer))
        .isInstanceOf(ContainerLaunchException.class)
        .hasMessage("The server has ended. It says: " + said);
  }

  private void waitFor(Inspection... answers) {
    waitFor(server.port(), answers);
  }

  private static void waitFor(int port, Inspection... answers) {
    new HealthWaitStrategy(PORT)
        .waitUntilReady(new Target(port, new ArrayDeque<>(List.of(answers))));
  }

  private static Inspection says(String json) {
    return () -> {
      try {
        return new ObjectMapper()
            .readValue(json.replace('\'', '"'), InspectContainerResponse.class);
      } catch (IOException e) {
        throw new AssertionError(e);
      }
    };
  }

  /** What the engine answers when it is asked for a container. */
  private interface Inspection {
    InspectContainerResponse answer();
  }

  /** A server as if it were in a container; the last answer of the engine is given for ever. */
  private static final class Target implements WaitStrategyTarget {
    private final int port;
    private final Queue<Inspection> answers;

    Target(int port, Queue<Inspection> answers) {
      this.port = port;
      this.answers = answers;
    }

    @Override
    public InspectContainerResponse getCurrentContainerInfo() {
      return (answers.size() > 1 ? answers.remove() : answers.element()).answer();
    }

    @Override
    public InspectContainerResponse getContainerInfo() {
      throw new UnsupportedOperationException("it is what was known before");
    }

    @Override
    public String getContainerId() {
      return "c0ffee";
    }

    @Override
    public List<Integer> getExposedPorts() {
      return List.of(PORT);
    }

    @Override
    public String getHost() {
      return "localhost";
    }

    @Override
    public Integer getMappedPort(int exposed) {
      return port;
    }

    @Override
    public String getLogs() {
      getCurrentContainerInfo();
      return "the log\n";
    }
  }
}
