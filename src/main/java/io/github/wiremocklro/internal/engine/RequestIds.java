package io.github.wiremocklro.internal.engine;

import com.google.errorprone.annotations.concurrent.GuardedBy;
import io.github.wiremocklro.operation.Code;
import io.github.wiremocklro.operation.Status;
import io.github.wiremocklro.operation.StatusException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * The requests of one scope that their clients have named, and what came of them (AIP-155). Of two
 * that come at the same time one waits for the other. Thread-safe.
 */
final class RequestIds {
  /** "APIs may choose any reasonable timeframe for honoring request IDs". */
  private static final int LIMIT = 1_000;

  @GuardedBy("this")
  private final Map<Key, Known> oldestFirst = new LinkedHashMap<>();

  private final Quota.Share stored;

  private RequestIds(Quota.Share stored) {
    this.stored = stored;
  }

  static RequestIds in(Scope scope) {
    return scope.part(RequestIds.class, () -> new RequestIds(scope.stored()));
  }

  /**
   * What a request led to.
   *
   * @param repeated whether that was before
   */
  record Outcome<T>(T value, boolean repeated) {}

  /**
   * Does what a request asks for, unless that was done before.
   *
   * @param find what a name stands for now; null for nothing any more
   * @param effect what the request asks for
   * @param name of what that leads to
   * @throws StatusException with INVALID_ARGUMENT if another request had the id
   */
  synchronized <T> Outcome<T> once(
      RequestId request,
      Function<String, @Nullable T> find,
      Supplier<T> effect,
      Function<T, String> name) {
    Key key = new Key(request.method(), request.place(), request.id());
    Known known = oldestFirst.get(key);
    if (known != null && known.message != request.message().hashCode()) {
      throw taken(request.id());
    }
    T before = known == null ? null : find.apply(known.name);
    if (before != null) {
      return new Outcome<>(before, true);
    }
    T done = effect.get();
    keep(key, new Known(request.message().hashCode(), name.apply(done)));
    return new Outcome<>(done, false);
  }

  /** Returns what is known of all requests, the oldest first. */
  synchronized List<Snapshot.OfRequest> all() {
    return oldestFirst.entrySet().stream()
        .map(
            known ->
                new Snapshot.OfRequest(
                    known.getKey().method,
                    known.getKey().place,
                    known.getKey().id,
                    known.getValue().message,
                    known.getValue().name))
        .toList();
  }

  /** Knows what another has known. */
  synchronized void restore(List<Snapshot.OfRequest> requests) {
    for (Snapshot.OfRequest known : requests) {
      keep(
          new Key(known.method(), known.place(), known.id()),
          new Known(known.message(), known.result()));
    }
  }

  private static StatusException taken(String id) {
    String message =
        "Another request of this method had the request_id '%s'. Give each request its own, and repeat it only with the same request."
            .formatted(Errors.shown(id));
    return new StatusException(Status.of(Code.INVALID_ARGUMENT, message), "REQUEST_ID_TAKEN");
  }

  @GuardedBy("this")
  private void keep(Key key, Known known) {
    Known before = oldestFirst.put(key, known);
    stored.charge(weight(key, known) - (before == null ? 0 : weight(key, before)));
    if (oldestFirst.size() > LIMIT) {
      Map.Entry<Key, Known> oldest = oldestFirst.entrySet().iterator().next();
      stored.giveBack(weight(oldest.getKey(), oldest.getValue()));
      oldestFirst.remove(oldest.getKey());
    }
  }

  private static long weight(Key key, Known known) {
    return Weight.ofText(key.method)
        + Weight.ofText(key.place)
        + Weight.ofText(key.id)
        + Weight.ofText(known.name);
  }

  private record Key(String method, String place, String id) {}

  /**
   * What is known of a request.
   *
   * @param message the hash of the whole
   */
  private record Known(int message, String name) {}
}
