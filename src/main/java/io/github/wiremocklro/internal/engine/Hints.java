package io.github.wiremocklro.internal.engine;

import io.github.wiremocklro.operation.Event;
import io.github.wiremocklro.operation.OperationName;
import io.github.wiremocklro.operation.ResourceNames;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What the store knows of a name that is not there, or that is taken, for the developer who meets
 * the error. Everything here is looked up for an error alone.
 */
final class Hints {
  private static final String SEED =
      " A test puts it there with fake.given(...), or POST /__admin/ext/lro/resources.";

  private final World world;
  private final String name;
  private final @Nullable Scope scope;

  private Hints(World world, String name, @Nullable Scope scope) {
    this.world = world;
    this.name = name;
    this.scope = scope;
  }

  /** Returns those on a name of a resource or an operation. */
  static Hints on(World world, String name) {
    return new Hints(world, name, world.find(ResourceNames.scope(name)));
  }

  /** Returns why an operation is not there, of which no record is. */
  String ofUnknownOperation() {
    List<String> hints = new ArrayList<>();
    if (scope != null && scope.index().has(new OperationName(name))) {
      hints.add(
          "It was deleted or forgotten, or has expired; its name stays taken until the reset.");
    } else {
      hints.add(neverHere("started"));
    }
    if (scope != null && scope.index().hasLostNames()) {
      hints.add("The oldest of those are not known either that were deleted or have expired.");
    }
    StoredOperation latest = scope == null ? null : scope.index().latestOn(name);
    if (latest != null) {
      hints.add(
          "It is the name of a resource; the latest operation on that is '%s'."
              .formatted(latest.name()));
    }
    return with(
        hints, scope == null ? Stream.empty() : scope.index().names().map(OperationName::text));
  }

  /** Returns why clients no longer find an operation. */
  static String ofGone(Lifecycle gone) {
    String how = "It was removed";
    for (Event event : gone.history().inOrder()) {
      String said = how(event.type());
      how = said == null ? how : said + " at " + event.time();
    }
    return gone.end() == null ? how + ", and runs on." : how + ".";
  }

  private static @Nullable String how(Event.Type type) {
    return switch (type) {
      case DELETED -> "It was deleted";
      case FORGOTTEN -> "The server was told to forget it";
      case EXPIRED -> "It expired";
      default -> null;
    };
  }

  /**
   * Returns why a resource is not there.
   *
   * @param around the names of other resources
   */
  String ofMissingResource(Stream<String> around) {
    StoredOperation latest = scope == null ? null : scope.index().latestOn(name);
    if (latest != null) {
      return with(List.of(told(latest)), around);
    }
    boolean gone = scope != null && scope.goneResources().has(name);
    String why = gone ? "It is no more, and no operation on it is known." : neverHere("created");
    return with(List.of(why), around) + SEED;
  }

  /** Returns what has made a resource, or makes it. */
  String ofTakenResource() {
    StoredOperation latest = scope == null ? null : scope.index().latestOn(name);
    return latest == null ? "No operation on it is known." : told(latest);
  }

  /** Returns what is known of a name that another API has. */
  static String ofOtherType(String other, String meant) {
    return ("The name is that of a %s here, and not of a %s: a server keeps one resource of each name."
            + " Start another server with the other API to have both.")
        .formatted(other, meant);
  }

  private static String told(StoredOperation latest) {
    Lifecycle seen = latest.viewAt(latest.scope().now());
    String verb = seen.origin().script().verb();
    return "The latest operation on it%s is %s: '%s'."
        .formatted(verb == null ? "" : " (" + verb + ")", seen.state(), latest.name());
  }

  private String neverHere(String done) {
    String owner = ResourceNames.scope(name);
    return world.resets().has(owner)
        ? "It was %s before '%s' was reset, or never here.".formatted(done, owner)
        : "It was never %s here.".formatted(done);
  }

  private String with(List<String> hints, Stream<String> known) {
    String nearest = Nearest.to(name, known);
    return nearest == null
        ? String.join(" ", hints)
        : String.join(" ", hints) + " The nearest name is '%s'.".formatted(nearest);
  }
}
