package io.github.wiremocklro.internal.filter;

import io.github.wiremocklro.internal.engine.Work;
import io.github.wiremocklro.operation.JsonObject;
import io.github.wiremocklro.operation.Operation;
import io.github.wiremocklro.operation.Status;
import org.jspecify.annotations.Nullable;

/** What a filter is asked about. */
sealed interface Subject {

  /** Returns whether a comparison holds of it. */
  boolean satisfies(Restriction restriction, Work work);

  /** An operation, whose fields are those of {@link KnownFields}. */
  record OfOperation(Operation operation) implements Subject {
    @Override
    public boolean satisfies(Restriction restriction, Work work) {
      Object root = root(restriction.path().get(0).written(), work);
      return root != null && restriction.holds(root, 1, work);
    }

    private @Nullable Object root(String field, Work work) {
      return switch (field) {
        case "name" -> operation.name().toString();
        case "done" -> operation.done();
        case "error" -> operation.error() == null ? null : message(operation.error(), work);
        case "metadata" -> operation.metadata();
        case "response" -> operation.response();
        default -> throw new IllegalStateException("an unknown field was let through: " + field);
      };
    }

    private static JsonObject message(Status status, Work work) {
      work.take(status.details().size());
      return JsonObject.of("code", status.code().number(), "message", status.message())
          .with("details", status.details());
    }
  }

  /** A resource, as clients see it. */
  record OfResource(JsonObject resource) implements Subject {
    @Override
    public boolean satisfies(Restriction restriction, Work work) {
      return restriction.holds(resource, 0, work);
    }
  }
}
