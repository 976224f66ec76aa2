package io.github.wiremocklro.operation;

/**
 * The name of an operation: any resource name whose last two segments are {@code operations/{id}}
 * (operations.proto, {@code Operation.name}).
 *
 * <p>Example: {@code OperationName.parse("projects/p/locations/l/operations/op-1").id()} is {@code
 * "op-1"}.
 *
 * @param parent what stands before {@code /operations}; empty for a top-level operation
 * @param id the last segment
 */
public record OperationName(String parent, String id) {
  private static final String COLLECTION = "operations";

  /**
   * @throws InvalidScriptException if the two do not make a resource name
   */
  public OperationName {
    ResourceNames.checked(join(parent, id));
    if (id.contains("/")) {
      throw notAName(join(parent, id));
    }
  }

  /**
   * Returns the operation name that the text is.
   *
   * @throws InvalidScriptException if it is none
   */
  public static OperationName parse(String text) {
    String collection = ResourceNames.parent(ResourceNames.checked(text));
    if (!ResourceNames.lastSegment(collection).equals(COLLECTION)) {
      throw notAName(text);
    }
    return new OperationName(ResourceNames.parent(collection), ResourceNames.lastSegment(text));
  }

  /** Returns whether the text is shaped as an operation name, not as that of a resource. */
  public static boolean isName(String text) {
    return ResourceNames.lastSegment(ResourceNames.parent(text)).equals(COLLECTION);
  }

  /** Returns the scope that the operation lives in: the first two segments of its name. */
  public String scope() {
    return ResourceNames.scope(toString());
  }

  /** Returns the name as it goes over the wire. */
  @Override
  public String toString() {
    return join(parent, id);
  }

  private static String join(String parent, String id) {
    return (parent.isEmpty() ? "" : parent + "/") + COLLECTION + "/" + id;
  }

  private static InvalidScriptException notAName(String text) {
    return new InvalidScriptException(
        "",
        text,
        "is no operation name",
        "end it with operations/{id}, as in \"projects/p/locations/l/operations/op-1\"");
  }
}
