package io.github.wiremocklro.testcontainers;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.github.dockerjava.api.command.InspectContainerResponse;
import com.github.dockerjava.api.exception.InternalServerErrorException;
import com.github.dockerjava.api.exception.NotFoundException;
import io.github.wiremocklro.WireMockLroServer;
import java.io.IOException;
import java.util.ArrayDeque;
import java.util.List;
import java.util.Queue;
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

  private void assertThatEnded(Inspection answer, String said) {
    assertThatThrownBy(() -> waitFor(answer))
        .isInstanceOf(ContainerLaunchException.class)
        .hasMessage("The server has ended. It says: " + said);
  }

  private void waitFor(Inspection... answers) {
    new HealthWaitStrategy(PORT).waitUntilReady(new Target(new ArrayDeque<>(List.of(answers))));
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

  /** The server as if it were in a container; the last answer of the engine is given for ever. */
  private final class Target implements WaitStrategyTarget {
    private final Queue<Inspection> answers;

    Target(Queue<Inspection> answers) {
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
    public Integer getMappedPort(int port) {
      return server.port();
    }

    @Override
    public String getLogs() {
      getCurrentContainerInfo();
      return "the log\n";
    }
  }
}
