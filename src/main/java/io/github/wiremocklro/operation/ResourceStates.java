package io.github.wiremocklro.operation;

import org.jspecify.annotations.Nullable;

/**
 * The words that a resource's field {@code state} has (AIP-216), where the fake does not know them
 * of the resource's type, or would choose another: an enum may have both READY and ACTIVE.
 *
 * <p>Example: {@code new ResourceStates("PROVISIONING", "RUNNING", null)}.
 *
 * @param creating while it is being created; null for the fake's choice
 * @param active once it is there; null for the fake's choice
 * @param deleting while it is being deleted; null for the fake's choice
 */
public record ResourceStates(
    @Nullable String creating, @Nullable String active, @Nullable String deleting) {

  boolean sayNothing() {
    return creating == null && active == null && deleting == null;
  }
}
