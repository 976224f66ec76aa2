package io.github.wiremocklro.testcontainers;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.github.wiremocklro.FakeOperations;
import io.github.wiremocklro.auth.AccessToken;
import io.github.wiremocklro.internal.json.AccessTokenJson;
import io.github.wiremocklro.internal.json.Json;
import io.github.wiremocklro.operation.JsonObject;
import io.github.wiremocklro.protobuf.Apis;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Future;
import org.jspecify.annotations.Nullable;
import org.testcontainers.containers.GenericContainer;
import org.testcontainers.utility.DockerImageName;

/**
 * The fake in a container. It listens on port 8080 there, which {@link #getBaseUrl()} tells from
 * outside, and runs as user 10001. Supported images: {@code ghcr.io/wiremock-lro/wiremock-lro}, and
 * {@code wiremock-lro} as the project's Dockerfile builds it; {@link #fromClassPath()} needs none.
 *
 * <pre>{@code
 * try (WireMockLroContainer lro = WireMockLroContainer.fromClassPath()) {
 *   lro.start();
 *   lro.operations().next(create(lake), operation().onCancel(completes()));
 *   // point a client at lro.getBaseUrl()
 * }
 * }</pre>
 *
 * <p>{@link #withCommand(String...)} takes the options of the server, all but {@code --port}.
 * Copied files and a read-only root file system exclude each other: that is the engine's rule.
 */
public final class WireMockLroContainer extends GenericContainer<WireMockLroContainer> {
  private static final DockerImageName PUBLISHED =
      DockerImageName.parse("ghcr.io/wiremock-lro/wiremock-lro");
  private static final DockerImageName BUILT_LOCALLY = DockerImageName.parse("wiremock-lro");
  private static final String DEFAULT_BASE_IMAGE = "eclipse-temurin:17-jre";

  private static final int PORT = 8080;
  private static final String MAPPINGS = "/home/wiremock/mappings/";
  private static final String FILES = "/home/wiremock/__files/";
  private static final String JSON = ".json";
  private static final String TOKENS = "/etc/wiremock-lro/tokens.json";
  private static final String APIS = "/etc/wiremock-lro/apis/";

  private final Map<String, AccessToken> tokens = new LinkedHashMap<>();
  private final List<List<String>> options = new ArrayList<>();
  private int copiedApis;
  private @Nullable FakeOperations operations;

  /**
   * Creates a container that is not started yet.
   *
   * @param image with a tag, such as {@code ghcr.io/wiremock-lro/wiremock-lro:0.1.0}
   */
  public WireMockLroContainer(String image) {
    this(DockerImageName.parse(image));
  }

  /**
   * Creates a container that is not started yet.
   *
   * @param image a supported one, or one {@linkplain
   *     DockerImageName#asCompatibleSubstituteFor(String) declared as its substitute}
   * @throws IllegalStateException if it is neither
   */
  public WireMockLroContainer(DockerImageName image) {
    super(checked(image));
    waitingFor(new HealthWaitStrategy(PORT));
  }

  WireMockLroContainer(Future<String> image) {
    super(image);
    waitingFor(new HealthWaitStrategy(PORT));
  }

  private static DockerImageName checked(DockerImageName image) {
    image.assertCompatibleWith(PUBLISHED, BUILT_LOCALLY);
    return image;
  }

  /**
   * Creates a container whose image is made, when it starts, of this very library and those that it
   * needs, on the JRE of {@code eclipse-temurin:17-jre}. An image that was made of the same files
   * before is used again; it stays until it is removed by hand.
   */
  public static WireMockLroContainer fromClassPath() {
    return fromClassPath(DEFAULT_BASE_IMAGE);
  }

  /**
   * Creates a container as {@link #fromClassPath()} does, on another base.
   *
   * @param baseImage has {@code java}, 17 or later, on its path, and a shell
   */
  public static WireMockLroContainer fromClassPath(String baseImage) {
    return new WireMockLroContainer(
        new ClassPathImage(baseImage, WireMockLroContainer.class.getClassLoader()));
  }

  /**
   * Copies a mapping into the container, or all that are in a directory. They can be read there,
   * whatever their modes are here, and win over the shipped ones. If the server cannot use one, the
   * start fails, and the exception says why.
   *
   * @throws IllegalArgumentException if there is nothing to copy, or it cannot be read
   */
  public WireMockLroContainer withMapping(Path fileOrDirectory) {
    Map<String, byte[]> files = LocalFiles.read(fileOrDirectory);
    if (files.keySet().stream().noneMatch(name -> name.endsWith(JSON))) {
      throw new IllegalArgumentException(
          "%s has no mapping in it: a file that ends with %s".formatted(fileOrDirectory, JSON));
    }
    files.forEach((name, json) -> copy(json, MAPPINGS + name));
    return this;
  }

  /**
   * Puts a mapping into the container. One of the same name before is replaced.
   *
   * <p>Example: {@code withMapping("hello.json", "{\"request\": {\"urlPath\": \"/hello\"}}")}.
   *
   * @param name of its file below {@code mappings}
   * @throws IllegalArgumentException if the name is not that of a JSON file there
   */
  public WireMockLroContainer withMapping(String name, String json) {
    if (!name.endsWith(JSON)) {
      throw new IllegalArgumentException(
          "\"%s\" is no name for a mapping, which has to end with %s".formatted(name, JSON));
    }
    return copy(json.getBytes(UTF_8), MAPPINGS + LocalFiles.checkedName(name));
  }

