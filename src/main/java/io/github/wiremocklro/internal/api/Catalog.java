package io.github.wiremocklro.internal.api;

import io.github.wiremocklro.internal.engine.MessageType;
import io.github.wiremocklro.internal.engine.MessageTypes;
import io.github.wiremocklro.internal.engine.ReadingMemory;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The APIs that a server serves from their descriptors: Dataplex, and what the user adds. They are
 * linked when something is first asked of them, so that a start costs no more for them.
 * Thread-safe.
 *
 * <p>Example: {@code catalog.add(DescriptorSource.read(Path.of("redis.binpb")))}.
 */
public final class Catalog {
  private final List<DescriptorSource> added = new ArrayList<>();
  private final List<DescriptorSource> found = new ArrayList<>();
  private final ReadingMemory reading;
  private volatile @Nullable LinkedApis linked;
  private volatile boolean lenient;
  private volatile boolean strictParents;
  private volatile boolean fatesForAll;

  /** Creates a catalog whose messages have a memory of their own to be read. */
  public Catalog() {
    this(ReadingMemory.ofTheJvm());
  }

  /**
   * Creates a catalog.
   *
   * @param reading what its messages may take while they are read
   */
  public Catalog(ReadingMemory reading) {
    this.reading = reading;
  }

  /**
   * Adds the APIs of a source; of two that have the same route the one that was added first serves
   * it, and Dataplex last.
   */
  public synchronized void add(DescriptorSource source) {
    add(source, added);
  }

  /** Adds the APIs of a source that was found, not named: they come behind those that were. */
  public synchronized void addFound(DescriptorSource source) {
    add(source, found);
  }

  /** The extensions may be made again, for another WireMock, and find the same once more. */
  private void add(DescriptorSource source, List<DescriptorSource> sources) {
    if (!sources.contains(source)) {
      sources.add(source);
      linked = null;
    }
  }

  /** Takes requests as they come: what does not fit the descriptor is not refused. */
  public synchronized void beLenient() {
    lenient = true;
    linked = null;
  }

  /** Returns whether requests are taken as they come. */
  public boolean isLenient() {
    return lenient;
  }

  /** Asks for the parent of each resource that is created, also where it was never made here. */
  public void askForParents() {
    strictParents = true;
  }

  /** Returns whether parents that were never made here are missing. */
  public boolean asksForParents() {
    return strictParents;
  }

  /** Lets the shipped fates decide the creates of every API, and not those of Dataplex alone. */
  public void fatesForAll() {
    fatesForAll = true;
  }

  /** Returns whether the shipped fates decide the creates of every API. */
  public boolean hasFatesForAll() {
    return fatesForAll;
  }

  /**
   * Links what the user has added, if anything, so that a start fails on what cannot be used, and
   * no later request; and returns the routes that collide.
   *
   * @throws io.github.wiremocklro.operation.InvalidArgumentException if a source imports what none
   *     has, or says what cannot be
   */
  public synchronized List<Route.Collision> check() {
    return added.isEmpty() && found.isEmpty() ? List.of() : apis().router().collisions();
  }

  /** Returns all of them, linked. */
  public LinkedApis apis() {
    LinkedApis known = linked;
    return known == null ? link() : known;
  }

  /** Returns whether a name is that of a resource that clients could read, if it is there. */
  public boolean keeps(String name) {
    return apis().keeps(name);
  }

  /** Returns what is known of the messages of all of them, as it is when somebody asks. */
  public MessageTypes types() {
    return this::type;
  }

  /** Returns the types that what a test gives has to fit: none where anything is taken. */
  public MessageTypes requiredTypes() {
    return lenient ? MessageTypes.NONE : types();
  }

  private @Nullable MessageType type(String fullName) {
    return apis().types().find(fullName);
  }

  private synchronized LinkedApis link() {
    LinkedApis known = linked;
    if (known == null) {
      List<DescriptorSource> sources = new ArrayList<>(added);
      sources.addAll(found);
      sources.add(DescriptorSource.dataplex());
      known = LinkedApis.of(sources, lenient, reading);
      linked = known;
    }
    return known;
  }
}
