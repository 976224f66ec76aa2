package io.github.wiremocklro.internal.jetty;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.lang.reflect.Constructor;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.ByteBuffer;
import java.util.List;
import org.junit.jupiter.api.Test;
import wiremock.org.eclipse.jetty.http.HttpFields;
import wiremock.org.eclipse.jetty.server.handler.ErrorHandler;

/** The last resort of whatever goes wrong. */
class HttpErrorsTest {

  /** A mix of versions that do not go together is as bad. */
  @Test
  void anErrorHasABodyEvenWhereJacksonDoesNotWork() throws Exception {
    URL[] withoutJackson =
        List.of(HttpErrors.class, HttpFields.class).stream()
            .map(type -> type.getProtectionDomain().getCodeSource().getLocation())
            .toArray(URL[]::new);
    try (URLClassLoader loader =
        new URLClassLoader(withoutJackson, ClassLoader.getPlatformClassLoader())) {
      Constructor<?> constructor =
          loader.loadClass(HttpErrors.class.getName()).getDeclaredConstructor();
      constructor.setAccessible(true);
      Class<?> headers = loader.loadClass(HttpFields.Mutable.class.getName());
      Object none = loader.loadClass(HttpFields.class.getName()).getMethod("build").invoke(null);

      ByteBuffer body =
          (ByteBuffer)
              loader
                  .loadClass(ErrorHandler.class.getName())
                  .getMethod("badMessageError", int.class, String.class, headers)
                  .invoke(constructor.newInstance(), 500, "a \"b\"\n\\", none);

      assertThat(UTF_8.decode(body).toString())
          .isEqualTo(
              "{\"error\": {\"code\": 500,"
                  + " \"message\": \"The request cannot be read: a 'b'''\"}}");
    }
  }
}
