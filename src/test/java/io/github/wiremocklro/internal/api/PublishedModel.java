package io.github.wiremocklro.internal.api;

import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;

/** What a published jar tells of its API; each is read once. */
record PublishedModel(String name, DescriptorPool pool, ApiModel model, DescriptorTypes types) {
  static final List<String> NAMES =
      List.of(
          "aiplatform-v1",
          "alloydb-v1",
          "dataplex-v1",
          "filestore-v1",
          "functions-v2",
          "redis-v1",
          "run-v2",
          "spanner-admin-database-v1",
          "spanner-admin-instance-v1",
          "workflows-v1");

  private static final Map<String, PublishedModel> READ = new ConcurrentHashMap<>();

  static PublishedModel of(String name) {
    return READ.computeIfAbsent(name, PublishedModel::read);
  }

  static Stream<PublishedModel> all() {
    return NAMES.stream().map(PublishedModel::of);
  }

  private static PublishedModel read(String name) {
    DescriptorPool pool =
        DescriptorPool.of(List.of(DescriptorSource.read(PublishedApis.jar(name))));
    return new PublishedModel(name, pool, ApiModel.of(pool), new DescriptorTypes(pool));
  }

  /** Returns the only method of a name without package and service. */
  ApiMethod method(String simpleName) {
    List<ApiMethod> found =
        model.methods().stream().filter(method -> method.simpleName().equals(simpleName)).toList();
    if (found.size() != 1) {
      throw new AssertionError(simpleName + ": " + found);
    }
    return found.get(0);
  }

  @Override
  public String toString() {
    return name;
  }
}
