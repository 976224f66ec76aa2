package io.github.wiremocklro.internal.wiremock;

import io.github.wiremocklro.internal.engine.Changes;
import io.github.wiremocklro.internal.engine.OperationFilter;
import io.github.wiremocklro.internal.engine.PageRequest;
import io.github.wiremocklro.internal.engine.Work;
import io.github.wiremocklro.internal.filter.Filters;
import io.github.wiremocklro.operation.Event;
import io.github.wiremocklro.operation.InvalidArgumentException;
import io.github.wiremocklro.operation.OperationRecord;
import io.github.wiremocklro.operation.OperationState;
import io.github.wiremocklro.operation.ResourceChange;
import io.github.wiremocklro.operation.RpcRequest;
import java.util.Arrays;
import java.util.Locale;
import java.util.function.Predicate;
import java.util.stream.Stream;

/** Which changes a caller of the admin API asks for. */
final class ChangesQuery {
  static final String[] PARAMETERS = {
    "since", "before", "filter", "text", "state", "method", "pageSize"
  };

  private ChangesQuery() {}

  static Changes.Asked of(AdminCall call) {
    return new Changes.Asked(
        call.scope(),
        number(call, "since", 0),
        number(call, "before", Long.MAX_VALUE),
        shown(call),
        PageRequest.parse(call.query("pageSize"), null).effectiveSize());
  }

  private static long number(AdminCall call, String key, long otherwise) {
    String text = call.query(key);
    try {
      return text == null ? otherwise : Long.parseLong(text);
    } catch (NumberFormatException e) {
      throw new InvalidArgumentException(
          key, text, "is no whole number", "give one that an answer of this route had");
    }
  }

  private static Predicate<OperationRecord> shown(AdminCall call) {
    String filter = call.query("filter");
    OperationFilter parsed = filter == null ? OperationFilter.ALL : Filters.parse(filter);
    Work work = new Work();
    Predicate<OperationRecord> all = record -> parsed.matches().test(record.operation(), work);
    String state = call.query("state");
    if (state != null) {
      OperationState wanted = state(state);
      all = all.and(record -> record.state() == wanted);
    }
    String method = call.query("method");
    if (method != null) {
      all = all.and(record -> method.equals(rpc(record)));
    }
    String text = call.query("text");
    if (text != null) {
      String lower = text.toLowerCase(Locale.ROOT);
      all = all.and(record -> texts(record).anyMatch(one -> has(one, lower, work)));
    }
    return all;
  }

  private static boolean has(String text, String lower, Work work) {
    work.take(text.length());
    return text.toLowerCase(Locale.ROOT).contains(lower);
  }

  private static OperationState state(String text) {
    return Stream.of(OperationState.values())
        .filter(state -> state.name().equals(text))
        .findFirst()
        .orElseThrow(
            () ->
                new InvalidArgumentException(
                    "state",
                    text,
                    "is no state",
                    "use one of " + Arrays.toString(OperationState.values())));
  }

  private static Stream<String> texts(OperationRecord record) {
    ResourceChange resource = record.script().resource();
    return Stream.of(
        record.operation().name().toString(), rpc(record), resource == null ? "" : resource.name());
  }

  private static String rpc(OperationRecord record) {
    Event first = record.history().get(0);
    RpcRequest start = first.request();
    return start == null ? "" : start.rpc();
  }
}
