package io.github.wiremocklro.internal.engine;

import io.github.wiremocklro.operation.After;
import io.github.wiremocklro.operation.JsonObject;
import io.github.wiremocklro.operation.OperationName;
import io.github.wiremocklro.operation.OperationScript;

/** Names and messages that many tests need. */
public final class TestScripts {
  /** The parent of {@link #NAME}. */
  public static final String PARENT = "projects/p/locations/l";

  /** An operation. */
  public static final OperationName NAME = OperationName.parse(PARENT + "/operations/op-1");

  /** Metadata of the type that Dataplex has, without fields. */
  public static final JsonObject DATAPLEX_METADATA =
      JsonObject.of("@type", "type.googleapis.com/google.cloud.dataplex.v1.OperationMetadata");

  /** The response of an operation without one. */
  public static final JsonObject EMPTY_MESSAGE =
      JsonObject.of("@type", "type.googleapis.com/google.protobuf.Empty");

  /** A response. */
  public static final JsonObject LAKE =
      JsonObject.of(
          "@type", "type.googleapis.com/google.cloud.dataplex.v1.Lake", "displayName", "a lake");

  private TestScripts() {}

  /** Returns a script for {@link #NAME} that never ends by itself. */
  public static OperationScript running() {
    return OperationScript.operation().name(NAME.toString()).doneAfter(After.never());
  }

  /** Returns the same with metadata that the fake writes into. */
  public static OperationScript runningWithMetadata() {
    return running().metadata(DATAPLEX_METADATA);
  }
}
