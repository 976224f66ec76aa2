package io.github.wiremocklro.internal.engine;

import io.github.wiremocklro.operation.InvalidArgumentException;
import io.github.wiremocklro.operation.ResourceStates;
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

  /**
   * Returns the words of a type.
   *
   * @param said those that a script gives, which win
   */
  static StateWords of(MessageType type, @Nullable ResourceStates said) {
    List<String> words = type.states();
    StateWords own =
        new StateWords(first(CREATING, words), first(SETTLED, words), first(DELETING, words));
    return said == null
        ? own
        : new StateWords(
            said.creating() != null ? said.creating() : own.creating,
            said.active() != null ? said.active() : own.settled,
            said.deleting() != null ? said.deleting() : own.deleting);
  }

  /** Refuses words that the type is known not to have. */
  static void check(@Nullable ResourceStates said, MessageType type) {
    if (said != null && type != FixedType.EMPTY) {
      check("creating", said.creating(), type);
      check("active", said.active(), type);
      check("deleting", said.deleting(), type);
    }
  }

  private static void check(String key, @Nullable String word, MessageType type) {
    List<String> words = type.states();
    if (word != null && !words.contains(word)) {
      throw new InvalidArgumentException(
          "resource.states." + key,
          word,
          "is no state of the resource's type",
          words.isEmpty() ? "leave it out" : "use one of " + String.join(", ", words));
    }
  }

  private static @Nullable String first(List<String> preferred, List<String> words) {
    for (String word : preferred) {
      if (words.contains(word)) {
        return word;
      }
    }
    return null;
  }
}
