package io.github.wiremocklro.internal.wiremock;

import com.github.tomakehurst.wiremock.admin.Router;
import com.github.tomakehurst.wiremock.common.Json;
import com.github.tomakehurst.wiremock.core.Admin;
import com.github.tomakehurst.wiremock.extension.AdminApiExtension;
import com.github.tomakehurst.wiremock.extension.requestfilter.AdminRequestFilterV2;
import com.github.tomakehurst.wiremock.extension.requestfilter.RequestFilterAction;
import com.github.tomakehurst.wiremock.http.Request;
import com.github.tomakehurst.wiremock.http.RequestMethod;
import com.github.tomakehurst.wiremock.http.ResponseDefinition;
import com.github.tomakehurst.wiremock.stubbing.ServeEvent;
import com.github.tomakehurst.wiremock.stubbing.StubImport;
import com.github.tomakehurst.wiremock.stubbing.StubMapping;
import io.github.wiremocklro.operation.Code;
import io.github.wiremocklro.operation.Status;
import io.github.wiremocklro.operation.StatusException;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Leads an import of mappings to a route of this library, as {@link JournalApi} does. */
final class ImportApi implements AdminApiExtension, AdminRequestFilterV2 {
  private static final String IMPORT = "/mappings/import";
  private static final String ROOT = "/ext/lro-import";

  private final ScriptCheck check;
  private final MappingsImport imports;

  ImportApi(ScriptCheck check, MappingsImport imports) {
    this.check = check;
    this.imports = imports;
  }

  @Override
  public String getName() {
    return "lro-import";
  }

  @Override
  public void contributeAdminApiRoutes(Router router) {
    router.add(
        RequestMethod.POST,
        ROOT + IMPORT,
        (admin, event, parameters) -> answer(admin, event.getRequest().getBodyAsString()));
  }

  private ResponseDefinition answer(Admin admin, String body) {
    @Nullable StubImport mappings = Json.read(body, StubImport.class);
    List<StubMapping> all = mappings == null ? null : mappings.getMappings();
    if (mappings == null || all == null || all.stream().anyMatch(Objects::isNull)) {
      Status status =
          Status.of(
              Code.INVALID_ARGUMENT,
              "The body of POST /mappings/import lacks mappings, or one of them is null; send"
                  + " {\"mappings\": [...]}.");
      return Reply.error(new StatusException(status, "INVALID_ARGUMENT")).alone();
    }
    // Before any is in: to take out many again takes WireMock minutes, and requests match
    // meanwhile.
    all.forEach(check::check);
    imports.into(admin, mappings, admin::importStubs);
    return ResponseDefinition.ok();
  }

  @Override
  public RequestFilterAction filter(Request request, ServeEvent event) {
    String path = ResourcePath.path(JournalApi.route(request));
    return request.getMethod().equals(RequestMethod.POST) && path.equals(IMPORT)
        ? JournalApi.led(request, ROOT)
        : RequestFilterAction.continueWith(request);
  }
}
