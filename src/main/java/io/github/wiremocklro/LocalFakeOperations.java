package io.github.wiremocklro;

import io.github.wiremocklro.auth.AccessToken;
import io.github.wiremocklro.internal.engine.ArmedScript;
import io.github.wiremocklro.internal.engine.Confinement;
import io.github.wiremocklro.internal.engine.NameOrTarget;
import io.github.wiremocklro.internal.engine.OperationControls;
import io.github.wiremocklro.internal.engine.Page;
import io.github.wiremocklro.internal.engine.PageRequest;
import io.github.wiremocklro.internal.engine.Seeds;
import io.github.wiremocklro.internal.json.SnapshotJson;
import io.github.wiremocklro.internal.json.SnapshotReader;
import io.github.wiremocklro.internal.state.StateFile;
import io.github.wiremocklro.internal.verification.Verifier;
import io.github.wiremocklro.internal.wiremock.LroServices;
import io.github.wiremocklro.operation.ClockReading;
import io.github.wiremocklro.operation.JsonObject;
import io.github.wiremocklro.operation.Operation;
import io.github.wiremocklro.operation.OperationName;
import io.github.wiremocklro.operation.OperationRecord;
import io.github.wiremocklro.operation.OperationScript;
import io.github.wiremocklro.operation.StartPattern;
import io.github.wiremocklro.operation.Status;
import io.github.wiremocklro.verification.Expectation;
import io.github.wiremocklro.verification.Lint;
import io.github.wiremocklro.verification.LintReport;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** The controls of a fake in this JVM. */
class LocalFakeOperations implements FakeOperations {
  private final LroServices services;
  private final OperationControls operations;
  private final Supplier<String> baseUrl;
  private final Confinement reach;

  LocalFakeOperations(LroServices services, Supplier<String> baseUrl, Confinement reach) {
    this.services = services;
    this.operations = services.controls();
    this.baseUrl = baseUrl;
    this.reach = reach;
  }

  @Override
  public String baseUrl() {
    return baseUrl.get();
  }

  @Override
  public String parent() {
    return reach.parent();
  }

  @Override
  public FakeOperations in(String scope) {
    return new LocalFakeOperations(services, baseUrl, Confinement.to(scope));
  }

  @Override
  public String caCertificate() {
    return services.caCertificate();
  }

  @Override
  public Operation start(OperationScript script) {
    return operations.start(reach.placed(script)).operation();
  }

  @Override
  public void next(StartPattern start, OperationScript script) {
    operations.arm(new ArmedScript(services.ids().uid(), reach.scope(), start, script));
  }

  @Override
  public List<StartPattern> armed() {
    return operations.armed(reach.scope()).stream().map(ArmedScript::pattern).toList();
  }

  @Override
  public void given(List<JsonObject> resources) {
    services
        .resources()
        .given(Seeds.all(resources, reach.scope(), services.catalog().requiredTypes()));
  }

  @Override
  public void declare(AccessToken token) {
    services.declare(token, reach.scope());
  }

  @Override
  public OperationRecord record(String nameOrTarget) {
    return operations.record(name(nameOrTarget));
  }

  @Override
  public List<OperationRecord> records() {
    return Page.all(token -> operations.records(reach.scope(), new PageRequest(0, token)));
  }

  @Override
  public Operation complete(String nameOrTarget) {
    return operations.complete(name(nameOrTarget), null, null);
  }

  @Override
  public Operation complete(String nameOrTarget, JsonObject response) {
    return operations.complete(name(nameOrTarget), response, null);
  }

  @Override
  public Operation complete(
      String nameOrTarget, @Nullable JsonObject response, JsonObject metadata) {
    return operations.complete(name(nameOrTarget), response, metadata);
  }

  @Override
  public Operation fail(String nameOrTarget) {
    return operations.fail(name(nameOrTarget), null, null);
  }

  @Override
  public Operation fail(String nameOrTarget, Status error) {
    return operations.fail(name(nameOrTarget), error, null);
  }

  @Override
  public Operation fail(String nameOrTarget, @Nullable Status error, JsonObject metadata) {
    return operations.fail(name(nameOrTarget), error, metadata);
  }

  @Override
  public Operation cancel(String nameOrTarget) {
    return operations.cancelFromOutside(name(nameOrTarget), null);
  }

  @Override
  public Operation cancel(String nameOrTarget, JsonObject metadata) {
    return operations.cancelFromOutside(name(nameOrTarget), metadata);
  }

  @Override
  public void forget(String nameOrTarget) {
    operations.forget(name(nameOrTarget));
  }

  @Override
  public void verify(Expectation expectation) {
    new Verifier(operations, reach.scope())
        .failure(expectation)
        .ifPresent(
            failure -> {
              throw new AssertionError(failure);
            });
  }

  @Override
  public LintReport lint(Lint... lints) {
    return LintReport.of(operations.everyRecord(reach.scope()), List.of(lints));
  }

  @Override
  public ClockReading clock() {
    return services.clocks().read(reach.scope());
  }

  @Override
  public ClockReading freezeClock() {
    return services.clocks().freeze(reach.scope());
  }

  @Override
  public ClockReading advanceClock(Duration by) {
    return services.clocks().advance(reach.scope(), by);
  }

  @Override
  public ClockReading resumeClock() {
    return services.clocks().resume(reach.scope());
  }

  @Override
  public void save(Path file) {
    new StateFile(file).write(() -> SnapshotJson.of(services.state().save(reach.scope())));
  }

  @Override
  public void load(Path file) {
    new StateFile(file).read(json -> services.load(new SnapshotReader().read(json, reach.scope())));
  }

  @Override
  public void reset() {
    services.reset(reach.scope());
  }

  private OperationName name(String nameOrTarget) {
    return operations.named(NameOrTarget.of(nameOrTarget), reach.scope());
  }
}
