package io.github.wiremocklro.internal.wiremock;

import io.github.wiremocklro.internal.engine.ClockControls;
import io.github.wiremocklro.internal.json.ClockJson;
import io.github.wiremocklro.internal.json.Durations;
import io.github.wiremocklro.operation.InvalidScriptException;
import io.github.wiremocklro.operation.JsonObject;
import java.time.Duration;

/** The routes of the clock. Each answers with what the clock then shows. */
final class AdminClock {
  private AdminClock() {}

  static final class Read extends AdminRoute {
    private final ClockControls clocks;

    Read(LroServices services) {
      super(services);
      this.clocks = services.clocks();
    }

    @Override
    JsonObject answer(AdminCall call) {
      return ClockJson.of(clocks.read(call.scope()));
    }
  }

  static final class Freeze extends AdminRoute {
    private final ClockControls clocks;

    Freeze(LroServices services) {
      super(services);
      this.clocks = services.clocks();
    }

    @Override
    JsonObject answer(AdminCall call) {
      return ClockJson.of(clocks.freeze(call.scope()));
    }
  }

  static final class Advance extends AdminRoute {
    private final ClockControls clocks;

    Advance(LroServices services) {
      super(services, "by");
      this.clocks = services.clocks();
    }

    @Override
    JsonObject answer(AdminCall call) {
      String by = call.text("by");
      if (by == null) {
        throw new InvalidScriptException(
            "$.by", null, "is missing", "say how far, as in {\"by\": \"3600s\"}");
      }
      Duration duration = InvalidScriptException.at("$.by", () -> Durations.parse(by));
      return ClockJson.of(
          InvalidScriptException.at("$", () -> clocks.advance(call.scope(), duration)));
    }
  }

  static final class Resume extends AdminRoute {
    private final ClockControls clocks;

    Resume(LroServices services) {
      super(services);
      this.clocks = services.clocks();
    }

    @Override
    JsonObject answer(AdminCall call) {
      return ClockJson.of(clocks.resume(call.scope()));
    }
  }
}
