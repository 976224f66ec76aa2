package io.github.wiremocklro.model;

import static io.github.wiremocklro.model.RandomScripts.said;

import io.github.wiremocklro.internal.engine.ArmedScript;
import io.github.wiremocklro.operation.OperationScript;
import io.github.wiremocklro.operation.ResourceChange;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** The model's armed scripts: a list of turns, one for each start that a script is to serve. */
final class NaiveArmedScripts {
  private final List<ArmedScript> turns = new ArrayList<>();

  void arm(ArmedScript armed) {
    turns.removeIf(
        other -> other.id().equals(armed.id()) && Objects.equals(other.scope(), armed.scope()));
    for (int i = 0; i < armed.pattern().times(); i++) {
      turns.add(armed);
    }
  }

  void reset(@Nullable String scope) {
    turns.removeIf(
        armed -> {
          String target = armed.pattern().target();
          return scope == null
              || scope.equals(armed.scope())
              || (target != null && target.startsWith(scope + "/"));
        });
  }

  /** Returns the turn that a start would use, null where none is meant for it. */
  @Nullable ArmedScript turnFor(OperationScript start) {
    if (Boolean.TRUE.equals(start.validateOnly())) {
      return null;
    }
    for (ArmedScript armed : turns) {
      String target = armed.pattern().target();
      String verb = armed.pattern().verb();
      String scope = armed.scope();
      if ((target == null || target.equals(targetOf(start)))
          && (verb == null || verb.equals(verbOf(start)))
          && (scope == null || start.name().toString().startsWith(scope + "/"))) {
        return armed;
      }
    }
    return null;
  }

  /** A start has succeeded with this turn: it is used up. */
  void use(@Nullable ArmedScript turn) {
    turns.remove(turn);
  }

  /** Returns the script of a start with the armed one laid over it, by top-level key. */
  static OperationScript merged(OperationScript start, @Nullable ArmedScript turn) {
    if (turn == null) {
      return start;
    }
    OperationScript armed = turn.script();
    OperationScript merged = start;
    merged = said(merged, OperationScript::metadata, armed.metadata());
    merged = said(merged, OperationScript::response, armed.response());
    merged = said(merged, OperationScript::error, armed.error());
    merged = said(merged, OperationScript::doneAfter, armed.doneAfter());
    merged = said(merged, OperationScript::onCancel, armed.onCancel());
    merged = said(merged, OperationScript::validateOnly, armed.validateOnly());
    merged = said(merged, OperationScript::progress, armed.progress());
    merged = said(merged, OperationScript::metadataAtEnd, armed.metadataAtEnd());
    merged = said(merged, OperationScript::expiresAfter, armed.expiresAfter());
    return said(merged, OperationScript::faults, armed.faults());
  }

  static @Nullable String targetOf(OperationScript script) {
    ResourceChange change = script.resource();
    return change != null ? change.name() : inMetadata(script, "target");
  }

  private static @Nullable String verbOf(OperationScript script) {
    ResourceChange change = script.resource();
    return change != null
        ? change.kind().name().toLowerCase(Locale.ROOT)
        : inMetadata(script, "verb");
  }

  private static @Nullable String inMetadata(OperationScript script, String field) {
    return script.metadata() == null ? null : (String) script.metadata().get(field);
  }
}
