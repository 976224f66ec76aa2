package io.github.wiremocklro;

import static io.github.wiremocklro.operation.After.polls;
import static io.github.wiremocklro.operation.OperationScript.operation;
import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import com.github.tomakehurst.wiremock.WireMockServer;
import io.github.wiremocklro.internal.api.ApiMethod;
import io.github.wiremocklro.internal.api.ApiResource;
import io.github.wiremocklro.internal.api.DescriptorSource;
import io.github.wiremocklro.internal.api.FieldViolation;
import io.github.wiremocklro.internal.api.MethodKind;
import io.github.wiremocklro.internal.api.PathTemplate;
import io.github.wiremocklro.internal.api.PathTemplate.Literal;
import io.github.wiremocklro.internal.api.PublishedApis;
import io.github.wiremocklro.internal.json.Json;
import io.github.wiremocklro.internal.wiremock.LroServices;
import io.github.wiremocklro.internal.wiremock.LroWireMockServer;
import io.github.wiremocklro.internal.wiremock.Rest;
import io.github.wiremocklro.internal.wiremock.Rest.Reply;
import io.github.wiremocklro.operation.JsonObject;
import io.github.wiremocklro.operation.Limits;
import io.github.wiremocklro.operation.ResourceChange;
import java.io.IOException;
import java.net.http.HttpRequest.BodyPublishers;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * Every method of published jars that starts an operation is started over REST and polled to its
 * end, and all that comes back is read strictly with the descriptors.
 */
class EveryMethodTest {

  @ParameterizedTest
  @CsvSource({
    "aiplatform-v1, 116",
    "alloydb-v1, 22",
    "dataplex-v1, 49",
    "filestore-v1, 12",
    "functions-v2, 3",
    "redis-v1, 8",
    "run-v2, 17",
    "spanner-admin-database-v1, 6",
    "spanner-admin-instance-v1, 7",
    "workflows-v1, 3"
  })
  void ofAPublishedJarThatStartsAnOperation(String api, int count) throws IOException {
    LroServices services = LroServices.create(Limits.DEFAULTS);
    services.catalog().add(DescriptorSource.read(PublishedApis.jar(api)));
    services.catalog().beLenient(); // what is required is another test's
    WireMockServer server =
        new LroWireMockServer(EmbeddedOptions.of(services, configuration -> {}));
    server.start();
    try {
      Rest rest = new Rest(server::baseUrl);
      List<String> problems = new ArrayList<>();
      int started = 0;
      for (ApiMethod method : services.catalog().apis().model().methods()) {
        if (method.startsOperation() && isOf(api, method)) {
          started++;
          problems.addAll(problems(services, rest, method, "m" + started));
        }
      }
      assertThat(problems).isEmpty();
      assertThat(started).isEqualTo(count);
    } finally {
      server.stop();
    }
  }

  /** Dataplex is there beside each. */
  private static boolean isOf(String api, ApiMethod method) {
    return api.startsWith("dataplex") == method.api().equals("google.cloud.dataplex.v1");
  }

  private static List<String> problems(
      LroServices services, Rest rest, ApiMethod method, String id) {
    List<String> problems = new ArrayList<>();
    PathTemplate template = method.bindings().get(0).template();
    String path =
        template.segments().stream()
            .map(segment -> segment instanceof Literal literal ? literal.text() : id)
            .collect(Collectors.joining("/"));
    seed(services, method, path.substring(path.indexOf('/') + 1), id);

    Reply reply =
        rest.send(
            method.bindings().get(0).verb(),
            "/" + path + (template.verb().isEmpty() ? "" : ":" + template.verb()) + query(method),
            BodyPublishers.noBody());

    check(services, method, reply, false, problems);
    if (problems.isEmpty()) {
      String poll = "/" + method.version() + "/" + reply.text("/name");
      check(services, method, rest.get(poll), false, problems);
      check(services, method, rest.get(poll), true, problems);
    }
    return problems;
  }

  private static String query(ApiMethod method) {
    String field = method.name() == null ? null : method.name().idField();
    return method.kind() == MethodKind.CREATE && field != null ? "?" + field + "=made" : "";
  }

  /** Makes the resource that the method needs. */
  private static void seed(LroServices services, ApiMethod method, String name, String id) {
    ApiResource resource = method.resource();
    boolean needs =
        switch (method.kind()) {
          case UPDATE, DELETE, CUSTOM -> true;
          default -> false;
        };
    if (needs && resource != null) {
      String scope = name.split("/")[0] + "/" + name.split("/")[1];
      services
          .controls()
          .start(
              operation()
                  .name(scope + "/operations/seed-" + id)
                  .doneAfter(polls(0))
                  .resource(
                      ResourceChange.create(
                          name,
                          "type.googleapis.com/" + requireNonNull(resource.message()).getFullName(),
                          JsonObject.EMPTY)));
    }
  }

  private static void check(
      LroServices services, ApiMethod method, Reply reply, boolean done, List<String> problems) {
    if (reply.status() != 200) {
      problems.add(method.fullName() + ": " + reply.body());
      return;
    }
    List<FieldViolation> violations =
        services
            .catalog()
            .apis()
            .types()
            .strictly("google.longrunning.Operation", Json.parseObject(reply.body(), "$"));
    if (!violations.isEmpty()) {
      problems.add(method.fullName() + ": " + violations + " " + reply.body());
    }
    boolean typed = reply.text("/metadata/@type").endsWith("/" + method.metadata());
    boolean ended =
        !done
            || reply.text("/response/@type").endsWith("/" + method.response())
                && reply.text("/done").equals("true");
    if (!ended || !(typed || method.metadata().isEmpty())) {
      problems.add(method.fullName() + ": of another type: " + reply.body());
    }
  }
}
