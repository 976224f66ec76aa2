package io.github.wiremocklro.internal.engine;

import io.github.wiremocklro.operation.Operation;
import io.github.wiremocklro.operation.OperationState;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * An operation at one moment, with what replies of other shapes than Google's tell beside it.
 *
 * @param operation as clients see it, or would if they still found it
 * @param state what has become of it
 * @param createTime when it was started
 * @param endTime when it ended; null where it runs
 */
public record Seen(
    Operation operation, OperationState state, Instant createTime, @Nullable Instant endTime) {

  static Seen of(Lifecycle lifecycle) {
    End end = lifecycle.end();
    return new Seen(
        lifecycle.operation(),
        lifecycle.state(),
        lifecycle.origin().createTime(),
        end == null ? null : end.time());
  }
}
