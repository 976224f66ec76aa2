package io.github.wiremocklro.internal.cli;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.github.tomakehurst.wiremock.admin.Router;
import com.github.tomakehurst.wiremock.extension.AdminApiExtension;
import com.github.tomakehurst.wiremock.extension.Extension;
import com.github.tomakehurst.wiremock.extension.ExtensionFactory;
import com.github.tomakehurst.wiremock.extension.WireMockServices;
import com.github.tomakehurst.wiremock.http.RequestMethod;
import com.github.tomakehurst.wiremock.http.ResponseDefinition;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.jar.JarEntry;
import java.util.jar.JarOutputStream;

/** A jar with an extension, as a user has it: one route of the admin API. */
public final class ExtensionJar {
  /** What the extension adds. */
  public static final String ROUTE = "/__admin/users-own";

  private ExtensionJar() {}

  /** Writes the jar, which declares a factory of extensions. */
  public static Path declaring(String factory, Path directory) throws IOException {
    Path jar = directory.resolve("extension.jar");
    try (JarOutputStream out = new JarOutputStream(Files.newOutputStream(jar))) {
      for (Class<?> type : List.of(Factory.class, UsersOwn.class)) {
        String file = type.getName().replace('.', '/') + ".class";
        try (InputStream in = type.getResourceAsStream("/" + file)) {
          write(out, file, in.readAllBytes());
        }
      }
      write(out, "META-INF/services/" + ExtensionFactory.class.getName(), factory.getBytes(UTF_8));
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

  /** The route. */
  public static final class UsersOwn implements AdminApiExtension {
    @Override
    public String getName() {
      return "users-own";
    }

    @Override
    public void contributeAdminApiRoutes(Router router) {
      router.add(
          RequestMethod.GET,
          ROUTE.replaceFirst("/__admin", ""),
          (admin, event, parameters) -> ResponseDefinition.ok());
    }
  }
}
