package io.github.wiremocklro.internal.remote;

import io.github.wiremocklro.FakeOperations;
import io.github.wiremocklro.auth.AccessToken;
import io.github.wiremocklro.internal.engine.Confinement;
import io.github.wiremocklro.internal.engine.Errors;
import io.github.wiremocklro.internal.engine.LimitErrors;
import io.github.wiremocklro.internal.engine.NameOrTarget;
import io.github.wiremocklro.internal.engine.Page;
import io.github.wiremocklro.internal.engine.Seeds;
import io.github.wiremocklro.internal.engine.TimeSource;
import io.github.wiremocklro.internal.json.AccessTokenJson;
import io.github.wiremocklro.internal.json.ArmedScriptJson;
import io.github.wiremocklro.internal.json.ClockJson;
import io.github.wiremocklro.internal.json.Durations;
import io.github.wiremocklro.internal.json.ExpectationJson;
import io.github.wiremocklro.internal.json.LintJson;
import io.github.wiremocklro.internal.json.LintReader;
import io.github.wiremocklro.internal.json.OperationJson;
import io.github.wiremocklro.internal.json.OperationReader;
import io.github.wiremocklro.internal.json.RecordReader;
import io.github.wiremocklro.internal.json.ScriptJson;
import io.github.wiremocklro.internal.state.StateFile;
import io.github.wiremocklro.operation.ClockReading;
import io.github.wiremocklro.operation.JsonObject;
import io.github.wiremocklro.operation.Operation;
import io.github.wiremocklro.operation.OperationRecord;
import io.github.wiremocklro.operation.OperationScript;
import io.github.wiremocklro.operation.StartPattern;
import io.github.wiremocklro.operation.Status;
import io.github.wiremocklro.operation.StatusException;
import io.github.wiremocklro.verification.Expectation;
import io.github.wiremocklro.verification.Lint;
import io.github.wiremocklro.verification.LintReport;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** The controls of a fake in another process, over its admin API. */
public final class RemoteFakeOperations implements FakeOperations {
  private static final String OPERATIONS = "operations";
  private static final String SCRIPTS = "scripts";

  private static final RecordReader RECORDS = new RecordReader();

  private final AdminClient admin;
  private final Confinement reach;

  public RemoteFakeOperations(URI uri) {
    this(new AdminClient(uri), Confinement.ALL);
  }

  private RemoteFakeOperations(AdminClient admin, Confinement reach) {
    this.admin = admin;
    this.reach = reach;
  }

  @Override
  public String baseUrl() {
    return admin.baseUrl();
  }

  @Override
  public String parent() {
    return reach.parent();
  }

  @Override
  public FakeOperations in(String scope) {
    return new RemoteFakeOperations(admin, Confinement.to(scope));
  }

  @Override
  public String caCertificate() {
    return admin.getPem("ca-certificate");
  }

  @Override
  public Operation start(OperationScript script) {
    return post(OPERATIONS, ScriptJson.of(reach.placed(script)), RECORDS::readOperation);
  }

  @Override
  public void next(StartPattern start, OperationScript script) {
    post(SCRIPTS, ArmedScriptJson.of(start, script), answer -> answer);
  }

  @Override
  public List<StartPattern> armed() {
    return get(SCRIPTS, JsonObject.EMPTY, ArmedScriptJson::readStarts);
  }

  @Override
  public void given(List<JsonObject> resources) {
    post(Seeds.RESOURCES, JsonObject.of(Seeds.RESOURCES, resources), answer -> answer);
  }

  @Override
  public void declare(AccessToken token) {
    post("tokens", AccessTokenJson.of(token), answer -> answer);
  }

  @Override
  public OperationRecord record(String nameOrTarget) {
    return get(OPERATIONS, meaning(nameOrTarget), RECORDS::read);
  }

  @Override
  public List<OperationRecord> records() {
    return Page.all(
        token ->
            get(
                OPERATIONS,
                token.isEmpty() ? JsonObject.EMPTY : JsonObject.of("pageToken", token),
                RECORDS::readPage));
  }

  @Override
  public Operation complete(String nameOrTarget) {
    return command("complete", meaning(nameOrTarget));
  }

  @Override
  public Operation complete(String nameOrTarget, JsonObject response) {
    return command("complete", meaning(nameOrTarget).with("response", response));
  }

  @Override
  public Operation complete(
      String nameOrTarget, @Nullable JsonObject response, JsonObject metadata) {
    JsonObject asked = meaning(nameOrTarget).with("metadata", metadata);
    return command("complete", response == null ? asked : asked.with("response", response));
  }

