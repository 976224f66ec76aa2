package io.github.wiremocklro.clients;

import io.github.wiremocklro.fidelity.Call;

/** A client of Dataplex that takes the steps of a {@link Call}, and tells what the last came to. */
abstract class LakeCalls {
  final String parent;
  final String lake;

  /** The latest that was started. */
  private String operation;

  LakeCalls(String parent) {
    this.parent = parent;
    this.lake = parent + "/lakes/sales";
    this.operation = parent + "/operations/unknown";
  }

  /** Takes the steps; only the last may come to an error. */
  final String tell(Call call) throws Exception {
    int last = call.steps().size() - 1;
    for (String step : call.steps().subList(0, last)) {
      take(step, call.script().toString());
    }
    try {
      return take(call.steps().get(last), call.script().toString());
    } catch (Exception e) {
      return code(e);
    }
  }

  private String take(String step, String script) throws Exception {
    String[] words = (step + " ").split(" ", 2);
    String argument = words[1].trim();
    return switch (words[0]) {
      case "create" -> started(create(argument.isEmpty() ? "sales" : argument, script));
      case "update" -> started(update());
      case "delete" -> started(delete());
      case "await" -> await(operation);
      case "poll" -> shown(poll(operation));
      case "cancel" -> {
        cancel(operation);
        yield "OK";
      }
      case "forget" -> {
        forget(operation);
        yield "OK";
      }
      case "list" -> String.valueOf(operations(argument));
      case "lake" -> stateOfTheLake();
      case "lakes" -> String.valueOf(lakes());
      default -> throw new IllegalArgumentException(step);
    };
  }

  private String started(Shown shown) {
    operation = shown.name();
    return shown(shown);
  }

  private static String shown(Shown shown) {
    return shown.done() ? shown.result() : "running";
  }

  abstract Shown create(String id, String script) throws Exception;

  abstract Shown update() throws Exception;

  abstract Shown delete() throws Exception;

  abstract String await(String name) throws Exception;

  abstract Shown poll(String name) throws Exception;

  abstract void cancel(String name) throws Exception;

  abstract void forget(String name) throws Exception;

  /** Returns how many operations pages of two list. */
  abstract int operations(String filter) throws Exception;

  /** Returns how many lakes pages of two list. */
  abstract int lakes() throws Exception;

  abstract String stateOfTheLake() throws Exception;

  /** Returns the canonical code that the client gives an error. */
  abstract String code(Exception e) throws Exception;

  /**
   * An operation as the client shows it.
   *
   * @param result the type of the response, or {@code error} and its code
   */
  record Shown(String name, boolean done, String result) {}
}
