package io.github.wiremocklro.junit;

import io.github.wiremocklro.FakeOperations;
import java.lang.reflect.Method;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ParameterContext;

/** The controls as a parameter of methods: of those of a test, and of those outside tests. */
record TestParameters(TestScopes scopes, SharedServer server) {

  /** What is made for a test, but before it, has none: it would be taken for the test's. */
  boolean support(ParameterContext parameter, ExtensionContext context) {
    return parameter.getParameter().getType() == FakeOperations.class
        && (scopes.has(context.getUniqueId()) || isOfAll(parameter, context));
  }

  /** Returns whether a parameter is that of a method before or after all tests. */
  private static boolean isOfAll(ParameterContext parameter, ExtensionContext context) {
    return parameter.getDeclaringExecutable() instanceof Method
        && context.getTestMethod().isEmpty();
  }

  FakeOperations resolve(ExtensionContext context) {
    String test = context.getUniqueId();
    return scopes.has(test) ? scopes.of(test).fake() : scopes.outside(server.get());
  }
}
