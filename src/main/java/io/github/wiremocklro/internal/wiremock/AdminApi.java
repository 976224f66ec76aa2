package io.github.wiremocklro.internal.wiremock;

import static com.github.tomakehurst.wiremock.http.RequestMethod.ANY;
import static com.github.tomakehurst.wiremock.http.RequestMethod.GET;
import static com.github.tomakehurst.wiremock.http.RequestMethod.POST;
import static com.github.tomakehurst.wiremock.http.RequestMethod.PUT;
import static io.github.wiremocklro.internal.wiremock.AdminParameters.Document.QUESTION;
import static io.github.wiremocklro.internal.wiremock.AdminParameters.Document.SCRIPT;
import static io.github.wiremocklro.internal.wiremock.AdminParameters.Document.SECRET;
import static io.github.wiremocklro.internal.wiremock.AdminParameters.Document.STATE;

import com.github.tomakehurst.wiremock.admin.Router;
import com.github.tomakehurst.wiremock.extension.AdminApiExtension;
import io.github.wiremocklro.internal.engine.ArmedScript;
import io.github.wiremocklro.internal.engine.ClockControls;
import io.github.wiremocklro.internal.engine.Confinement;
import io.github.wiremocklro.internal.engine.OperationControls;
import io.github.wiremocklro.internal.engine.PageRequest;
import io.github.wiremocklro.internal.engine.StartRules;
import io.github.wiremocklro.internal.json.AccessTokenReader;
import io.github.wiremocklro.internal.json.ArmedScriptJson;
import io.github.wiremocklro.internal.json.ArmedScriptReader;
import io.github.wiremocklro.internal.json.ChangesJson;
import io.github.wiremocklro.internal.json.ClockJson;
import io.github.wiremocklro.internal.json.LeafValues;
import io.github.wiremocklro.internal.json.OperationJson;
import io.github.wiremocklro.internal.json.RecordJson;
import io.github.wiremocklro.internal.json.ResultReader;
import io.github.wiremocklro.internal.json.ScriptReader;
import io.github.wiremocklro.internal.json.SeedsReader;
import io.github.wiremocklro.internal.json.SnapshotJson;
import io.github.wiremocklro.internal.json.SnapshotReader;
import io.github.wiremocklro.operation.InvalidArgumentException;
import io.github.wiremocklro.operation.JsonObject;
import io.github.wiremocklro.operation.Operation;
import io.github.wiremocklro.operation.OperationName;
import io.github.wiremocklro.operation.OperationScript;
import io.github.wiremocklro.operation.Status;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.Semaphore;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The routes below {@code /__admin/ext/lro}: the controls of a test, over HTTP. Each is a class of
 * its own, if one without a name, for WireMock looks routes up by the class of their task.
 */
final class AdminApi implements AdminApiExtension {
  private static final String ROOT = "/ext/lro";

  private final ScriptReader scripts = new ScriptReader(LeafValues.LITERAL);
  private final ArmedScriptReader armedScripts = new ArmedScriptReader();
  private final SnapshotReader snapshots = new SnapshotReader();
  private final LroServices services;
  private final OperationControls operations;
  private final ClockControls clocks;
  private final AdminVerification verification;

  /**
   * Creates the routes.
   *
   * @param placesToWait of those who verify and may wait at the same time
   */
  AdminApi(LroServices services, Semaphore placesToWait) {
    this.services = services;
    this.operations = services.controls();
    this.clocks = services.clocks();
    this.verification = new AdminVerification(operations, placesToWait);
  }

  @Override
  public String getName() {
    return "lro-admin-api";
  }

  @Override
  public void contributeAdminApiRoutes(Router router) {
    Stream.of(ofOperations(), ofTheClock(), ofTheWholeFake(), ofTheState(), ofVerification())
        .flatMap(List::stream)
        .forEach(route -> router.add(route.method(), ROOT + route.path(), route));
    router.add(GET, ROOT + CaCertificate.PATH, new CaCertificate(services));
    // The last, for WireMock takes the first that fits.
    router.add(ANY, ROOT + "/**", new AdminNotFound());
  }

  /** Returns the routes that start operations, show them, and end them from outside. */
  private List<AdminRoute> ofOperations() {
    return List.of(
        new AdminRoute(services, POST, "/operations", SCRIPT) {
          @Override
          JsonObject answer(AdminCall call) {
            OperationScript script = scripts.read(call.body(), "$");
            InvalidArgumentException.at("$", () -> StartRules.confined(script, call.scope()));
            return RecordJson.of(InvalidArgumentException.at("$", () -> operations.start(script)));
          }
        },
        new AdminRoute(services, GET, "/operations", "name", "target", "pageSize", "pageToken") {
          @Override
          JsonObject answer(AdminCall call) {
            if (call.query("name") != null || call.query("target") != null) {
              return RecordJson.of(operations.record(call.operation(operations)));
            }
            PageRequest page = PageRequest.parse(call.query("pageSize"), call.query("pageToken"));
            return PageJson.withList(
                "operations", operations.records(call.scope(), page).map(RecordJson::of));
          }
        },
        new AdminRoute(services, GET, "/changes", ChangesQuery.PARAMETERS) {
          @Override
          JsonObject answer(AdminCall call) {
            return ChangesJson.of(operations.changes(ChangesQuery.of(call)))
                .with("clock", ClockJson.of(clocks.read(call.scope())));
          }
        },
        new AdminRoute(
            services, POST, "/operations:complete", "name", "target", "response", "metadata") {
          @Override
          JsonObject answer(AdminCall call) {
            OperationName name = call.operation(operations);
            JsonObject response = ResultReader.response(call.body());
            return ended(() -> operations.complete(name, response, metadata(call)));
          }
        },
        new AdminRoute(services, POST, "/operations:fail", "name", "target", "error", "metadata") {
          @Override
          JsonObject answer(AdminCall call) {
            OperationName name = call.operation(operations);
            Status error = ResultReader.error(call.body());
            return ended(() -> operations.fail(name, error, metadata(call)));
          }
        },
        new AdminRoute(services, POST, "/operations:cancel", "name", "target", "metadata") {
          @Override
          JsonObject answer(AdminCall call) {
            OperationName name = call.operation(operations);
            return ended(() -> operations.cancelFromOutside(name, metadata(call)));
          }
        },
        new AdminRoute(services, POST, "/operations:forget", "name", "target") {
          @Override
          JsonObject answer(AdminCall call) {
            operations.forget(call.operation(operations));
            return JsonObject.EMPTY;
          }
        });
  }

