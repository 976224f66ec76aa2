package io.github.wiremocklro.wiremock;

import com.github.tomakehurst.wiremock.store.InMemoryRequestJournalStore;
import com.github.tomakehurst.wiremock.stubbing.ServeEvent;
import java.util.AbstractCollection;
import java.util.Iterator;
import java.util.UUID;
import java.util.stream.Stream;

/**
 * WireMock's journal of requests, which knows how many there are. To keep within its bound WireMock
 * counts them at each request, and its own store walks through all of them for that. Thread-safe.
 */
final class CountedJournal extends InMemoryRequestJournalStore {
  private int size;

  @Override
  public synchronized void add(ServeEvent event) {
    super.add(event);
    size++;
  }

  @Override
  public synchronized void removeLast() {
    super.removeLast();
    size = Math.max(0, size - 1);
  }

  @Override
  public synchronized void remove(UUID id) {
    if (get(id).isPresent()) {
      size--;
    }
    super.remove(id);
  }

  @Override
  public synchronized void clear() {
    super.clear();
    size = 0;
  }

  /** The stream of a collection that knows its size is counted without a look at the elements. */
  @Override
  public Stream<UUID> getAllKeys() {
    int sizeNow = size();
    return new AbstractCollection<UUID>() {
      @Override
      public int size() {
        return sizeNow;
      }

      @Override
      public Iterator<UUID> iterator() {
        return CountedJournal.super.getAllKeys().iterator();
      }
    }.stream();
  }

  private synchronized int size() {
    return size;
  }
}
