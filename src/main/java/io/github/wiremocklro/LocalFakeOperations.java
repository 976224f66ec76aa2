package io.github.wiremocklro;

import io.github.wiremocklro.auth.AccessToken;
import io.github.wiremocklro.operation.ArmedScript;
import io.github.wiremocklro.operation.ClockReading;
import io.github.wiremocklro.operation.JsonObject;
import io.github.wiremocklro.operation.Operation;
import io.github.wiremocklro.operation.OperationName;
import io.github.wiremocklro.operation.OperationRecord;
import io.github.wiremocklro.operation.OperationScript;
import io.github.wiremocklro.operation.OperationsService;
import io.github.wiremocklro.operation.Page;
import io.github.wiremocklro.operation.PageRequest;
import io.github.wiremocklro.operation.ResourceNames;
import io.github.wiremocklro.operation.StartPattern;
import io.github.wiremocklro.operation.Status;
import io.github.wiremocklro.verification.Expectation;
import io.github.wiremocklro.verification.Lint;
import io.github.wiremocklro.verification.LintReport;
import io.github.wiremocklro.verification.Verifier;
import io.github.wiremocklro.wiremock.LroServices;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** The controls of a fake in this JVM. */
final class LocalFakeOperations implements FakeOperations {
  private static final String DEFAULT_SCOPE = "projects/test-project";
  private static final String LOCATION = "/locations/us-central1";

  private final LroServices services;
  private final OperationsService operations;
  private final Supplier<String> baseUrl;
  private final @Nullable String scope;

  LocalFakeOperations(LroServices services, Supplier<String> baseUrl, @Nullable String scope) {
    this.services = services;
    this.operations = services.operations();
    this.baseUrl = baseUrl;
    this.scope = scope;
  }

  @Override
  public String baseUrl() {
    return baseUrl.get();
  }

  @Override
  public String parent() {
    return (scope == null ? DEFAULT_SCOPE : scope) + LOCATION;
  }

  @Override
  public FakeOperations in(String otherScope) {
    return new LocalFakeOperations(services, baseUrl, ResourceNames.namedScope(otherScope));
  }

  @Override
  public Operation start(OperationScript script) {
    boolean named = script.name() != null || script.parent() != null;
    return operations.start((named ? script : script.parent(parent())).confinedTo(scope));
  }

  @Override
  public NextStart next(StartPattern start) {
    ArmedScript armed =
        new ArmedScript(services.ids().uid(), scope, start, 1, OperationScript.operation());
    return new NextStart(armed, operations::arm);
  }

  @Override
  public void declare(AccessToken token) {
    services.declare(token, scope);
  }

  @Override
  public OperationRecord record(String nameOrTarget) {
    return operations.record(name(nameOrTarget));
  }

  @Override
  public List<OperationRecord> records() {
    List<OperationRecord> all = new ArrayList<>();
    String token = null;
    do {
      Page<OperationRecord> page = operations.records(scope, new PageRequest(0, token));
      all.addAll(page.items());
      token = page.nextPageToken();
    } while (!token.isEmpty());
    return all;
  }

  @Override
  public Operation complete(String nameOrTarget) {
    return operations.complete(name(nameOrTarget), null);
  }

  @Override
  public Operation complete(String nameOrTarget, JsonObject response) {
    return operations.complete(name(nameOrTarget), response);
  }

  @Override
  public Operation fail(String nameOrTarget) {
    return operations.fail(name(nameOrTarget), null);
  }

  @Override
  public Operation fail(String nameOrTarget, Status error) {
    return operations.fail(name(nameOrTarget), error);
  }

  @Override
  public Operation cancel(String nameOrTarget) {
    return operations.cancelFromOutside(name(nameOrTarget));
  }

  @Override
  public void forget(String nameOrTarget) {
    operations.forget(name(nameOrTarget));
  }

  @Override
  public void verify(Expectation expectation) {
    new Verifier(operations, scope)
        .failure(expectation)
        .ifPresent(
            failure -> {
              throw new AssertionError(failure);
            });
  }

  @Override
  public LintReport lint(Lint... lints) {
    return LintReport.of(operations.everyRecord(scope), List.of(lints));
  }

  @Override
  public ClockReading clock() {
    return operations.clock(scope);
  }

  @Override
  public ClockReading freezeClock() {
    return operations.freezeClock(scope);
  }

  @Override
  public ClockReading advanceClock(Duration by) {
    return operations.advanceClock(scope, by);
  }

  @Override
  public ClockReading resumeClock() {
    return operations.resumeClock(scope);
  }

  @Override
  public void reset() {
    services.reset(scope);
  }

  private OperationName name(String nameOrTarget) {
    return operations.named(nameOrTarget, scope);
  }
}
