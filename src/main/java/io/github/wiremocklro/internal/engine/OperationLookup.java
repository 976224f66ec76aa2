package io.github.wiremocklro.internal.engine;

import io.github.wiremocklro.operation.InvalidArgumentException;
import io.github.wiremocklro.operation.OperationName;
import java.util.Comparator;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Finds the operation that a test means by its own name, or by that of a resource. */
record OperationLookup(Store store) {
  OperationName named(NameOrTarget meant, @Nullable String scope) {
    return InvalidArgumentException.at(
        meant.key(),
        () -> {
          OperationName name =
              meant.isName() ? OperationName.parse(meant.text()) : latestOn(meant.text(), scope);
          Confinement.confined(name.toString(), scope);
          return name;
        });
  }

  /** Looks in the scope first, and then elsewhere, where the caller may be told that it is. */
  private OperationName latestOn(String target, @Nullable String scope) {
    Scope own = scope == null || named(target) != null ? null : store.world().find(scope);
    StoredOperation latest = own == null ? null : own.index().latestOn(target);
    return latest != null ? latest.name() : latestAnywhereOn(target, scope);
  }

  /** An operation that has this very name, as {@code batches/1} may be one, comes first. */
  private OperationName latestAnywhereOn(String target, @Nullable String scope) {
    StoredOperation named = named(target);
    if (named != null) {
      return named.name();
    }
    return store.world().all().stream()
        .map(each -> each.index().latestOn(target))
        .filter(Objects::nonNull)
        .map(operation -> operation.view().origin())
        .max(Comparator.comparingLong(Origin::sequence))
        .orElseThrow(() -> Errors.noOperationOnTarget(target, Confinement.hint(target, scope)))
        .name();
  }

  private @Nullable StoredOperation named(String text) {
    Scope scope = store.find(text);
    try {
      return scope == null ? null : scope.index().find(OperationName.parse(text));
    } catch (InvalidArgumentException nameOfNone) {
      return null;
    }
  }
}
