package io.github.wiremocklro.wiremock;

import com.github.tomakehurst.wiremock.http.LoggedResponse;
import com.github.tomakehurst.wiremock.store.RequestJournalStore;
import com.github.tomakehurst.wiremock.stubbing.ServeEvent;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Spliterators;
import java.util.UUID;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.jspecify.annotations.Nullable;

/**
 * WireMock's journal within a limit on the memory that it takes, beside WireMock's own on the
 * number of its entries: past it the oldest go. Thread-safe.
 */
final class BoundedJournal implements RequestJournalStore {
  /** A URL and headers of 8 KiB, as sent and as parsed. */
  private static final int PER_ENTRY = 16 << 10;

  /** WireMock keeps a body as bytes, and as text where someone looked at it. */
  private static final int PER_BYTE = 4;

  private final long maxBytes;
  private final Map<UUID, ServeEvent> oldestFirst = new LinkedHashMap<>();
  private long bytes;

  BoundedJournal(long maxBytes) {
    this.maxBytes = maxBytes;
  }

  @Override
  public synchronized void add(ServeEvent event) {
    oldestFirst.put(event.getId(), event);
    bytes += weight(event);
    while (bytes > maxBytes) {
      removeLast();
    }
  }

  /** Removes the oldest: WireMock has the newest first. */
  @Override
  public synchronized void removeLast() {
    Iterator<ServeEvent> oldest = oldestFirst.values().iterator();
    if (oldest.hasNext()) {
      bytes -= weight(oldest.next());
      oldest.remove();
    }
  }

  @Override
  public Stream<ServeEvent> getAll() {
    return newestFirst().stream();
  }

  /**
   * WireMock counts them at each request, and does no more with them: a stream that knows its size
   * is counted without a look at its elements, and the iterator makes none before it is asked.
   */
  @Override
  public Stream<UUID> getAllKeys() {
    Iterator<UUID> keys =
        Stream.of(this).flatMap(BoundedJournal::getAll).map(ServeEvent::getId).iterator();
    return StreamSupport.stream(Spliterators.spliterator(keys, size(), 0), false);
  }

  @Override
  public synchronized Optional<ServeEvent> get(UUID id) {
    return Optional.ofNullable(oldestFirst.get(id));
  }

  /** Replaces an entry, unless it has gone meanwhile. */
  @Override
  public synchronized void put(UUID id, ServeEvent event) {
    ServeEvent replaced = oldestFirst.replace(id, event);
    if (replaced != null) {
      bytes += weight(event) - weight(replaced);
    }
  }

  @Override
  public synchronized void remove(UUID id) {
    ServeEvent removed = oldestFirst.remove(id);
    if (removed != null) {
      bytes -= weight(removed);
    }
  }

  @Override
  public synchronized void clear() {
    oldestFirst.clear();
    bytes = 0;
  }

  private synchronized int size() {
    return oldestFirst.size();
  }

  private synchronized List<ServeEvent> newestFirst() {
    List<ServeEvent> events = new ArrayList<>(oldestFirst.values());
    Collections.reverse(events);
    return events;
  }

  private static long weight(ServeEvent event) {
    LoggedResponse response = event.getResponse();
    byte[] sent = response == null ? null : response.getBody();
    return PER_ENTRY + PER_BYTE * (length(event.getRequest().getBody()) + length(sent));
  }

  private static long length(byte @Nullable [] body) {
    return body == null ? 0 : body.length;
  }
}
