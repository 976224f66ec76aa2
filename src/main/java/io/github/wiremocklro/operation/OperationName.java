package io.github.wiremocklro.operation;

/**
 * The name of an operation. Mostly it is a resource name in which a collection {@code operations}
 * has something behind it (operations.proto, {@code Operation.name}): {@code
 * projects/p/locations/l/operations/op-1}, {@code operations/op-1} or Cloud Build's {@code
 * operations/build/p/abc}. But any name of two segments or more is one where somebody says that it
 * is the name of an operation, as in {@code batches/1}.
 *
 * <p>Example: {@code OperationName.parse("projects/p/locations/l/operations/op-1").id()} is {@code
 * "op-1"}.
 *
 * @param text the name as it goes over the wire
 */
public record OperationName(String text) {
  private static final String COLLECTION = "operations";

  /**
   * @throws InvalidArgumentException if an operation cannot be called so
   */
  public OperationName {
    int last = ResourceNames.checked(text).lastIndexOf('/');
    boolean isCollection = endsWithCollection(text, text.length());
    if (last < 0 || (isCollection && !endsWithCollection(text, last))) {
      throw new InvalidArgumentException(
          "",
          text,
          "is no operation name",
          "end it with operations/{id}, as in \"projects/p/locations/l/operations/op-1\"");
    }
  }

  /**
   * Creates the name {@code {parent}/operations/{id}}.
   *
   * @param parent empty for an operation of the top level
   * @throws InvalidArgumentException if the two do not make a resource name
   */
  public OperationName(String parent, String id) {
    this((parent.isEmpty() ? "" : parent + "/") + COLLECTION + "/" + id);
  }

  /**
   * Returns the operation name that the text is, for somebody says that it is one.
   *
   * @throws InvalidArgumentException if an operation cannot be called so
   */
  public static OperationName parse(String text) {
    return new OperationName(text);
  }

  /**
   * Returns whether the text can be told from the name of a resource: it has {@code operations}
   * where a collection stands (AIP-122: the first segment, the third and so on), or as its last
   * segment but one, and something behind it.
   */
  public static boolean isName(String text) {
    return idStart(text) > 0;
  }

  /**
   * Returns what stands before {@code /operations}, or before the last two segments of a name that
   * has none; empty for a top-level operation.
   */
  public String parent() {
    return text.substring(0, parentEnd(idStartOrLast()));
  }

  /** Returns what the operation is directly in, such as {@code projects/p/operations}. */
  public String collection() {
    return text.substring(0, idStartOrLast() - 1);
  }

  /** Returns what stands behind {@code operations/}, else the last segment. */
  public String id() {
    return text.substring(idStartOrLast());
  }

  /** Returns whether this is the name of the operation's {@link #collection()} or its parent. */
  public boolean isIn(String collectionOrParent) {
    int id = idStartOrLast();
    int length = collectionOrParent.length();
    return (length == id - 1 || length == parentEnd(id)) && text.startsWith(collectionOrParent);
  }

  /** Returns the scope that the operation lives in: the first two segments of its name. */
  public String scope() {
    return ResourceNames.scope(text);
  }

  /** Returns the name as it goes over the wire. */
  @Override
  public String toString() {
    return text;
  }

  private int idStartOrLast() {
    int id = idStart(text);
    return id > 0 ? id : text.lastIndexOf('/') + 1;
  }

  private int parentEnd(int idStart) {
    return Math.max(0, text.lastIndexOf('/', idStart - 2));
  }

  /** Returns where the part behind the collection begins, 0 where there is none. */
  private static int idStart(String text) {
    boolean collection = true;
    int start = 0;
    for (int end = text.indexOf('/'); end >= 0; end = text.indexOf('/', start)) {
      if (collection && endsWithCollection(text, end)) {
        return end + 1;
      }
      collection = !collection;
      start = end + 1;
    }
    return endsWithCollection(text, start - 1) ? start : 0;
  }

  /** Returns whether the segment that ends there is that of the collection. */
  private static boolean endsWithCollection(String text, int end) {
    int start = end - COLLECTION.length();
    return start >= 0
        && text.startsWith(COLLECTION, start)
        && (start == 0 || text.charAt(start - 1) == '/');
  }
}
