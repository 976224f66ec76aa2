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

  /** Returns a client of that server. */
  abstract Client client();

  /**
   * Starts a server for a test that changes what all scopes share.
   *
   * @param options of the command line
   */
  abstract OwnServer ownServer(String... options);

  @Nested
  class Starting extends StartContract {
    Starting() {
      super(server(), client());
    }
  }

  @Nested
  class Next extends NextContract {
    Next() {
      super(server(), client());
    }
  }

  @Nested
  class Seeds extends SeedContract {
    Seeds() {
      super(server(), client());
    }
  }

  @Nested
  class Records extends RecordContract {
    Records() {
      super(server(), client());
    }
  }

  @Nested
  class Commands extends CommandContract {
    Commands() {
      super(server(), client());
    }
  }

  @Nested
  class Cancelling extends CancelContract {
    Cancelling() {
      super(server(), client());
    }
  }

  @Nested
  class Time extends TimeContract {
    Time() {
      super(server(), client());
    }
  }

  @Nested
  class Errors extends ErrorContract {
    Errors() {
      super(server(), client());
    }
  }

  @Nested
  class Scopes extends ScopeContract {
    Scopes() {
      super(server(), client());
    }
  }

  @Nested
  class State extends StateContract {
    State() {
      super(server(), client());
    }
  }

  @Nested
  class Verification extends VerificationContract {
    Verification() {
      super(server(), client());
    }
  }

  @Nested
  class ScriptHeader extends ScriptHeaderContract {
    ScriptHeader() {
      super(server(), client());
    }
  }

  @Nested
  class Lists extends ListContract {
    Lists() {
      super(server(), client());
    }
  }

  @Nested
  class Entries extends EntryContract {
    Entries() {
      super(server(), client());
    }
  }

  @Nested
  class Aspects extends AspectContract {
    Aspects() {
      super(server(), client());
    }
  }

  @Nested
  class FieldMasks extends FieldMaskContract {
    FieldMasks() {
      super(server(), client());
    }
  }

  @Nested
  class Stored extends StoredContract {
    Stored() {
      super(server(), client());
    }
  }

  @Nested
  class KeptFields extends KeptFieldsContract {
    KeptFields() {
      super(server(), client());
    }
  }

  @Nested
  class UpdateMasks extends UpdateMaskContract {
    UpdateMasks() {
      super(server(), client());
    }
  }

  @Nested
  class Faults extends FaultContract {
    Faults() {
      super(server(), client());
    }
  }

  @Nested
  class Waits extends WaitContract {
    Waits() {
      super(server(), client());
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
