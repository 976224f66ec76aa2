package io.github.wiremocklro.internal.api;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * All APIs that a server knows. Mappings of the user's own may serve others: what is asked of those
 * is answered as of the first that is known. Immutable.
 */
public final class KnownApis {
  private final List<KnownApi> apis;
  private final List<Prefix> paths = new ArrayList<>();
  private final List<Prefix> resources = new ArrayList<>();

  private KnownApis(List<KnownApi> apis) {
    this.apis = apis;
    for (KnownApi api : apis) {
      for (String version : api.versions()) {
        String path = "/" + version + "/";
        paths.add(new Prefix(path, api));
        api.collections().forEach(name -> resources.add(new Prefix(path + name + "/", api)));
      }
    }
  }

  /** Returns one or more APIs; where two have the same path, it is that of the first. */
  public static KnownApis of(KnownApi first, KnownApi... others) {
    return new KnownApis(Stream.concat(Stream.of(first), Stream.of(others)).toList());
  }

  /** Returns the API that a path belongs to, as the server receives it: with its version. */
  public KnownApi of(String path) {
    Prefix found = find(resources, path);
    found = found == null ? find(paths, path) : found;
    return found == null ? apis.get(0) : found.api();
  }

  /** Returns all scopes that any of these takes. */
  public List<String> oauthScopes() {
    return apis.stream().flatMap(api -> api.oauthScopes().stream()).distinct().toList();
  }

  /** Each request passes here: no streams. */
  private static @Nullable Prefix find(List<Prefix> prefixes, String path) {
    for (Prefix prefix : prefixes) {
      if (path.startsWith(prefix.text())) {
        return prefix;
      }
    }
    return null;
  }

  /** What paths of an API begin with. */
  private record Prefix(String text, KnownApi api) {}
}
