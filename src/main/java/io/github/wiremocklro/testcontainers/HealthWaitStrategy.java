package io.github.wiremocklro.testcontainers;

import static java.lang.Boolean.FALSE;
import static java.net.HttpURLConnection.HTTP_FORBIDDEN;
import static java.net.HttpURLConnection.HTTP_OK;
import static java.net.HttpURLConnection.HTTP_UNAUTHORIZED;
import static java.util.concurrent.TimeUnit.MILLISECONDS;
import static java.util.concurrent.TimeUnit.SECONDS;

import com.github.dockerjava.api.exception.DockerException;
import com.github.dockerjava.api.exception.NotFoundException;
import java.io.IOException;
import java.net.HttpURLConnection;
import java.net.SocketTimeoutException;
import java.net.URI;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.rnorth.ducttape.TimeoutException;
import org.rnorth.ducttape.ratelimits.RateLimiter;
import org.rnorth.ducttape.ratelimits.RateLimiterBuilder;
import org.rnorth.ducttape.unreliables.Unreliables;
import org.testcontainers.containers.ContainerLaunchException;
import org.testcontainers.containers.wait.strategy.AbstractWaitStrategy;

/**
 * Waits until the server answers that it is up. Testcontainers' own strategies ask once a second,
 * and go on asking a container that has ended until the time is over.
 */
final class HealthWaitStrategy extends AbstractWaitStrategy {
  private static final int CONNECT_TIMEOUT_MILLIS = 1_000;

  /**
   * Of the first request, and of the last: each has twice the time of the one before. On a busy
   * machine one that is given up is one more to be answered, and some get lost.
   */
  private static final int MIN_READ_TIMEOUT_MILLIS = 1_000;

  private static final int MAX_READ_TIMEOUT_MILLIS = 16_000;

  /** The server is up, or is so and asks for a password. */
  private static final Set<Integer> UP = Set.of(HTTP_OK, HTTP_UNAUTHORIZED, HTTP_FORBIDDEN);

  private final RateLimiter pace =
      RateLimiterBuilder.newBuilder().withRate(10, SECONDS).withConstantThroughput().build();
  private final int port;
  private int readTimeoutMillis;

  HealthWaitStrategy(int port) {
    this.port = port;
  }

  @Override
  protected void waitUntilReady() {
    URI health =
        URI.create(
            "http://%s:%d/__admin/health"
                .formatted(waitStrategyTarget.getHost(), waitStrategyTarget.getMappedPort(port)));
    readTimeoutMillis = MIN_READ_TIMEOUT_MILLIS;
    boolean ended;
    try {
      ended =
          Unreliables.retryUntilSuccess(
              Math.toIntExact(startupTimeout.toMillis()),
              MILLISECONDS,
              () -> pace.getWhenReady(() -> hasEndedBeforeItIsUp(health)));
    } catch (TimeoutException e) {
      throw failure("The server does not answer at %s".formatted(health), e);
    }
    if (ended) {
      throw failure("The server has ended", null);
    }
  }

  /**
   * Returns which of both it is.
   *
   * @throws IOException if it is neither yet
   * @throws DockerException if the engine cannot tell
   */
  private boolean hasEndedBeforeItIsUp(URI health) throws IOException {
    if (hasEnded()) {
      return true;
    }
    int status = statusOf(health);
    if (!UP.contains(status)) {
      throw new IOException("%s answers %d".formatted(health, status));
    }
    return false;
  }

  /** The target's own isRunning() takes whatever the engine cannot do now for an end. */
  private boolean hasEnded() {
    try {
      return FALSE.equals(waitStrategyTarget.getCurrentContainerInfo().getState().getRunning());
    } catch (NotFoundException removed) {
      return true;
    }
  }

  private int statusOf(URI health) throws IOException {
    HttpURLConnection connection = (HttpURLConnection) health.toURL().openConnection();
    connection.setConnectTimeout(CONNECT_TIMEOUT_MILLIS);
    connection.setReadTimeout(readTimeoutMillis);
    try {
      return connection.getResponseCode();
    } catch (SocketTimeoutException e) {
      readTimeoutMillis = Math.min(readTimeoutMillis * 2, MAX_READ_TIMEOUT_MILLIS);
      throw e;
    } finally {
      connection.disconnect();
    }
  }

  private ContainerLaunchException failure(String problem, @Nullable TimeoutException cause) {
    return new ContainerLaunchException("%s. It says: %s".formatted(problem, log()), cause);
  }

  private String log() {
    try {
      return waitStrategyTarget.getLogs().strip();
    } catch (DockerException removed) {
      return "(no log)";
    }
  }
}
