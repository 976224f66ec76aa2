package io.github.wiremocklro.internal.json;

import io.github.wiremocklro.operation.InvalidArgumentException;
import io.github.wiremocklro.operation.JsonObject;
import io.github.wiremocklro.operation.Operation;
import io.github.wiremocklro.operation.OperationName;
import java.util.List;

/** Reads what {@link OperationJson} writes, in a server that may be newer than this library. */
public final class OperationReader {
  private static final List<String> REQUIRED = List.of("name", "done");
  private static final String EXAMPLE =
      "{\"name\": \"projects/p/operations/op-1\", \"done\": false}";

  private OperationReader() {}

  /**
   * Returns the operation that an object is.
   *
   * @param path where the object stands, such as {@code $}
   * @throws InvalidArgumentException if it is none
   */
  public static Operation read(JsonObject json, String path) {
    Fields fields = Fields.ofReply(json, path);
    fields.allOf(REQUIRED, EXAMPLE);
    return new Operation(
        fields.parsed("name", OperationName::parse).orElseThrow(),
        fields.object("metadata").orElse(null),
        fields.bool("done").orElseThrow(),
        StatusReader.read(fields, "error", null).orElse(null),
        fields.object("response").orElse(null));
  }
}