  /**
   * Copies a file into the container, or all that are in a directory: to be the {@code
   * bodyFileName} of responses, and of parts of scripts.
   *
   * @throws IllegalArgumentException if there is nothing to copy, or it cannot be read
   */
  public WireMockLroContainer withFile(Path fileOrDirectory) {
    LocalFiles.read(fileOrDirectory).forEach((name, content) -> copy(content, FILES + name));
    return this;
  }

  /**
   * Puts a file into the container. One of the same name before is replaced.
   *
   * @param name below {@code __files}, such as {@code lakes/sales.json}
   * @throws IllegalArgumentException if the name leads elsewhere
   */
  public WireMockLroContainer withFile(String name, String text) {
    return copy(text.getBytes(UTF_8), FILES + LocalFiles.checkedName(name));
  }

  /**
   * Requires an OAuth 2.0 access token of all requests to the API, as {@link
   * io.github.wiremocklro.WireMockLroServer#requireAuth()} does.
   *
   * @param tokens those that are good, on top of those of earlier calls; they outlive a reset, and
   *     expire counted from the start of the server. Without any, each token is good until one is
   *     {@linkplain FakeOperations#declare declared}
   */
  public WireMockLroContainer withRequireAuth(AccessToken... tokens) {
    addOption("--require-auth");
    if (tokens.length > 0) {
      for (AccessToken token : tokens) {
        this.tokens.put(token.token(), token);
      }
      List<JsonObject> all = this.tokens.values().stream().map(AccessTokenJson::of).toList();
      // A file, and no option, because command lines are seen by everybody. The last copy counts.
      copy(Json.bytes(JsonObject.of("tokens", all)), TOKENS);
      // With a file of the user's own beside it the server refuses to start, and says why.
      addOption("--tokens", TOKENS);
    }
    return this;
  }

  /**
   * Serves the APIs that a file describes, beside those of earlier calls and Dataplex, as {@link
   * io.github.wiremocklro.WireMockLroServer#api(Path)} does. The file is copied into the container;
   * if the server cannot use it, the start fails, and the exception says why.
   *
   * <p>Example: {@code withApi(Path.of("proto-google-cloud-redis-v1-2.91.0.jar"))}.
   *
   * @throws IllegalArgumentException if there is no such file, or it cannot be read
   */
  public WireMockLroContainer withApi(Path file) {
    if (!Files.isRegularFile(file)) {
      throw new IllegalArgumentException(
          "%s is not a file; name a jar or a FileDescriptorSet".formatted(file));
    }
    LocalFiles.read(file).forEach(this::addApi);
    return this;
  }

  /**
   * Serves APIs that generated classes describe, as {@link #withApi(Path)} does.
   *
   * <p>Example: {@code withApi(Apis.of(RedisProto.getDescriptor()))}.
   */
  public WireMockLroContainer withApi(Apis apis) {
    addApi(apis.toString().replaceFirst(".*/", "") + ".binpb", apis.toByteArray());
    return this;
  }

  /** Two files may have the same name. */
  private void addApi(String name, byte[] content) {
    String path = APIS + copiedApis++ + "/" + name;
    copy(content, path);
    addOption("--api", path);
  }

  /**
   * Takes requests that do not fit the descriptors of their API, as {@link
   * io.github.wiremocklro.WireMockLroServer#lenient()} does.
   */
  public WireMockLroContainer withLenient() {
    return addOption("--lenient");
  }

  /**
   * Asks for the parents of new resources, as {@link
   * io.github.wiremocklro.WireMockLroServer#strictParents()} does.
   */
  public WireMockLroContainer withStrictParents() {
    return addOption("--strict-parents");
  }

  /**
   * Lets ids decide fates in every API, as {@link
   * io.github.wiremocklro.WireMockLroServer#fatesForAllApis()} does.
   */
  public WireMockLroContainer withFatesForAllApis() {
    return addOption("--fates-for-all-apis");
  }

  private WireMockLroContainer addOption(String... option) {
    if (!options.contains(List.of(option))) {
      options.add(List.of(option));
    }
    return this;
  }

  /**
   * Returns where clients on this machine find the fake, such as {@code http://localhost:32768}; no
   * slash at the end. Containers on the same network find it at port 8080 of its alias.
   *
   * @throws IllegalStateException if the container is not started
   */
  public String getBaseUrl() {
    if (getContainerId() == null) {
      throw new IllegalStateException("the container is not started; call start() first");
    }
    return "http://%s:%d".formatted(getHost(), getMappedPort(PORT));
  }

  /**
   * Returns the controls of the fake, the same as long as the container runs. With an admin API
   * that has a password, {@link FakeOperations#connect(String) connect} with that instead.
   *
   * @throws IllegalStateException if the container is not started
   */
  public synchronized FakeOperations operations() {
    String baseUrl = getBaseUrl();
    if (operations == null || !operations.baseUrl().equals(baseUrl)) {
      operations = FakeOperations.connect(baseUrl);
    }
    return operations;
  }

  /** Called at each start, and so says nothing that a second time would change. */
  @Override
  protected void configure() {
    addExposedPorts(PORT);
    List<String> command = new ArrayList<>(List.of(getCommandParts()));
    for (List<String> option : options) {
      if (Collections.indexOfSubList(command, option) < 0) {
        command.addAll(option);
      }
    }
    setCommandParts(command.toArray(String[]::new));
  }

  private WireMockLroContainer copy(byte[] content, String path) {
    return withCopyToContainer(ClassPathImage.readable(content), path);
  }
}
