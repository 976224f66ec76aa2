package io.github.wiremocklro.internal.json;

import io.github.wiremocklro.internal.engine.Ending;
import io.github.wiremocklro.internal.engine.JobCourse;
import io.github.wiremocklro.operation.JsonObject;
import io.github.wiremocklro.operation.OnCancel;
import io.github.wiremocklro.operation.Operation.Result;
import io.github.wiremocklro.operation.Status;
import java.util.List;

/** What lies ahead of a job, to and from JSON. */
final class JobJson {
  private static final List<String> KEYS =
      List.of("onCancel", "after", "from", "fromReads", "error", "reads", "cancelling");

  private JobJson() {}

  static JsonObject of(JobCourse job) {
    Ending ending = job.ending();
    Status error = ending.result().error();
    JsonObject json =
        JsonObject.of("onCancel", ScriptJson.of(job.onCancel()))
            .with("after", ScriptJson.of(ending.after()))
            .with("from", Timestamps.format(ending.from()))
            .with("fromReads", ending.fromPolls())
            .with("reads", job.reads());
    json = error == null ? json : json.with("error", OperationJson.of(error));
    return job.cancelling() ? json.with("cancelling", true) : json;
  }

  /** Returns the job in a field that is there. */
  static JobCourse read(Fields parent, String key) {
    Fields fields = parent.child(key, KEYS);
    fields.allOf(
        List.of("after", "from"),
        "{\"after\": {\"polls\": 2}, \"from\": \"2026-01-02T03:04:05Z\"}");
    Result result =
        StatusReader.read(fields, "error", null)
            .<Result>map(Result.Failure::new)
            .orElse(JobCourse.SUCCESS);
    return new JobCourse(
        OnCancelReader.read(fields, "onCancel").orElse(OnCancel.cancelled()),
        new Ending(
            AfterReader.read(fields, "after", AfterReader.ANY).orElseThrow(),
            fields.parsed("from", Timestamps::parse).orElseThrow(),
            fields.count("fromReads"),
            result),
        fields.count("reads"),
        fields.bool("cancelling").orElse(false));
  }
}
