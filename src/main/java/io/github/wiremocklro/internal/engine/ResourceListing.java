package io.github.wiremocklro.internal.engine;

import java.util.Collections;
import java.util.Iterator;
import org.jspecify.annotations.Nullable;

/**
 * The resources directly in the collections that a pattern means, in the order of their names.
 *
 * @param type which resources are meant; empty for any
 * @param scope what they are in; null where there is none
 * @param query which of them are shown
 * @param work what the filter may cost
 */
record ResourceListing(
    ParentPattern pattern, String type, @Nullable Scope scope, ResourceQuery query, Work work)
    implements Page.Listing<NamedResource> {

  @Override
  public Iterator<NamedResource> after(@Nullable String key) {
    if (scope == null) {
      return Collections.emptyIterator();
    }
    Resources there = scope.part(Resources.class);
    return there == null ? Collections.emptyIterator() : there.below(pattern.root(), key, type);
  }

  @Override
  public String key(NamedResource resource) {
    return resource.name();
  }

  @Override
  public boolean shows(NamedResource resource) {
    return resource.shown() != null
        && pattern.matches(resource.collection())
        && query.matches().test(resource.shown(), work);
  }

  @Override
  public long weight(NamedResource resource) {
    return Weight.of(resource.shown());
  }
}
