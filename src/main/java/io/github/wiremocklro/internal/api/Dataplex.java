package io.github.wiremocklro.internal.api;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.github.wiremocklro.internal.engine.FixedType;
import io.github.wiremocklro.internal.engine.MessageType;
import io.github.wiremocklro.internal.engine.MessageTypes;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** The API that this server stands in for, written down by hand. */
public final class Dataplex {
  private static final Set<String> SET_BY_THE_SERVER =
      Set.of("name", "uid", "createTime", "updateTime", "state");

  /** A lake and all that is made of the same fields (google/cloud/dataplex/v1/resources.proto). */
  private static final MessageType RESOURCE =
      new FixedType(
          SET_BY_THE_SERVER,
          SET_BY_THE_SERVER,
          List.of("STATE_UNSPECIFIED", "ACTIVE", "CREATING", "DELETING", "ACTION_REQUIRED"),
          Map.of());

  private static final MessageType METADATA =
      FixedType.of("createTime", "endTime", "target", "verb", "requestedCancellation");

  /**
   * Version 1, with the metadata of other APIs that use the same words: mappings of the user's own
   * serve them. The read-only scope is not among the scopes, not even for Get
   * (google/cloud/dataplex/v1/dataplex_v1.yaml, authentication rules).
   */
  public static final KnownApi V1 =
      new KnownApi(
          "dataplex.googleapis.com",
          Set.of("v1"),
          Set.of("projects", "organizations"),
          List.of(
              "https://www.googleapis.com/auth/cloud-platform",
              "https://www.googleapis.com/auth/dataplex.read-write"),
          KnownApi.VERBS_OF_OPERATIONS,
          types());

  private Dataplex() {}

  private static MessageTypes types() {
    Map<String, MessageType> types = new HashMap<>();
    namesOfMetadata().forEach(name -> types.put(name, METADATA));
    for (String name : List.of("Lake", "Zone", "Asset", "Task")) {
      types.put("google.cloud.dataplex.v1." + name, RESOURCE);
    }
    return types::get;
  }

  private static List<String> namesOfMetadata() {
    String list = "metadata-types.txt";
    try (InputStream in = Dataplex.class.getResourceAsStream(list)) {
      if (in == null) {
        throw new IllegalStateException(list + " is missing beside " + Dataplex.class);
      }
      return new BufferedReader(new InputStreamReader(in, UTF_8))
          .lines()
          .filter(line -> !line.startsWith("#"))
          .toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
