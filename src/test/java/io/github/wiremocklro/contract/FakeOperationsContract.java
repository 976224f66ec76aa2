package io.github.wiremocklro.contract;

import io.github.wiremocklro.FakeOperations;
import org.junit.jupiter.api.Nested;

/**
 * What every {@link FakeOperations} does, wherever the fake runs. The tests of all parts but the
 * last run at the same time on one server, each in a scope of its own.
 */
abstract class FakeOperationsContract {

  /** Returns the controls of the server that the tests share. */
  abstract FakeOperations server();

  /**
   * Starts a server for a test that changes what all scopes share.
   *
   * @param options of the command line
   */
  abstract OwnServer ownServer(String... options);

  @Nested
  class Starting extends StartContract {
    Starting() {
      super(server());
    }
  }

  @Nested
  class Next extends NextContract {
    Next() {
      super(server());
    }
  }

  @Nested
  class Seeds extends SeedContract {
    Seeds() {
      super(server());
    }
  }

  @Nested
  class Records extends RecordContract {
    Records() {
      super(server());
    }
  }

  @Nested
  class Commands extends CommandContract {
    Commands() {
      super(server());
    }
  }

  @Nested
  class Cancelling extends CancelContract {
    Cancelling() {
      super(server());
    }
  }

  @Nested
  class Time extends TimeContract {
    Time() {
      super(server());
    }
  }

  @Nested
  class Errors extends ErrorContract {
    Errors() {
      super(server());
    }
  }

  @Nested
  class Scopes extends ScopeContract {
    Scopes() {
      super(server());
    }
  }

  @Nested
  class State extends StateContract {
    State() {
      super(server());
    }
  }

  @Nested
  class Verification extends VerificationContract {
    Verification() {
      super(server());
    }
  }

  @Nested
  class WholeServer extends WholeServerContract {
    @Override
    OwnServer start(String... options) {
      return ownServer(options);
    }
  }
}
