package io.github.wiremocklro.internal.api;

import java.util.List;
import java.util.Set;

/**
 * What the server has to know of one API.
 *
 * @param defaultHost the host that serves it at Google, which is the name of the service too, such
 *     as {@code dataplex.googleapis.com} (google/api/client.proto)
 * @param versions what its paths begin with, such as {@code v1}
 * @param collections what the names of its resources begin with, such as {@code projects}
 * @param oauthScopes those of which an access token has to have one, in the order in which they are
 *     told; without any, every token will do
 * @param customVerbs what may stand behind a colon at the end of its paths (AIP-136), with those of
 *     the operations, such as {@code cancel}
 */
public record KnownApi(
    String defaultHost,
    Set<String> versions,
    Set<String> collections,
    List<String> oauthScopes,
    Set<String> customVerbs) {

  /**
   * The custom verbs that the operations of every API have (google/longrunning/operations.proto).
   */
  public static final Set<String> VERBS_OF_OPERATIONS = Set.of("cancel", "wait");

  public KnownApi {
    versions = Set.copyOf(versions);
    collections = Set.copyOf(collections);
    oauthScopes = List.copyOf(oauthScopes);
    customVerbs = Set.copyOf(customVerbs);
  }
}
