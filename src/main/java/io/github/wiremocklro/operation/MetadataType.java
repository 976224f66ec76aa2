package io.github.wiremocklro.operation;

import java.time.Instant;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What the fake itself writes into {@code Operation.metadata}: only into types that are known to
 * have those fields, as a client may refuse what its message does not know.
 */
final class MetadataType {
  /** Types with {@code create_time}, {@code end_time} and {@code requested_cancellation}. */
  private static final Set<String> WITH_LIFE_CYCLE =
      Set.of(
          "google.cloud.certificatemanager.v1.OperationMetadata",
          // google/cloud/dataplex/v1/service.proto, OperationMetadata
          "google.cloud.dataplex.v1.OperationMetadata",
          "google.cloud.networkservices.v1.OperationMetadata");

  private MetadataType() {}

  /** Returns the metadata as it reads at one moment; the fake's own fields win. */
  static JsonObject at(
      JsonObject metadata, Instant created, @Nullable Instant ended, boolean cancelRequested) {
    String type = metadata.messageType();
    if (type == null || !WITH_LIFE_CYCLE.contains(type)) {
      return metadata;
    }
    JsonObject current =
        metadata
            .with("createTime", created.toString())
            .with("requestedCancellation", cancelRequested);
    return ended == null ? current.without("endTime") : current.with("endTime", ended.toString());
  }
}
