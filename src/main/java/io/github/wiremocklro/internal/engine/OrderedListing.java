package io.github.wiremocklro.internal.engine;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.Iterator;
import java.util.List;
import java.util.PriorityQueue;
import org.jspecify.annotations.Nullable;

/**
 * Resources in an order that a client asks for. Each page looks at all of them, and keeps no more
 * than it shows.
 *
 * @param byName the same resources in the order of their names
 * @param most how many are wanted, and one more
 */
record OrderedListing(ResourceListing byName, ResourceOrder order, int most)
    implements Page.Listing<OrderedListing.Item> {

  /** A resource, and where it stands. */
  record Item(ResourceOrder.Place place, NamedResource resource) {}

  @Override
  public Iterator<Item> after(@Nullable String key) {
    ResourceOrder.Place last =
        key == null ? null : ResourceOrder.Place.parse(key, order.fields().size());
    Comparator<Item> first = (one, other) -> order.compare(one.place, other.place);
    PriorityQueue<Item> lastFirst = new PriorityQueue<>(first.reversed());
    byName
        .after(null)
        .forEachRemaining(
            resource -> {
              if (byName.shows(resource)) {
                Item item = new Item(order.of(resource, byName.work()), resource);
                if (last == null || order.compare(item.place, last) > 0) {
                  lastFirst.add(item);
                }
                if (lastFirst.size() > most) {
                  lastFirst.remove();
                }
              }
            });
    List<Item> items = new ArrayList<>(lastFirst);
    items.sort(first);
    return items.iterator();
  }

  @Override
  public String key(Item item) {
    return item.place.key();
  }

  /** All that do not match are left out before. */
  @Override
  public boolean shows(Item item) {
    return true;
  }

  @Override
  public long weight(Item item) {
    return byName.weight(item.resource);
  }
}
