package io.github.wiremocklro.internal.wiremock;

import static com.github.tomakehurst.wiremock.http.RequestMethod.GET;

import com.github.tomakehurst.wiremock.admin.AdminTask;
import com.github.tomakehurst.wiremock.admin.Router;
import com.github.tomakehurst.wiremock.client.ResponseDefinitionBuilder;
import com.github.tomakehurst.wiremock.common.url.PathParams;
import com.github.tomakehurst.wiremock.core.Admin;
import com.github.tomakehurst.wiremock.extension.AdminApiExtension;
import com.github.tomakehurst.wiremock.http.ResponseDefinition;
import com.github.tomakehurst.wiremock.stubbing.ServeEvent;
import io.github.wiremocklro.internal.console.ConsoleFiles;
import io.github.wiremocklro.operation.Code;
import io.github.wiremocklro.operation.Status;
import io.github.wiremocklro.operation.StatusException;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * The page at {@code /__admin/lro} that shows operations while they run. It is static, and asks the
 * admin API; nothing that it shows can make it run or fetch anything else.
 */
final class Console implements AdminApiExtension {
  private static final String PATH = "/lro";
  private static final String FILE = "file";
  private static final String POLICY =
      "default-src 'none'; script-src 'self'; style-src 'self'; connect-src 'self'; img-src data:;"
          + " base-uri 'none'; form-action 'none'; frame-ancestors 'none'";
  private static final Map<String, String> TYPES =
      Map.of(
          "html", "text/html; charset=UTF-8",
          "css", "text/css; charset=UTF-8",
          "js", "text/javascript; charset=UTF-8");

  @Override
  public String getName() {
    return "lro-console";
  }

  @Override
  public void contributeAdminApiRoutes(Router router) {
    // Two classes, for WireMock looks routes up by the class of their task.
    router.add(
        GET,
        PATH,
        new AdminTask() {
          @Override
          public ResponseDefinition execute(Admin admin, ServeEvent event, PathParams path) {
            return reply(ConsoleFiles.PAGE);
          }
        });
    router.add(
        GET,
        PATH + "/{" + FILE + "}",
        new AdminTask() {
          @Override
          public ResponseDefinition execute(Admin admin, ServeEvent event, PathParams path) {
            return reply(Objects.requireNonNull(path.get(FILE)));
          }
        });
  }

  private static ResponseDefinition reply(String name) {
    byte @Nullable [] content = ConsoleFiles.find(name);
    if (content == null) {
      Status status = Status.of(Code.NOT_FOUND, "The page has no file of that name.");
      return Reply.error(new StatusException(status, "FILE_NOT_FOUND")).alone();
    }
    return new ResponseDefinitionBuilder()
        .withHeader("Content-Type", TYPES.get(name.substring(name.lastIndexOf('.') + 1)))
        .withHeader("Content-Security-Policy", POLICY)
        .withHeader("X-Content-Type-Options", "nosniff")
        .withHeader("Referrer-Policy", "no-referrer")
        .withHeader("Cache-Control", "no-cache")
        .withBody(content)
        .build();
  }
}
