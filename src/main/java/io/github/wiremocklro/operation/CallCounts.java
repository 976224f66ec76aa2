package io.github.wiremocklro.operation;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * How often clients called an operation that they could find, whatever they were answered. These
 * are exact, also where the history leaves events out.
 *
 * <p>Example: {@code fake.record(lake).calls().polled()}.
 *
 * @param polled the calls of GetOperation and WaitOperation
 * @param cancelRequested the calls of CancelOperation
 * @param deleteRequested the calls of DeleteOperation
 * @param polledAfterDone of the polls those that came after a client had been shown the end
 * @param shortestGap the shortest real time from a poll to the next; null where there was no next
 */
public record CallCounts(
    int polled,
    int cancelRequested,
    int deleteRequested,
    int polledAfterDone,
    @Nullable Duration shortestGap) {}
