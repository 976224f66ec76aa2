package io.github.wiremocklro.standalone;

import static io.github.wiremocklro.standalone.StandaloneProcess.onFreePort;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.github.tomakehurst.wiremock.admin.Router;
import com.github.tomakehurst.wiremock.extension.AdminApiExtension;
import com.github.tomakehurst.wiremock.extension.Extension;
import com.github.tomakehurst.wiremock.extension.ExtensionFactory;
import com.github.tomakehurst.wiremock.extension.WireMockServices;
import com.github.tomakehurst.wiremock.http.RequestMethod;
import com.github.tomakehurst.wiremock.http.ResponseDefinition;
import io.github.wiremocklro.standalone.StandaloneProcess.Exit;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.jar.JarEntry;
import java.util.jar.JarOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** A jar with the user's extensions, beside the standalone jar on the class path. */
@Timeout(120)
class ExtensionJarIT {
  private static final String ROUTE = "/users-own";

  @TempDir Path directory;

  @Test
  void isFoundByWhatItDeclares() throws Exception {
    List<String> classPath = beside(jar(Factory.class.getName()));

    try (StandaloneProcess server =
        StandaloneProcess.started(directory, classPath, onFreePort()).whenUp()) {
      assertThat(server.get("/__admin" + ROUTE).statusCode()).isEqualTo(200);
      assertThat(server.get("/__admin/ext/lro/clock").statusCode()).isEqualTo(200);
    }
    try (StandaloneProcess server =
        StandaloneProcess.started(
                directory, classPath, onFreePort("--disable-extensions-scanning"))
            .whenUp()) {
      assertThat(server.get("/__admin" + ROUTE).statusCode()).isEqualTo(404);
    }
  }

  @Test
  void thatDeclaresWhatIsNotThereIsSaidInOneLine() throws Exception {
    List<String> classPath = beside(jar("no.such.Factory"));

    try (StandaloneProcess process =
        StandaloneProcess.started(directory, classPath, onFreePort())) {
      Exit exit = process.exit();

      assertThat(exit.status()).isEqualTo(1);
      assertThat(exit.err())
          .hasLineCount(1)
          .startsWith("wiremock-lro cannot start: ")
          .contains("Provider no.such.Factory not found");
    }
  }

  private static List<String> beside(Path jar) {
    return List.of(jar.toString(), System.getProperty("standalone.jar"));
  }

  private Path jar(String declared) throws IOException {
    Path jar = directory.resolve("extension.jar");
    try (JarOutputStream out = new JarOutputStream(Files.newOutputStream(jar))) {
      for (Class<?> type : List.of(Factory.class, UsersOwn.class)) {
        String file = type.getName().replace('.', '/') + ".class";
        try (InputStream in = type.getResourceAsStream("/" + file)) {
          write(out, file, in.readAllBytes());
        }
      }
      write(out, "META-INF/services/" + ExtensionFactory.class.getName(), declared.getBytes(UTF_8));
    }
    return jar;
  }

  private static void write(JarOutputStream out, String file, byte[] bytes) throws IOException {
    out.putNextEntry(new JarEntry(file));
    out.write(bytes);
  }

  /** Makes the one below. */
  public static final class Factory implements ExtensionFactory {
    @Override
    public List<Extension> create(WireMockServices services) {
      return List.of(new UsersOwn());
    }
  }

  /** A route of the admin API. */
  public static final class UsersOwn implements AdminApiExtension {
    @Override
    public String getName() {
      return "users-own";
    }

    @Override
    public void contributeAdminApiRoutes(Router router) {
      router.add(
          RequestMethod.GET, ROUTE, (admin, event, parameters) -> ResponseDefinition.ok());
    }
  }
}
