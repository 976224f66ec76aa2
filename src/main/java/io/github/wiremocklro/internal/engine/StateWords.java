package io.github.wiremocklro.internal.engine;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What the enum {@code state} of a resource's type calls the states that the fake knows (AIP-216);
 * null where it has no word for one.
 *
 * <p>Where several words would do, the first of those listed here is taken, whatever their order in
 * the enum. So what may be READY or ACTIVE is READY: a create leads to what can be used, and its
 * use makes it active.
 *
 * @param creating while it is being created
 * @param settled once it is there
 * @param deleting while it is being deleted
 */
record StateWords(@Nullable String creating, @Nullable String settled, @Nullable String deleting) {
  /** Of Dataplex and most others; Vertex AI's PersistentResource; Functions. */
  private static final List<String> CREATING = List.of("CREATING", "PROVISIONING", "DEPLOYING");

  /** Of Redis, Spanner, AlloyDB; Dataplex, Workflows; Vertex AI's machines; its feature stores. */
  private static final List<String> SETTLED = List.of("READY", "ACTIVE", "RUNNING", "STABLE");

  private static final List<String> DELETING = List.of("DELETING");

  static StateWords of(MessageType type) {
    List<String> words = type.states();
    return new StateWords(first(CREATING, words), first(SETTLED, words), first(DELETING, words));
  }

  private static @Nullable String first(List<String> preferred, List<String> words) {
    return preferred.stream().filter(words::contains).findFirst().orElse(null);
  }
}
