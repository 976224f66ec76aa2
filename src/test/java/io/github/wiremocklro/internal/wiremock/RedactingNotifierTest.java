package io.github.wiremocklro.internal.wiremock;

import static org.assertj.core.api.Assertions.assertThat;

import com.github.tomakehurst.wiremock.common.Notifier;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What comes through to WireMock's log. */
class RedactingNotifierTest {
  private final List<String> infos = new ArrayList<>();
  private final List<Throwable> causes = new ArrayList<>();
  private final RedactingNotifier notifier = notifier(true);

  @Test
  void nothingButErrorsWhereOnlyErrorsAreHeard() {
    notifier(false).info("a");
    notifier(true).info("b");

    assertThat(infos).containsExactly("b");
  }

  @Test
  void aFailureAsItIsWhereItHasNoCredentials() {
    Exception failure = new IllegalStateException("a", new IllegalArgumentException("b"));

    notifier.error("failed", failure);

    assertThat(causes).singleElement().isSameAs(failure);
  }

  @Test
  void theTraceOfAFailureWithoutTheCredentialsInItsMessageOrItsCauses() {
    Exception failure =
        new IllegalStateException(
            "no answer from http://h/a?key=s3cr3t",
            new IllegalArgumentException("Authorization: Bearer s3cr3t"));

    notifier.error("failed", failure);

    StringWriter trace = new StringWriter();
    causes.get(0).printStackTrace(new PrintWriter(trace, true));
    assertThat(trace.toString())
        .doesNotContain("s3cr3t")
        .startsWith(
            "java.lang.IllegalStateException: no answer from http://h/a?key=[redacted]"
                + System.lineSeparator()
                + "\tat "
                + getClass().getName())
        .contains(
            "Caused by: java.lang.IllegalArgumentException: Authorization: Bearer [redacted]");
  }

  private RedactingNotifier notifier(boolean hearsInfo) {
    return new RedactingNotifier(new Log(), hearsInfo, new Credentials());
  }

  private final class Log implements Notifier {
    @Override
    public void info(String message) {
      infos.add(message);
    }

    @Override
    public void error(String message) {}

    @Override
    public void error(String message, Throwable cause) {
      causes.add(cause);
    }
  }
}
