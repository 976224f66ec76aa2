package io.github.wiremocklro.operation;

import java.util.AbstractMap;
import java.util.AbstractSet;
import java.util.Arrays;
import java.util.Iterator;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.Set;
import java.util.function.BiConsumer;
import java.util.function.BiFunction;
import org.jspecify.annotations.Nullable;

/**
 * The fields of a small object, in order: a quarter of the size of a {@link
 * java.util.LinkedHashMap}, of which a server with a million operations would have several million.
 * Unmodifiable.
 */
public final class FewFields extends AbstractMap<String, @Nullable Object> {
  /** Up to here looking at one key after the other is as fast as a hash table. */
  public static final int MAX = 16;

  /** Each key, followed by its value. */
  private final @Nullable Object[] keysAndValues;

  /** Keeps the array, which nobody else has. */
  private FewFields(@Nullable Object[] keysAndValues) {
    this.keysAndValues = keysAndValues;
  }

  /** Copies the fields, of which there are few. */
  static FewFields of(
      Map<String, @Nullable Object> fields,
      BiFunction<String, @Nullable Object, @Nullable Object> value) {
    @Nullable Object[] copy = new @Nullable Object[2 * fields.size()];
    int length = 0;
    for (Map.Entry<String, @Nullable Object> field : fields.entrySet()) {
      copy[length++] = field.getKey();
      copy[length++] = value.apply(field.getKey(), field.getValue());
    }
    return new FewFields(copy);
  }

  /** Returns whether these stay few with this field. */
  boolean hasRoomFor(String key) {
    return size() < MAX || indexOf(key) >= 0;
  }

  /** Returns these fields with one set; a field that is there keeps its place. */
  FewFields with(String key, @Nullable Object value) {
    int known = indexOf(key);
    int index = known < 0 ? keysAndValues.length : known;
    @Nullable Object[] copy =
        Arrays.copyOf(keysAndValues, Math.max(keysAndValues.length, index + 2));
    copy[index] = key;
    copy[index + 1] = value;
    return new FewFields(copy);
  }

  @Override
  public int size() {
    return keysAndValues.length / 2;
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
    for (int i = 0; i < keysAndValues.length; i += 2) {
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
        return next < keysAndValues.length;
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
    for (int i = 0; i < keysAndValues.length; i += 2) {
      if (key(i).equals(key)) {
        return i;
      }
    }
    return -1;
  }
}
