package io.github.wiremocklro.testcontainers;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.github.dockerjava.api.exception.NotFoundException;
import java.net.URI;
import java.net.URISyntaxException;
import java.net.URL;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import org.testcontainers.DockerClientFactory;
import org.testcontainers.images.builder.ImageFromDockerfile;
import org.testcontainers.images.builder.Transferable;
import org.testcontainers.utility.LazyFuture;

/**
 * An image of the server that is on the class path. It is named after its content and stays with
 * the engine, so that it is built once, and not for each class of tests.
 */
final class ClassPathImage extends LazyFuture<String> {
  private static final String PROTOBUF = "com/google/protobuf/Descriptors.class";

  /** What it is called in the standalone jar. */
  private static final String RENAMED_PROTOBUF =
      "io/github/wiremocklro/shaded/protobuf/Descriptors.class";

  /** One of each jar that the server needs, those first that change least. */
  private static final List<String> NEEDED =
      List.of(
          "wiremock/joptsimple/OptionParser.class", // in no other jar of WireMock's
          "com/fasterxml/jackson/core/JsonFactory.class",
          PROTOBUF,
          "wiremock-lro/mappings.index", // a folder of its own in the builds of Gradle
          "io/github/wiremocklro/standalone/Main.class");

  private static final String DOCKERFILE =
      """
      FROM %s
      RUN mkdir -p /home/wiremock/mappings /home/wiremock/__files /home/wiremock/apis \\
       && chown -R 10001:0 /home/wiremock
      %s
      USER 10001:10001
      WORKDIR /home/wiremock
      EXPOSE 8080
      ENTRYPOINT ["java", "-XX:TieredStopAtLevel=1", "-XX:+UseSerialGC", \\
                  "-XX:MaxRAMPercentage=75", "-XX:+ExitOnOutOfMemoryError", "-cp", "%s", \\
                  "io.github.wiremocklro.standalone.Main", \\
                  "--bind-address", "0.0.0.0", "--root-dir", "/home/wiremock"]
      """;

  private final String baseImage;
  private final ClassLoader classes;

  ClassPathImage(String baseImage, ClassLoader classes) {
    this.baseImage = baseImage;
    this.classes = classes;
  }

  @Override
  protected String resolve() {
    SortedMap<String, byte[]> context = context();
    // With a host in it the name is never taken for one of a registry.
    String name = "localhost/wiremock-lro:" + digest(context);
    if (!isThere(name)) {
      ImageFromDockerfile image = new ImageFromDockerfile(name, false);
      context.forEach((path, content) -> image.withFileFromTransferable(path, readable(content)));
      image.get();
    }
    return name;
  }

  /** A mode that the server's user can read by, whatever that of the file here. */
  static Transferable readable(byte[] content) {
    return Transferable.of(content, Transferable.DEFAULT_FILE_MODE);
  }

  private SortedMap<String, byte[]> context() {
    SortedMap<String, byte[]> context = new TreeMap<>();
    List<String> layers = new ArrayList<>();
    List<String> classPath = new ArrayList<>();
    for (Path location : NEEDED.stream().map(this::named).map(this::locate).distinct().toList()) {
      boolean directory = Files.isDirectory(location);
      String name = layers.size() + (directory ? "" : ".jar");
      LocalFiles.read(location)
          .forEach((path, content) -> context.put(directory ? name + "/" + path : name, content));
      layers.add("COPY %1$s /opt/wiremock-lro/%1$s".formatted(name));
      classPath.add("/opt/wiremock-lro/" + name);
    }
    String dockerfile =
        DOCKERFILE.formatted(baseImage, String.join("\n", layers), String.join(":", classPath));
    context.put("Dockerfile", dockerfile.getBytes(UTF_8));
    return context;
  }

  private String named(String resource) {
    return resource.equals(PROTOBUF) && classes.getResource(RENAMED_PROTOBUF) != null
        ? RENAMED_PROTOBUF
        : resource;
  }

  /** Returns the jar, or the directory, that a class or resource is in. */
  private Path locate(String resource) {
    URL url = classes.getResource(resource);
    if (url == null) {
      throw new IllegalStateException(
          ("%s is not on the class path; the image is made of wiremock-lro, wiremock-standalone,"
                  + " jackson-core and protobuf-java, or of wiremock-lro's standalone jar")
              .formatted(resource));
    }
    String place = url.toString();
    String root = place.substring(0, place.length() - resource.length());
    try {
      if (root.startsWith("jar:file:")) {
        return Path.of(new URI(root.substring("jar:".length(), root.length() - "!/".length())));
      }
      if (root.startsWith("file:")) {
        return Path.of(new URI(root));
      }
    } catch (URISyntaxException e) {
      throw new IllegalStateException("%s has no path".formatted(place), e);
    }
    throw new IllegalStateException(
        "%s is neither in a directory nor in a jar of its own; name an image".formatted(place));
  }

  private static boolean isThere(String image) {
    try {
      DockerClientFactory.instance().client().inspectImageCmd(image).exec();
      return true;
    } catch (NotFoundException e) {
      return false;
    }
  }

  private static String digest(Map<String, byte[]> files) {
    try {
      MessageDigest all = MessageDigest.getInstance("SHA-256");
      for (Map.Entry<String, byte[]> file : files.entrySet()) {
        all.update("%s\0%d\0".formatted(file.getKey(), file.getValue().length).getBytes(UTF_8));
        all.update(file.getValue());
      }
      return HexFormat.of().formatHex(all.digest());
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java platform has SHA-256", e);
    }
  }
}