  private static @Nullable JsonObject metadata(AdminCall call) {
    return ResultReader.metadata(call.body());
  }

  private static JsonObject ended(Supplier<Operation> command) {
    return OperationJson.of(InvalidArgumentException.at("$", command));
  }

  /** Returns the routes of the clock. Each answers with what the clock then shows. */
  private List<AdminRoute> ofTheClock() {
    return List.of(
        new AdminRoute(services, GET, "/clock") {
          @Override
          JsonObject answer(AdminCall call) {
            return ClockJson.of(clocks.read(call.scope()));
          }
        },
        new AdminRoute(services, POST, "/clock:freeze") {
          @Override
          JsonObject answer(AdminCall call) {
            return ClockJson.of(clocks.freeze(call.scope()));
          }
        },
        new AdminRoute(services, POST, "/clock:advance", "by") {
          @Override
          JsonObject answer(AdminCall call) {
            Duration by = call.duration("by", "say how far, as in {\"by\": \"3600s\"}");
            return ClockJson.of(
                InvalidArgumentException.at("$", () -> clocks.advance(call.scope(), by)));
          }
        },
        new AdminRoute(services, POST, "/clock:resume") {
          @Override
          JsonObject answer(AdminCall call) {
            return ClockJson.of(clocks.resume(call.scope()));
          }
        });
  }

  /** Returns the routes that arm scripts, seed resources, declare access tokens, and forget all. */
  private List<AdminRoute> ofTheWholeFake() {
    return List.of(
        new AdminRoute(services, POST, "/scripts", SCRIPT) {
          @Override
          JsonObject answer(AdminCall call) {
            ArmedScript armed = armedScripts.read(call.body(), call.scope(), services.ids().uid());
            operations.arm(armed);
            return JsonObject.of("id", armed.id());
          }
        },
        new AdminRoute(services, GET, "/scripts") {
          @Override
          JsonObject answer(AdminCall call) {
            return ArmedScriptJson.ofWaiting(operations.armed(call.scope()));
          }
        },
        new AdminRoute(services, POST, "/resources", SCRIPT) {
          @Override
          JsonObject answer(AdminCall call) {
            services
                .resources()
                .given(
                    SeedsReader.read(
                        call.body(), call.scope(), services.catalog().requiredTypes()));
            return JsonObject.EMPTY;
          }
        },
        new AdminRoute(services, GET, "/resources", "name") {
          @Override
          JsonObject answer(AdminCall call) {
            String name = call.required("name", "give the name of the resource");
            InvalidArgumentException.at("$", () -> Confinement.confined(name, call.scope()));
            return services.resources().get(name);
          }
        },
        new AdminRoute(services, POST, "/tokens", SECRET) {
          @Override
          JsonObject answer(AdminCall call) {
            services.declare(AccessTokenReader.read(call.body()), call.scope());
            return JsonObject.EMPTY;
          }
        },
        new AdminRoute(services, POST, "/reset") {
          @Override
          JsonObject answer(AdminCall call) {
            services.reset(call.scope());
            return JsonObject.EMPTY;
          }
        });
  }

  /** Returns the routes by which all that there is is saved, and loaded again. */
  private List<AdminRoute> ofTheState() {
    return List.of(
        new AdminRoute(services, GET, "/state") {
          @Override
          JsonObject answer(AdminCall call) {
            StateSize size = new StateSize(services.maxAdminBytes());
            return size.checked(SnapshotJson.of(services.state().save(call.scope()), size));
          }
        },
        new AdminRoute(services, PUT, "/state", STATE) {
          @Override
          JsonObject answer(AdminCall call) {
            services.load(snapshots.read(call.body(), call.scope()));
            return JsonObject.EMPTY;
          }
        });
  }

  /** Returns the routes that check what clients did. */
  private List<AdminRoute> ofVerification() {
    return List.of(
        new AdminRoute(services, POST, "/verify", QUESTION) {
          @Override
          JsonObject answer(AdminCall call) {
            return verification.verify(call);
          }
        },
        new AdminRoute(services, POST, "/lint", QUESTION) {
          @Override
          JsonObject answer(AdminCall call) {
            return verification.lint(call);
          }
        });
  }
}
