package io.github.wiremocklro.internal.engine;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What happens while somebody looks. */
class LookoutTest {
  private static final Duration HOUR = Duration.ofHours(1);

  private final FakeScheduler scheduler = new FakeScheduler();
  private final List<Boolean> looks = new ArrayList<>();
  private Runnable meanwhile = () -> {};
  private final Lookout lookout = new Lookout(scheduler, this::look);

  @Test
  void looksAgainAtOnceIfItIsWokenMeanwhile() {
    meanwhile = lookout::wake;

    lookout.wake();
    scheduler.runSoon();

    assertThat(looks).containsExactly(false, false);
    assertThat(scheduler.delays()).containsExactly(HOUR);
  }

  @Test
  void looksForTheLastTimeIfItIsEndedMeanwhile() {
    meanwhile = lookout::end;

    lookout.wake();
    scheduler.runSoon();

    assertThat(looks).containsExactly(false, true);
  }

  @Test
  void looksNoMoreIfItIsClosedMeanwhile() {
    meanwhile = lookout::close;

    lookout.wake();
    scheduler.runSoon();
    lookout.wake();
    lookout.end();

    assertThat(looks).containsExactly(false);
    assertThat(scheduler.delays()).isEmpty();
  }

  @Test
  void looksNoMoreIfItIsClosedBefore() {
    lookout.wake();

    lookout.close();

    assertThat(scheduler.delays()).isEmpty();
  }

  private Duration look(boolean over) {
    looks.add(over);
    Runnable happens = meanwhile;
    meanwhile = () -> {};
    happens.run();
    return HOUR;
  }
}
