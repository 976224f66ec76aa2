package io.github.wiremocklro.internal.engine;

import com.google.errorprone.annotations.concurrent.GuardedBy;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicReferenceArray;
import java.util.function.BinaryOperator;
import java.util.function.Function;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * A hash table of what knows its own key: each entry takes a place in an array, where a map would
 * have a node of 32 bytes for it. Changes come one at a time, reads go beside. Thread-safe.
 */
final class FoundBy<K> {
  /**
   * Stands where something was removed, so that what lies behind is found; a null ends a search.
   */
  private static final Object REMOVED = new Object();

  private static final int SMALLEST = 8;

  /** Of 2^32, as Knuth multiplies with it: what comes one after the other falls far apart. */
  private static final int GOLDEN_RATIO = 0x9E3779B9;

  private final Function<Object, K> key;
  private volatile AtomicReferenceArray<@Nullable Object> places =
      new AtomicReferenceArray<>(SMALLEST);

  /** How many entries there are. */
  private volatile int size;

  /** How many places are not null. */
  @GuardedBy("this")
  private int used;

  /** Creates an empty table of entries whose keys a function tells, which never change. */
  FoundBy(Function<Object, K> key) {
    this.key = key;
  }

  int size() {
    return size;
  }

  /** Returns the entry of a key, null where there is none. */
  @Nullable Object get(K wanted) {
    AtomicReferenceArray<@Nullable Object> searched = places;
    for (int place = first(wanted, searched); ; place = next(place, searched)) {
      Object there = searched.get(place);
      if (there == null || is(wanted, there)) {
        return there;
      }
    }
  }

  /**
   * Returns all entries that were there before; those that are removed meanwhile may be missing.
   */
  Stream<Object> all() {
    AtomicReferenceArray<@Nullable Object> searched = places;
    return IntStream.range(0, searched.length())
        .mapToObj(searched::get)
        .filter(there -> there != null && there != REMOVED)
        .map(Objects::requireNonNull);
  }

  /** Adds an entry, unless its key has one: returns that which was there, else null. */
  synchronized @Nullable Object putIfAbsent(Object entry) {
    int place = place(key.apply(entry), places);
    Object there = places.get(place);
    if (there == null) {
      places.set(place, entry);
      size++;
      used++;
      growIfFull();
    }
    return there;
  }

  /** Puts an entry in the place of that which its key has, if any. */
  void put(Object entry) {
    merge(entry, (there, next) -> next);
  }

  /** Adds an entry, or puts there what a function makes of that which its key has, and of this. */
  synchronized void merge(Object entry, BinaryOperator<Object> merged) {
    Object there = putIfAbsent(entry);
    if (there != null) {
      places.set(place(key.apply(entry), places), merged.apply(there, entry));
    }
  }

  /** Removes an entry, if it is there. */
  synchronized void remove(Object entry) {
    int place = place(key.apply(entry), places);
    if (places.get(place) == entry) {
      places.set(place, REMOVED);
      size--;
      if (size < places.length() / 8 && places.length() > SMALLEST) {
        fit();
      }
    }
  }

  /** Of eight places three are free at least, for each search ends there. */
  @GuardedBy("this")
  private void growIfFull() {
    if (used > places.length() / 8 * 5) {
      fit();
    }
  }

  /** Gives the table as many places as it needs now, and leaves out what was removed. */
  @GuardedBy("this")
  private void fit() {
    int length = SMALLEST;
    while (size > length / 2) {
      length *= 2;
    }
    AtomicReferenceArray<@Nullable Object> next = new AtomicReferenceArray<>(length);
    all().forEach(entry -> next.set(place(key.apply(entry), next), entry));
    used = size;
    places = next;
  }

  /** Returns where a key is, or else would be; nobody changes anything meanwhile. */
  private int place(K wanted, AtomicReferenceArray<@Nullable Object> searched) {
    int place = first(wanted, searched);
    for (Object there = searched.get(place);
        there != null && !is(wanted, there);
        there = searched.get(place)) {
      place = next(place, searched);
    }
    return place;
  }

  private boolean is(K wanted, Object there) {
    return there != REMOVED && key.apply(there).equals(wanted);
  }

  /** Names that are numbered have hashes side by side, and would be looked for in long rows. */
  private static int first(Object wanted, AtomicReferenceArray<?> searched) {
    int bits = Integer.numberOfTrailingZeros(searched.length());
    return wanted.hashCode() * GOLDEN_RATIO >>> Integer.SIZE - bits;
  }

  private static int next(int place, AtomicReferenceArray<?> searched) {
    return place + 1 & searched.length() - 1;
  }
}
