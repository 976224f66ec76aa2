package io.github.wiremocklro.model;

import io.github.wiremocklro.operation.CallCounts;
import io.github.wiremocklro.operation.Event;
import io.github.wiremocklro.operation.Operation;
import io.github.wiremocklro.operation.OperationState;
import io.github.wiremocklro.operation.Status;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** An operation with its history, as the fake and the model both tell it. */
record Seen(Operation operation, OperationState state, CallCounts calls, List<Happened> history) {

  record Happened(Event.Type type, Instant time, @Nullable Status error, int leftOut) {}
}
