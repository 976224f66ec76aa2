package io.github.wiremocklro.internal.api;

import io.github.wiremocklro.internal.proto.FieldDescriptor;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The methods that list the operations on resources of one type, wherever they lie below a parent.
 * Spanner has them at {@code {parent=projects/*&#47;instances/*}/backupOperations}, and says: "A
 * backup operation has a name of the form {@code
 * projects/<project>/instances/<instance>/backups/<backup>/operations/<operation>}".
 */
final class OperationLists {
  private static final String COLLECTION = "operations";
  private static final String SUFFIX = "Operations";
  private static final String ANY = "/-";

  private OperationLists() {}

  /**
   * Returns what a list does whose response has the operations in a field; empty where the path
   * does not tell which these are.
   */
  static Optional<Reading> reading(MethodShape method, FieldDescriptor field) {
    return method.collection().equals(COLLECTION)
        ? Optional.of(Reading.of(MethodKind.LIST_OPERATIONS, null, field.getJsonName()))
        : method
            .types()
            .below(method.parent(), singular(method))
            .findFirst()
            .map(type -> Reading.of(MethodKind.LIST_OPERATIONS, type, field.getJsonName()));
  }

  /** Returns what the operations are directly below; a segment {@code -} stands for any. */
  static @Nullable NameRule name(MethodShape method, @Nullable ApiResource type, String version) {
    NameRule parent = method.calledOn(version);
    return parent == null || type == null
        ? parent
        : parent.below(type.collectionBelow(method.parent(), singular(method)) + ANY);
  }

  private static String singular(MethodShape method) {
    String collection = method.collection();
    return collection.endsWith(SUFFIX)
        ? collection.substring(0, collection.length() - SUFFIX.length())
        : "";
  }
}
