package io.github.wiremocklro.internal.json;

import io.github.wiremocklro.internal.engine.Calls;
import io.github.wiremocklro.internal.engine.Course;
import io.github.wiremocklro.internal.engine.End;
import io.github.wiremocklro.internal.engine.Ending;
import io.github.wiremocklro.internal.engine.History;
import io.github.wiremocklro.internal.engine.Lifecycle;
import io.github.wiremocklro.internal.engine.MessageTypes;
import io.github.wiremocklro.internal.engine.Origin;
import io.github.wiremocklro.internal.engine.RunningMetadata;
import io.github.wiremocklro.operation.Event;
import io.github.wiremocklro.operation.InvalidArgumentException;
import io.github.wiremocklro.operation.JsonObject;
import io.github.wiremocklro.operation.Operation.Result;
import io.github.wiremocklro.operation.OperationName;
import io.github.wiremocklro.operation.OperationScript;
import io.github.wiremocklro.operation.Progress;
import java.time.Instant;
import java.util.List;

/** Reads what {@link LifecycleJson} writes. Thread-safe. */
final class LifecycleReader {
  static final List<String> KEYS =
      List.of(
          "name",
          "latest",
          "createTime",
          "script",
          "effect",
          "metadata",
          "metadataTime",
          "stepsAhead",
          "calls",
          "ending",
          "cancelAccepted",
          "end",
          "removed",
          "history");
  static final String EXAMPLE =
      "{\"name\": \"projects/p/operations/op-1\", \"createTime\": \"2026-01-02T03:04:05Z\","
          + " \"script\": {...}, \"calls\": {...}, \"ending\": {...}, \"history\": [...]}";

  private static final List<String> REQUIRED =
      List.of("name", "createTime", "script", "calls", "ending", "history");
  private static final List<String> CALLS =
      List.of(
          "polls",
          "gets",
          "waits",
          "cancels",
          "deletes",
          "late",
          "endShown",
          "lastPoll",
          "shortestGap");
  private static final List<String> RESULTS = List.of("resource", "response", "error");
  private static final List<String> ENDING =
      List.of("after", "from", "fromPolls", "resource", "response", "error");
  private static final List<String> END =
      List.of("time", "metadata", "resource", "response", "error");

  private final ScriptReader scripts = new ScriptReader(LeafValues.LITERAL);

  Lifecycle read(Fields fields) {
    fields.allOf(REQUIRED, EXAMPLE);
    Origin origin = origin(fields);
    return new Lifecycle(
        origin, course(fields, origin), calls(fields.child("calls", CALLS)), history(fields));
  }

  /** What is as it was at the start is not kept once more. */
  private static Course course(Fields fields, Origin origin) {
    RunningMetadata metadata = metadata(fields, origin);
    Fields said = fields.child("ending", ENDING);
    Ending ending = ending(said, origin);
    boolean same = RESULTS.stream().noneMatch(said::has) && ending.equals(Ending.of(origin));
    return new Course(
        metadata.equals(RunningMetadata.of(origin.script(), origin.createTime())) ? null : metadata,
        same ? null : ending,
        fields.parsed("cancelAccepted", Timestamps::parse).orElse(null),
        fields.has("end") ? end(fields.child("end", END), origin) : null,
        fields.bool("removed").orElse(false));
  }

  private Origin origin(Fields fields) {
    OperationScript script =
        scripts.read(fields.object("script").orElseThrow(), fields.pathOf("script"));
    return Origin.of(
        script,
        fields.parsed("name", OperationName::parse).orElseThrow(),
        0,
        AnyReader.read(fields, "effect").orElse(null),
        MessageTypes.NONE,
        fields.parsed("createTime", Timestamps::parse).orElseThrow());
  }

  private static RunningMetadata metadata(Fields fields, Origin origin) {
    Instant start = origin.createTime();
    JsonObject scripted = origin.script().metadata();
    List<Progress.Step> steps = origin.script().progressOrDefault().steps();
    return new RunningMetadata(
        start,
        fields.parsed("metadataTime", Timestamps::parse).orElse(start),
        AnyReader.read(fields, "metadata").orElse(scripted),
        fields.list("stepsAhead").stream()
            .map(
                index -> {
                  if (index instanceof Integer i && i >= 0 && i < steps.size()) {
                    return steps.get(i);
                  }
                  throw new InvalidArgumentException(
                      fields.pathOf("stepsAhead"),
                      index,
                      "is no step of the script's progress",
                      "count them from 0");
                })
            .toList());
  }

  private static Calls calls(Fields fields) {
    return new Calls(
        fields.count("polls"),
        fields.count("gets"),
        fields.count("waits"),
        fields.count("cancels"),
        fields.count("deletes"),
        fields.count("late"),
        fields.bool("endShown").orElse(false),
        fields.parsed("lastPoll", Durations::parseReal).orElse(null),
        fields.parsed("shortestGap", Durations::parseReal).orElse(null));
  }

  private static Ending ending(Fields fields, Origin origin) {
    fields.allOf(List.of("after", "from"), "{\"after\": \"never\", \"from\": \"...\"}");
    return new Ending(
        AfterReader.read(fields, "after", AfterReader.ANY).orElseThrow(),
        fields.parsed("from", Timestamps::parse).orElseThrow(),
        fields.count("fromPolls"),
        result(fields, origin));
  }

  private static End end(Fields fields, Origin origin) {
    fields.allOf(List.of("time"), "{\"time\": \"2026-01-02T03:04:05Z\"}");
    return new End(
        fields.parsed("time", Timestamps::parse).orElseThrow(),
        result(fields, origin),
        fields.object("metadata").orElse(null));
  }

  private static Result result(Fields fields, Origin origin) {
    if (RESULTS.stream().noneMatch(fields::has)) {
      return origin.result();
    }
    fields.exactlyOneOf(RESULTS);
    if (fields.has("response")) {
      JsonObject response = fields.object("response").orElseThrow();
      return InvalidArgumentException.at(fields.path(), () -> new Result.Response(response));
    }
    if (fields.has("error")) {
      return new Result.Failure(StatusReader.read(fields, "error", null).orElseThrow());
    }
    fields.onlyTrue("resource", "says nothing", "leave it out");
    JsonObject effect = origin.effect();
    if (effect == null) {
      throw new InvalidArgumentException(
          fields.pathOf("resource"),
          true,
          "means a resource that there is none of",
          "say under \"effect\" which it is");
    }
    return new Result.Response(effect);
  }

  private static History history(Fields fields) {
    List<Event> events = EventReader.readAll(fields, "history");
    if (events.isEmpty()) {
      throw new InvalidArgumentException(
          fields.pathOf("history"), "[]", "is empty", "begin it with the event STARTED");
    }
    return History.of(events);
  }
}
