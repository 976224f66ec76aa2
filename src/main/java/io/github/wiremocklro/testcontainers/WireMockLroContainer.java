package io.github.wiremocklro.testcontainers;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.github.wiremocklro.FakeOperations;
import io.github.wiremocklro.auth.AccessToken;
import io.github.wiremocklro.protobuf.Apis;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
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
  private static final String DEFAULT_BASE_IMAGE = "eclipse-temurin:17-jre";
  private static final int PORT = 8080;
  private static final int HTTPS_PORT = 8443;
  private static final String HTTPS = "--https-port";
  private static final String MAPPINGS = "/home/wiremock/mappings/";
  private static final String FILES = "/home/wiremock/__files/";
  private static final String APIS = "/etc/wiremock-lro/apis/";

  private final TokensFile tokens = new TokensFile();
  private final Set<String> tlsNames = new LinkedHashSet<>();
  private final AddedOptions options = new AddedOptions();
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
    super(SupportedImages.checked(image));
    waitingFor(new HealthWaitStrategy(PORT));
  }

  WireMockLroContainer(Future<String> image) {
    super(image);
    waitingFor(new HealthWaitStrategy(PORT));
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
    LocalFiles.readMappings(fileOrDirectory).forEach((name, json) -> copy(json, MAPPINGS + name));
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
    return copy(json.getBytes(UTF_8), MAPPINGS + LocalFiles.checkedMappingName(name));
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
      List.of(tokens).forEach(this.tokens::add);
      copy(this.tokens.content(), TokensFile.PATH); // The last copy counts.
      // With a file of the user's own beside it the server refuses to start, and says why.
      addOption("--tokens", TokensFile.PATH);
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

  /**
   * Serves HTTPS too, on port 8443 in the container. Clients are to trust the {@linkplain
   * FakeOperations#caCertificate() authority} that {@link #operations()} tells.
   *
   * <p>Example: {@code withNetworkAliases("fake").withHttps("fake")}.
   *
   * @param tlsNames by which clients reach it, beside {@code localhost}, on top of those of earlier
   *     calls. If the server cannot use one, the start fails, and the exception says why
   */
  public WireMockLroContainer withHttps(String... tlsNames) {
    this.tlsNames.addAll(List.of(tlsNames));
    return addOption(HTTPS, String.valueOf(HTTPS_PORT));
  }

  private WireMockLroContainer addOption(String... option) {
    options.add(option);
    return this;
  }

  /**
   * Returns where clients on this machine find the fake, such as {@code http://localhost:32768}; no
   * slash at the end. Containers on the same network find it at port 8080 of its alias.
   *
   * @throws IllegalStateException if the container is not started
   */
  public String getBaseUrl() {
    return url("http", PORT);
  }

  /** Returns the same for gRPC clients, in plaintext, such as {@code localhost:32768}. */
  public String getTarget() {
    return operations().target();
  }

  /**
   * Returns the same for HTTPS. Containers on the same network find it at port 8443 of its alias.
   *
   * @throws IllegalStateException if the container is not started, or without {@link #withHttps}
   */
  public String getHttpsUrl() {
    if (!options.has(HTTPS)) {
      throw new IllegalStateException("there is no HTTPS; call withHttps() before start()");
    }
    return url("https", HTTPS_PORT);
  }

  private String url(String scheme, int port) {
    if (getContainerId() == null) {
      throw new IllegalStateException("the container is not started; call start() first");
    }
    return "%s://%s:%d".formatted(scheme, getHost(), getMappedPort(port));
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
    if (options.has(HTTPS)) {
      addExposedPorts(HTTPS_PORT);
    }
    if (!tlsNames.isEmpty()) {
      addOption("--tls-names", String.join(",", tlsNames));
    }
    setCommandParts(options.addedTo(getCommandParts()));
  }

  private WireMockLroContainer copy(byte[] content, String path) {
    return withCopyToContainer(ClassPathImage.readable(content), path);
  }
}
