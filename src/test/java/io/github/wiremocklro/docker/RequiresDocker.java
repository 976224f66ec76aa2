package io.github.wiremocklro.docker;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.extension.ConditionEvaluationResult;
import org.junit.jupiter.api.extension.ExecutionCondition;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.extension.ExtensionContext;

/**
 * The tests of this class need a Docker engine. Where none answers they are skipped; with {@code
 * CI_REQUIRE_DOCKER=true} in the environment they fail, so that a build that is to run them cannot
 * pass without.
 */
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@Tag("docker")
@ExtendWith(RequiresDocker.Condition.class)
public @interface RequiresDocker {

  /** Asks the engine. */
  final class Condition implements ExecutionCondition {
    @Override
    public ConditionEvaluationResult evaluateExecutionCondition(ExtensionContext context) {
      Docker.Result engine = Docker.run("version", "--format", "{{.Server.Version}}");
      if (engine.status() == 0) {
        return ConditionEvaluationResult.enabled("Docker " + engine.out());
      }
      String reason = "No Docker engine answers, which this test needs: " + engine.err().strip();
      if ("true".equals(System.getenv("CI_REQUIRE_DOCKER"))) {
        throw new IllegalStateException(reason + " (CI_REQUIRE_DOCKER is set)");
      }
      return ConditionEvaluationResult.disabled(reason);
    }
  }
}
