package io.github.wiremocklro.internal.wiremock;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.github.tomakehurst.wiremock.common.FileSource;
import io.github.wiremocklro.internal.json.Json;
import io.github.wiremocklro.operation.InvalidArgumentException;
import io.github.wiremocklro.operation.JsonObject;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/**
 * Objects of a mapping's script that stand in a file of their own: {@code {"bodyFileName":
 * "lake.json"}} in place of the object. The file is looked for in the user's {@code __files}, then
 * among those that come with this library.
 */
final class ScriptFiles {
  static final String KEY = "bodyFileName";
  private static final String SHIPPED = "/wiremock-lro/__files/";

  private final FileSource users;
  private final Map<String, JsonObject> shipped = new ConcurrentHashMap<>();

  ScriptFiles(FileSource users) {
    this.users = users;
  }

  boolean usersExist() {
    return users.exists();
  }

  static boolean isReference(JsonObject object) {
    return object.fields().size() == 1 && object.has(KEY);
  }

  /** Returns the object in the file that a reference names. */
  JsonObject read(JsonObject reference, String path) {
    String file = checkedFile(reference, path);
    return usersFile(file).or(() -> shippedFile(file)).orElseThrow(() -> missing(file, path));
  }

  /** Returns whether an object has its text in a file. */
  static boolean hasTextFile(JsonObject object) {
    return object.get(KEY) instanceof String;
  }

  /** Returns the text in the file that an object names, as it stands: it is no template. */
  String readText(JsonObject object, String path) {
    String file = checkedFile(object, path);
    return usersContent(file)
        .or(() -> shippedContent(file))
        .map(content -> new String(content, UTF_8))
        .orElseThrow(() -> missing(file, path));
  }

  private static String checkedFile(JsonObject reference, String path) {
    Object name = reference.get(KEY);
    if (!(name instanceof String file) || !staysBelowRoot(file)) {
      throw new InvalidArgumentException(
          path + "." + KEY,
          name,
          "is no path below __files",
          "name a file there, without templates and without \"..\"");
    }
    return file;
  }

  private static InvalidArgumentException missing(String file, String path) {
    return new InvalidArgumentException(
        path + "." + KEY, file, "is not there", "put the file below __files");
  }

  private static boolean staysBelowRoot(String file) {
    return !file.startsWith("/")
        && !file.contains("\\")
        && !file.contains("{{")
        && Arrays.stream(file.split("/", -1))
            .noneMatch(part -> part.isEmpty() || part.equals(".") || part.equals(".."));
  }

  /** Reads it anew each time: the user may change it while the server runs. */
  private Optional<JsonObject> usersFile(String file) {
    return usersContent(file).map(content -> parsed(content, file));
  }

  private Optional<byte[]> usersContent(String file) {
    try {
      return users.exists() && !isUsersDirectory(file)
          ? Optional.of(users.getBinaryFileNamed(file).readContents())
          : Optional.empty();
    } catch (Exception missing) {
      // Which exception says so depends on where WireMock's files come from; some are checked ones
      // that it does not declare.
      return Optional.empty();
    }
  }

  /** What WireMock reads of one is the list of what is in it. */
  private boolean isUsersDirectory(String file) {
    URI root = users.getUri();
    return "file".equals(root.getScheme()) && Files.isDirectory(Path.of(root).resolve(file));
  }

  private Optional<JsonObject> shippedFile(String file) {
    return Optional.ofNullable(
        shipped.computeIfAbsent(
            file, name -> shippedContent(name).map(content -> parsed(content, name)).orElse(null)));
  }

  private static Optional<byte[]> shippedContent(String file) {
    try (@Nullable InputStream in = ScriptFiles.class.getResourceAsStream(SHIPPED + file)) {
      return in == null ? Optional.empty() : Optional.of(in.readAllBytes());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static JsonObject parsed(byte[] content, String file) {
    return Json.parseObject(new String(content, UTF_8), "__files/" + file);
  }
}
