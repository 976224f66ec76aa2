package io.github.wiremocklro.internal.wiremock;

import com.github.tomakehurst.wiremock.store.RequestJournalStore;
import com.github.tomakehurst.wiremock.stubbing.ServeEvent;
import com.github.tomakehurst.wiremock.verification.LoggedRequest;
import com.google.errorprone.annotations.concurrent.GuardedBy;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.Spliterators;
import java.util.UUID;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.jspecify.annotations.Nullable;

/**
 * WireMock's journal within a limit on the memory that it takes, beside WireMock's own on the
 * number of its entries: past it the oldest long bodies go, and the oldest entries only when there
 * are none left. Thread-safe.
 */
final class BoundedJournal implements RequestJournalStore {
  /** What WireMock makes of a request, and headers of 8 KiB. */
  private static final int PER_ENTRY = 12 << 10;

  /** The URL is kept twice, and its query once more. */
  private static final int PER_CHARACTER_OF_URL = 4;

  /** A header, a cookie, or a parameter. */
  private static final int PER_PART = 256;

  /** WireMock keeps a body as bytes, and as text where someone looked at it; a reply's twice. */
  private static final int PER_BYTE = 4;

  /** The names and values of a form are its body once more, as text. */
  private static final int PER_BYTE_OF_FORM = 2;

  private final long maxBytes;

  @GuardedBy("this")
  private final Map<UUID, ServeEvent> oldestFirst = new LinkedHashMap<>();

  /** Those of them that have long bodies, the oldest first. */
  @GuardedBy("this")
  private final Set<UUID> withBodies = new LinkedHashSet<>();

  @GuardedBy("this")
  private long bytes;

  BoundedJournal(long maxBytes) {
    this.maxBytes = maxBytes;
  }

  @Override
  public synchronized void add(ServeEvent event) {
    ServeEvent kept = event;
    long weight = weight(event);
    if (weight > maxBytes) {
      // It must not drive out all others first.
      kept = EventWithoutBodies.of(event);
      weight = weight(kept);
    } else if (EventWithoutBodies.gains(event)) {
      withBodies.add(event.getId());
    }
    oldestFirst.put(event.getId(), kept);
    bytes += weight;
    while (bytes > maxBytes) {
      if (withBodies.isEmpty()) {
        removeLast();
      } else {
        removeBodies(withBodies.iterator().next());
      }
    }
  }

  @GuardedBy("this")
  private void removeBodies(UUID id) {
    withBodies.remove(id);
    oldestFirst.computeIfPresent(
        id,
        (unused, event) -> {
          ServeEvent rest = EventWithoutBodies.of(event);
          bytes += weight(rest) - weight(event);
          return rest;
        });
  }

  /** Removes the oldest: WireMock has the newest first. */
  @Override
  public synchronized void removeLast() {
    Iterator<UUID> oldest = oldestFirst.keySet().iterator();
    if (oldest.hasNext()) {
      remove(oldest.next());
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

  /**
   * Called when the reply was sent, with what was added. The definition of the reply would keep the
   * request as it came, with all that the server has for its connection.
   */
  @Override
  public void put(UUID id, ServeEvent event) {
    event.getResponseDefinition().setOriginalRequest(null);
  }

  @Override
  public synchronized void remove(UUID id) {
    ServeEvent removed = oldestFirst.remove(id);
    if (removed != null) {
      bytes -= weight(removed);
      withBodies.remove(id);
    }
  }

  @Override
  public synchronized void clear() {
    oldestFirst.clear();
    withBodies.clear();
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
    LoggedRequest request = event.getRequest();
    int form = request.getFormParameters().size();
    int parts =
        request.getHeaders().size()
            + request.getCookies().size()
            + request.getQueryParams().size()
            + form;
    long perByte = form == 0 ? PER_BYTE : PER_BYTE + PER_BYTE_OF_FORM;
    return PER_ENTRY
        + PER_CHARACTER_OF_URL * (long) request.getUrl().length()
        + PER_PART * (long) parts
        + perByte * length(request.getBody())
        + PER_BYTE * (long) EventWithoutBodies.replyLength(event)
        + (event.getWasMatched() ? 0 : lengthOfDiff(event));
  }

  /** The text of a 404 is kept beside the reply. */
  private static int lengthOfDiff(ServeEvent event) {
    return event
        .getDiffSubEvent()
        .map(diff -> String.valueOf(diff.getData().get("report")).length())
        .orElse(0);
  }

  private static long length(byte @Nullable [] body) {
    return body == null ? 0 : body.length;
  }
}
