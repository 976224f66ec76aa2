package io.github.wiremocklro.model;

import io.github.wiremocklro.internal.engine.FakeTimeSource;
import java.time.Duration;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Random sequences of commands on few operations, resources and scopes. */
final class RandomCommands {
  private static final Duration TO_THE_LAST_SECOND =
      Duration.between(FakeTimeSource.START, NaiveClocks.LAST).minusSeconds(1);

  private final Random random;
  private final RandomScripts scripts;

  RandomCommands(long seed) {
    random = new Random(seed);
    scripts = new RandomScripts(random);
  }

  List<Command> next() {
    return Stream.generate(this::command).limit(5 + random.nextInt(30)).toList();
  }

  private Command command() {
    int kind = random.nextInt(100);
    if (kind < 30) {
      return new Command.Start(scripts.next());
    }
    if (kind < 54) {
      return new Command.Get(scripts.name());
    }
    if (kind < 55) {
      return new Command.GetOften(scripts.name(), 1 + random.nextInt(700));
    }
    if (kind < 67) {
      return new Command.Cancel(scripts.name());
    }
    if (kind < 77) {
      return onTheClock();
    }
    return switch (random.nextInt(16)) {
      case 0 -> new Command.ListAll(parent());
      case 1 -> new Command.ListByPages(parent(), 1 + random.nextInt(2));
      case 2, 3 -> new Command.Arm(scripts.nextArmed());
      case 4, 5 -> new Command.LookUp(scripts.resource());
      case 6, 7 -> new Command.Read(scripts.resource());
      case 8 ->
          new Command.Complete(
              scripts.name(),
              scripts.sometimes(1, () -> scripts.response("projects/p")),
              scripts.sometimes(2, scripts::patch));
      case 9 ->
          new Command.Fail(
              scripts.name(),
              scripts.sometimes(1, scripts::error),
              scripts.sometimes(2, scripts::patch));
      case 10 ->
          new Command.CancelFromOutside(scripts.name(), scripts.sometimes(2, scripts::patch));
      case 11 ->
          scripts.chance(2)
              ? new Command.Delete(scripts.name())
              : new Command.Forget(scripts.name());
      case 12, 13 -> new Command.Change(scripts.nextChange());
      case 14 -> new Command.Give(scripts.nextSeeds());
      default -> scripts.chance(3) ? new Command.Reset(scope()) : new Command.Get(scripts.name());
    };
  }

  private Command onTheClock() {
    return switch (random.nextInt(5)) {
      case 0 -> new Command.Freeze(scope());
      case 1 -> new Command.Resume(scope());
      case 2 -> new Command.Wait(scripts.duration());
      default ->
          new Command.Advance(
              scope(), random.nextInt(20) == 0 ? TO_THE_LAST_SECOND : scripts.duration());
    };
  }

  private String parent() {
    return scripts.scope() + "/locations/l";
  }

  private @Nullable String scope() {
    return scripts.sometimes(1, () -> scripts.scope());
  }
}
