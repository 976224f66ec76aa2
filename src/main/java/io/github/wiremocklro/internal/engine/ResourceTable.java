package io.github.wiremocklro.internal.engine;

import io.github.wiremocklro.operation.StatusException;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The resources of one scope by their names, and what they take of its room. Whoever changes it
 * holds its lock; reads go beside.
 */
final class ResourceTable {
  /** How many names on either side somebody may have meant. */
  private static final int AROUND = 500;

  /** The character after the slash. */
  private static final String END_OF_CHILDREN = "0";

  /** Held by whoever changes something; from the check of a change until it is made or not. */
  private final ReentrantLock lock = new ReentrantLock();

  private final NavigableMap<String, Resource> byName = new ConcurrentSkipListMap<>();
  private final Scope scope;

  ResourceTable(Scope scope) {
    this.scope = scope;
  }

  void lock() {
    lock.lock();
  }

  void unlock() {
    lock.unlock();
  }

  /** Returns a resource, null where there is none. */
  @Nullable Resource find(String name) {
    return byName.get(name);
  }

  /** Returns a resource, or the absent one. */
  Resource get(String name) {
    return byName.getOrDefault(name, Resource.ABSENT);
  }

  /** Returns all of them, to read. */
  NavigableMap<String, Resource> all() {
    return byName;
  }

  /** Returns what is below a resource, to read. */
  NavigableMap<String, Resource> below(String name) {
    return byName.subMap(name + "/", true, name + END_OF_CHILDREN, false);
  }

  /** Returns the names of resources that stand next to another name. */
  Stream<String> around(String name) {
    Stream<String> before = existing(byName.headMap(name, false).descendingMap());
    Stream<String> behind = existing(byName.tailMap(name, false));
    return Stream.concat(before.limit(AROUND), behind.limit(AROUND));
  }

  private static Stream<String> existing(NavigableMap<String, Resource> resources) {
    return resources.entrySet().stream()
        .filter(resource -> resource.getValue().exists())
        .map(Map.Entry::getKey);
  }

  /**
   * Adds the ids that the segment behind a collection has in the names of what is there, such as
   * those of locations. It looks at one name for each, however many there are.
   */
  void addIds(String collection, Predicate<String> isThere, Collection<String> ids) {
    String prefix = collection + "/";
    String name = byName.ceilingKey(prefix);
    while (name != null && name.startsWith(prefix)) {
      int end = name.indexOf('/', prefix.length());
      String id = name.substring(prefix.length(), end < 0 ? name.length() : end);
      if (isThere.test(name)) {
        ids.add(id);
        name = byName.ceilingKey(prefix + id + END_OF_CHILDREN);
      } else {
        name = byName.higherKey(name);
      }
    }
  }

  /** All or, where there is no room, none. */
  void replaceAll(Map<String, Resource> changed) {
    long more = 0;
    long bytes = 0;
    for (Map.Entry<String, Resource> next : changed.entrySet()) {
      Resource last = get(next.getKey());
      more += byName.containsKey(next.getKey()) ? 0 : 1;
      bytes += next.getValue().weight() - last.weight();
    }
    take(more, bytes);
    changed.forEach(
        (name, next) -> {
          replace(name, next);
          noteIfAbsent(name, next);
        });
  }

  /** Puts resources there as they stood elsewhere; what is gone is noted by the caller. */
  void restoreAll(Map<String, Resource> given) {
    take(given.size(), given.values().stream().mapToLong(Resource::weight).sum());
    byName.putAll(given);
  }

  private void take(long more, long bytes) {
    scope.resources().take(more);
    try {
      scope.stored().take(bytes);
    } catch (StatusException full) {
      scope.resources().giveBack(more);
      throw full;
    }
  }

  /**
   * Settles resources when an operation ends. Nothing else than these is held in memory, for as
   * long as it runs.
   */
  void settleAtEnd(StoredOperation operation, List<String> names) {
    operation.hold(() -> settleAll(names, scope.now()));
  }

  /** Takes the lock itself, for who is told of an end need not hold it. */
  void settleAll(List<String> names, Moment now) {
    lock.lock();
    try {
      names.forEach(name -> settle(name, now));
    } finally {
      lock.unlock();
    }
  }

  /** Lets go of an operation that is over, and of a resource that is no more. */
  private void settle(String name, Moment now) {
    Resource last = get(name);
    Resource settled = last.settledAt(now);
    if (settled != last) {
      put(name, settled);
      noteIfAbsent(name, settled);
    }
  }

  /** What is kept may weigh more or less. */
  void put(String name, Resource next) {
    Resource before = replace(name, next);
    if (before.stored() != next.stored() || before.policy() != next.policy()) {
      scope.stored().charge(next.weight() - before.weight());
    }
  }

  /** What was pending holds its operation no more. Returns what was there. */
  private Resource replace(String name, Resource next) {
    Resource last = byName.put(name, next);
    Resource before = last == null ? Resource.ABSENT : last;
    if (before.pending() != null && before.pending() != next.pending()) {
      before.pending().operation().letGo();
    }
    return before;
  }

  /** Remembers what is no more. */
  private void noteIfAbsent(String name, Resource resource) {
    if (resource.equals(Resource.ABSENT)) {
      byName.remove(name);
      scope.resources().giveBack(1);
      scope.goneResources().add(name, scope);
    } else if (resource.exists()) {
      scope.goneResources().remove(name);
    }
  }
}
