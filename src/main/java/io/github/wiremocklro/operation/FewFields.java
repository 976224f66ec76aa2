package io.github.wiremocklro.operation;

import java.util.AbstractMap;
import java.util.AbstractSet;
import java.util.Iterator;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.Set;
import java.util.function.BiConsumer;
import org.jspecify.annotations.Nullable;

/**
 * The fields of a small object, in order: a quarter of the size of a {@link
 * java.util.LinkedHashMap}, of which a server with a million operations would have several million.
 * Unmodifiable, once the object that it belongs to has {@link #add added} its fields.
 */
public final class FewFields extends AbstractMap<String, @Nullable Object> {
  /** Up to here looking at one key after the other is as fast as a hash table. */
  public static final int MAX = 16;

  /** Each key, followed by its value. */
  private final @Nullable Object[] keysAndValues;

  private int length;

  FewFields(int size) {
    this.keysAndValues = new @Nullable Object[2 * size];
  }

  /** Adds a field whose key is not there yet. */
  void add(String key, @Nullable Object value) {
    keysAndValues[length++] = key;
    keysAndValues[length++] = value;
  }

  /** Returns whether these stay few with this field. */
  boolean hasRoomFor(String key) {
    return size() < MAX || indexOf(key) >= 0;
  }

  /** Returns these fields with one set; a field that is there keeps its place. */
  FewFields with(String key, @Nullable Object value) {
    int index = indexOf(key);
    FewFields copy = new FewFields(index < 0 ? size() + 1 : size());
    System.arraycopy(keysAndValues, 0, copy.keysAndValues, 0, length);
    copy.length = length;
    if (index < 0) {
      copy.add(key, value);
    } else {
      copy.keysAndValues[index + 1] = value;
    }
    return copy;
  }

  @Override
  public int size() {
    return length / 2;
  }

  @Override
  public @Nullable Object get(@Nullable Object key) {
    int index = indexOf(key);
    return index < 0 ? null : keysAndValues[index + 1];
  }

  @Override
  public boolean containsKey(@Nullable Object key) {
    return indexOf(key) >= 0;
  }

  @Override
  public void forEach(BiConsumer<? super String, ? super @Nullable Object> action) {
    for (int i = 0; i < length; i += 2) {
      action.accept(key(i), keysAndValues[i + 1]);
    }
  }

  @Override
  public Set<Map.Entry<String, @Nullable Object>> entrySet() {
    return new AbstractSet<>() {
      @Override
      public int size() {
        return FewFields.this.size();
      }

      @Override
      public Iterator<Map.Entry<String, @Nullable Object>> iterator() {
        return entries();
      }
    };
  }

  private Iterator<Map.Entry<String, @Nullable Object>> entries() {
    return new Iterator<>() {
      private int next;

      @Override
      public boolean hasNext() {
        return next < length;
      }

      @Override
      public Map.Entry<String, @Nullable Object> next() {
        if (!hasNext()) {
          throw new NoSuchElementException();
        }
        next += 2;
        return new SimpleImmutableEntry<>(key(next - 2), keysAndValues[next - 1]);
      }
    };
  }

  private String key(int index) {
    return String.valueOf(keysAndValues[index]);
  }

  private int indexOf(@Nullable Object key) {
    for (int i = 0; i < length; i += 2) {
      if (key(i).equals(key)) {
        return i;
      }
    }
    return -1;
  }
}
