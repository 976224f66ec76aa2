package io.github.wiremocklro.internal.api;

import java.util.Locale;

/** What a method does to the state, as far as its descriptor tells. */
public enum MethodKind {
  /** It makes a resource (AIP-133). */
  CREATE,
  /** It changes fields of a resource (AIP-134). */
  UPDATE,
  /** It deletes a resource (AIP-135). */
  DELETE,
  /** It does something to a resource, and answers the resource (AIP-136). */
  CUSTOM,
  /** It starts a job of a resource, and answers the job (AIP-136). */
  RUN,
  /** It cancels a job, which is a resource and no operation (AIP-136, AIP-216). */
  CANCEL,
  /** It answers a resource (AIP-131). */
  GET,
  /** It answers the resources of a parent (AIP-132). */
  LIST,
  /** It answers the operations on resources of a type, below a parent. */
  LIST_OPERATIONS,
  /** It answers the IAM policy of a resource. */
  GET_POLICY,
  /** It sets the IAM policy of a resource. */
  SET_POLICY,
  /** It answers which of some permissions the caller has on a resource. */
  TEST_PERMISSIONS,
  /** It answers a location. */
  GET_LOCATION,
  /** It answers the locations of a project. */
  LIST_LOCATIONS,
  /** It answers a message of its own, of which the type is known and nothing else. */
  OTHER,
  /** It takes or answers a stream, and is not served. */
  STREAMING;

  private final String word = name().toLowerCase(Locale.ROOT).replace('_', '-');

  /**
   * Returns the word that mappings and reports have for it, such as {@code create} and {@code
   * get-policy}.
   */
  public String word() {
    return word;
  }
}