  @Override
  public Operation fail(String nameOrTarget) {
    return command("fail", meaning(nameOrTarget));
  }

  @Override
  public Operation fail(String nameOrTarget, Status error) {
    return command("fail", meaning(nameOrTarget).with("error", OperationJson.of(error)));
  }

  @Override
  public Operation fail(String nameOrTarget, @Nullable Status error, JsonObject metadata) {
    JsonObject asked = meaning(nameOrTarget).with("metadata", metadata);
    return command("fail", error == null ? asked : asked.with("error", OperationJson.of(error)));
  }

  @Override
  public Operation cancel(String nameOrTarget) {
    return command("cancel", meaning(nameOrTarget));
  }

  @Override
  public Operation cancel(String nameOrTarget, JsonObject metadata) {
    return command("cancel", meaning(nameOrTarget).with("metadata", metadata));
  }

  @Override
  public void forget(String nameOrTarget) {
    post("operations:forget", meaning(nameOrTarget), answer -> answer);
  }

  @Override
  public void verify(Expectation expectation) {
    TimeSource time = TimeSource.system();
    Duration left = expectation.within();
    Optional<String> failure;
    do {
      Duration longest = Expectation.LONGEST_CALL;
      failure = failure(expectation.within(left.compareTo(longest) > 0 ? longest : left));
      left = expectation.within().minus(time.elapsed());
    } while (failure.isPresent() && !left.isNegative());
    if (failure.isPresent()) {
      throw new AssertionError(failure.get());
    }
  }

  private Optional<String> failure(Expectation expectation) {
    try {
      post("verify", ExpectationJson.of(expectation), answer -> answer);
      return Optional.empty();
    } catch (StatusException e) {
      if (e.reason().equals(Errors.VERIFICATION_FAILED)) {
        return Optional.of(e.status().message());
      }
      if (e.reason().equals(LimitErrors.NO_PLACE_TO_WAIT)) {
        pause();
        return failure(expectation.within(Duration.ZERO));
      }
      throw e;
    }
  }

  /** The server is busy with others who wait. */
  private static void pause() {
    CompletableFuture.runAsync(
            () -> {}, CompletableFuture.delayedExecutor(100, TimeUnit.MILLISECONDS))
        .join();
  }

  @Override
  public LintReport lint(Lint... lints) {
    List<Lint> all = Lint.strictest(List.of(lints));
    if (all.isEmpty()) {
      return LintReport.CLEAN;
    }
    try {
      return post("lint", LintJson.of(all), answer -> LintReport.CLEAN);
    } catch (StatusException e) {
      if (e.reason().equals(Errors.LINT_FAILED)) {
        return LintReader.report(e.status(), all);
      }
      throw e;
    }
  }

  @Override
  public ClockReading clock() {
    return get("clock", JsonObject.EMPTY, ClockJson::read);
  }

  @Override
  public ClockReading freezeClock() {
    return post("clock:freeze", JsonObject.EMPTY, ClockJson::read);
  }

  @Override
  public ClockReading advanceClock(Duration by) {
    return post("clock:advance", JsonObject.of("by", Durations.format(by)), ClockJson::read);
  }

  @Override
  public ClockReading resumeClock() {
    return post("clock:resume", JsonObject.EMPTY, ClockJson::read);
  }

  @Override
  public void save(Path file) {
    JsonObject state = get("state", JsonObject.EMPTY, answer -> answer);
    new StateFile(file).write(() -> state);
  }

  @Override
  public void load(Path file) {
    new StateFile(file).read(state -> admin.put("state", reach.scope(), state));
  }

  @Override
  public void reset() {
    post("reset", JsonObject.EMPTY, answer -> answer);
  }

  private Operation command(String verb, JsonObject body) {
    return post("operations:" + verb, body, answer -> OperationReader.read(answer, "$"));
  }

  /** Returns the field by which the admin API takes a name, or a target. */
  private static JsonObject meaning(String nameOrTarget) {
    NameOrTarget meant = NameOrTarget.of(nameOrTarget);
    return JsonObject.of(meant.key(), meant.text());
  }

  private <T> T get(String route, JsonObject query, Function<JsonObject, T> reader) {
    return admin.get(route, reach.scope(), query, reader);
  }

  private <T> T post(String route, JsonObject body, Function<JsonObject, T> reader) {
    return admin.post(route, reach.scope(), body, reader);
  }
}
