package io.github.wiremocklro.internal.engine;

import java.util.Arrays;
import java.util.NavigableMap;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The operations of one scope in the order of their starts, some twenty in a block: of a million
 * each has a place in an array, and not a node of its own. Thread-safe.
 */
final class StartOrder {
  /**
   * So many low bits are left out of the number of a block; a start takes three numbers or more.
   */
  private static final int BITS = 6;

  /** By what their sequences have in common; each block is sorted by these, and never changed. */
  private final NavigableMap<Long, StoredOperation[]> blocks = new ConcurrentSkipListMap<>();

  void add(StoredOperation operation) {
    StoredOperation[] alone = {operation};
    blocks.merge(block(operation.sequence()), alone, (block, added) -> with(block, operation));
  }

  /** Removes an operation, if it is there. */
  void remove(StoredOperation operation) {
    blocks.computeIfPresent(
        block(operation.sequence()), (number, block) -> without(block, operation));
  }

  /** Returns them newest first, from before a sequence. */
  Stream<StoredOperation> newestFirst(long before) {
    return blocks.headMap(block(before), true).descendingMap().values().stream()
        .flatMap(StartOrder::backwards)
        .filter(operation -> operation.sequence() < before);
  }

  private static long block(long sequence) {
    return sequence >> BITS;
  }

  private static StoredOperation[] with(StoredOperation[] block, StoredOperation added) {
    StoredOperation[] longer = Arrays.copyOf(block, block.length + 1);
    int index = block.length;
    for (; index > 0 && longer[index - 1].sequence() > added.sequence(); index--) {
      longer[index] = longer[index - 1];
    }
    longer[index] = added;
    return longer;
  }

  private static StoredOperation @Nullable [] without(
      StoredOperation[] block, StoredOperation removed) {
    StoredOperation[] rest =
        Arrays.stream(block).filter(each -> each != removed).toArray(StoredOperation[]::new);
    return rest.length == 0 ? null : rest;
  }

  private static Stream<StoredOperation> backwards(StoredOperation[] block) {
    int last = block.length - 1;
    return IntStream.rangeClosed(0, last).mapToObj(index -> block[last - index]);
  }
}
