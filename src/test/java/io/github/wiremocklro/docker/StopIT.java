package io.github.wiremocklro.docker;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.parallel.Isolated;

/** {@code docker stop}. */
@RequiresDocker
@Isolated("nothing else is to take the time that the server has for its end")
@Timeout(600)
class StopIT {
  private static final int ENDED_BY_SIGTERM = 143;

  @Test
  void endsWithinASecondAndInSilence() throws Exception {
    try (Container container = Container.up(List.of())) {
      // Leaves an idle connection behind.
      container.client(8080).get("/v1/projects/p/locations/l/lakes");
      String log = container.logs().out();

      // The engine holds the watch: after a second it kills the server, and the status tells.
      assertThat(container.stop(1)).isEqualTo(ENDED_BY_SIGTERM);
      assertThat(container.logs()).isEqualTo(new Docker.Result(0, log, ""));
    }
  }
}
