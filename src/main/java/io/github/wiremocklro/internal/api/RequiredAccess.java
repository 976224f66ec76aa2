package io.github.wiremocklro.internal.api;

import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * What a caller needs at Google.
 *
 * @param service the host that serves the call, such as {@code redis.googleapis.com}; empty where
 *     the descriptors tell none
 * @param scopes those of which an access token has to have one; of none, every token will do
 */
public record RequiredAccess(String service, List<String> scopes) {
  private static final Pattern TO_READ = Pattern.compile(".*read[-_]?only");

  /** Copies the list. */
  public RequiredAccess {
    scopes = List.copyOf(scopes);
  }

  /** Returns what another service of the same host lets in as well. */
  RequiredAccess with(RequiredAccess other) {
    return new RequiredAccess(service, both(other));
  }

  /** Returns what is enough for this or for another, as a call that may be of either. */
  RequiredAccess or(RequiredAccess other) {
    boolean open = scopes.isEmpty() || other.scopes.isEmpty();
    return new RequiredAccess(
        service.isEmpty() ? other.service : service, open ? List.of() : both(other));
  }

  /** Returns this without the scopes that are only to read with, unless there are no others. */
  RequiredAccess toChange() {
    List<String> rest = scopes.stream().filter(scope -> !TO_READ.matcher(scope).matches()).toList();
    return rest.isEmpty() ? this : new RequiredAccess(service, rest);
  }

  private List<String> both(RequiredAccess other) {
    return Stream.concat(scopes.stream(), other.scopes.stream()).distinct().toList();
  }
}
