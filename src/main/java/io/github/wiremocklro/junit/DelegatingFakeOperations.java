package io.github.wiremocklro.junit;

import io.github.wiremocklro.FakeOperations;
import io.github.wiremocklro.auth.AccessToken;
import io.github.wiremocklro.operation.ClockReading;
import io.github.wiremocklro.operation.JsonObject;
import io.github.wiremocklro.operation.Operation;
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
import org.jspecify.annotations.Nullable;

/**
 * Controls that another instance carries out: for what has a fake inside, such as a server or an
 * extension of a test framework.
 */
abstract class DelegatingFakeOperations implements FakeOperations {

  /** Returns the instance that carries out the next call. */
  abstract FakeOperations delegate();

  @Override
  public String baseUrl() {
    return delegate().baseUrl();
  }

  @Override
  public String parent() {
    return delegate().parent();
  }

  @Override
  public FakeOperations in(String scope) {
    return delegate().in(scope);
  }

  @Override
  public String caCertificate() {
    return delegate().caCertificate();
  }

  @Override
  public Operation start(OperationScript script) {
    return delegate().start(script);
  }

  @Override
  public void next(StartPattern start, OperationScript script) {
    delegate().next(start, script);
  }

  @Override
  public List<StartPattern> armed() {
    return delegate().armed();
  }

  @Override
  public void given(List<JsonObject> resources) {
    delegate().given(resources);
  }

  @Override
  public void declare(AccessToken token) {
    delegate().declare(token);
  }

  @Override
  public OperationRecord record(String nameOrTarget) {
    return delegate().record(nameOrTarget);
  }

  @Override
  public List<OperationRecord> records() {
    return delegate().records();
  }

  @Override
  public Operation complete(String nameOrTarget) {
    return delegate().complete(nameOrTarget);
  }

  @Override
  public Operation complete(String nameOrTarget, JsonObject response) {
    return delegate().complete(nameOrTarget, response);
  }

  @Override
  public Operation complete(
      String nameOrTarget, @Nullable JsonObject response, JsonObject metadata) {
    return delegate().complete(nameOrTarget, response, metadata);
  }

  @Override
  public Operation fail(String nameOrTarget) {
    return delegate().fail(nameOrTarget);
  }

  @Override
  public Operation fail(String nameOrTarget, Status error) {
    return delegate().fail(nameOrTarget, error);
  }

  @Override
  public Operation fail(String nameOrTarget, @Nullable Status error, JsonObject metadata) {
    return delegate().fail(nameOrTarget, error, metadata);
  }

  @Override
  public Operation cancel(String nameOrTarget) {
    return delegate().cancel(nameOrTarget);
  }

  @Override
  public Operation cancel(String nameOrTarget, JsonObject metadata) {
    return delegate().cancel(nameOrTarget, metadata);
  }

  @Override
  public void forget(String nameOrTarget) {
    delegate().forget(nameOrTarget);
  }

  @Override
  public void verify(Expectation expectation) {
    delegate().verify(expectation);
  }

  @Override
  public LintReport lint(Lint... lints) {
    return delegate().lint(lints);
  }

  @Override
  public ClockReading clock() {
    return delegate().clock();
  }

  @Override
  public ClockReading freezeClock() {
    return delegate().freezeClock();
  }

  @Override
  public ClockReading advanceClock(Duration by) {
    return delegate().advanceClock(by);
  }

  @Override
  public ClockReading resumeClock() {
    return delegate().resumeClock();
  }

  @Override
  public void save(Path file) {
    delegate().save(file);
  }

  @Override
  public void load(Path file) {
    delegate().load(file);
  }

  @Override
  public void reset() {
    delegate().reset();
  }
}
