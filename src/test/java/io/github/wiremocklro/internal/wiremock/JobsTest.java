package io.github.wiremocklro.internal.wiremock;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.wiremocklro.WireMockLroServer;
import io.github.wiremocklro.internal.wiremock.Rest.Reply;
import io.github.wiremocklro.operation.JsonObject;
import java.time.Duration;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Jobs of tasks, of scans and of metadata: resources that are run and cancelled at once. */
class JobsTest {
  @AutoClose private static final WireMockLroServer FAKE = new WireMockLroServer().start();

  private final Rest rest = new Rest(FAKE::baseUrl);
  private final String parent = Rest.newParent();
  private final String task = parent + "/lakes/l/tasks/t";

  @Test
  void aRunOfATaskAnswersAJobThatRuns() {
    given("Task", task, JsonObject.EMPTY);

    Reply run = rest.post("/v1/" + task + ":run", "{}");

    assertThat(run.status()).as(run.body()).isEqualTo(200);
    assertThat(run.text("/job/name")).startsWith(task + "/jobs/");
    assertThat(run.text("/job/state")).isEqualTo("RUNNING");
    assertThat(run.has("/job/startTime")).isTrue();
    assertThat(run.has("/job/endTime")).isFalse();
    assertThat(rest.get("/v1/" + run.text("/job/name")).json()).isEqualTo(run.json().get("job"));
    assertThat(rest.get("/v1/" + task + "/jobs").text("/jobs/0/name"))
        .isEqualTo(run.text("/job/name"));
    assertThat(FAKE.in(parent).records()).isEmpty();
  }

  @Test
  void aRunOfAScanAnswersAJobOfItsOwnEachTime() {
    String scan = parent + "/dataScans/s";
    given("DataScan", scan, JsonObject.EMPTY);

    Reply first = rest.post("/v1/" + scan + ":run", "{}");
    Reply second = rest.post("/v1/" + scan + ":run", "{}");

    assertThat(first.text("/job/state")).isEqualTo("RUNNING");
    assertThat(rest.get("/v1/" + scan + "/jobs").json().get("dataScanJobs"))
        .extracting(job -> job.get("name").asText())
        .containsExactlyInAnyOrder(first.text("/job/name"), second.text("/job/name"));
  }

  @Test
  void aRunOfWhatIsNotThereIsNotFoundAndMakesNothing() {
    Reply run = rest.post("/v1/" + task + ":run", "{}");

    assertThat(run.error()).startsWith("404 NOT_FOUND");
    assertThat(run.message()).contains(task);
    assertThat(rest.get("/v1/" + task + "/jobs").has("/jobs")).isFalse();
  }

  @Test
  void aRunOfWhatIsBeingCreatedIsRefused() {
    rest.post(
        "/v1/" + parent + "/lakes/l/tasks?taskId=t",
        "{\"triggerSpec\":{\"type\":\"ON_DEMAND\"},\"executionSpec\":{\"serviceAccount\":\"a\"}}");

    assertThat(rest.post("/v1/" + task + ":run", "{}").error())
        .startsWith("400 FAILED_PRECONDITION PARENT_NOT_READY");
  }

  @Test
  void aCancelEndsAJobAtOnce() {
    given("Task", task, JsonObject.EMPTY);
    FAKE.in(parent).freezeClock();
    String job = "/v1/" + rest.post("/v1/" + task + ":run", "{}").text("/job/name");
    FAKE.in(parent).advanceClock(Duration.ofMinutes(1));

    Reply cancel = rest.post(job + ":cancel", "{}");

    assertThat(cancel.status()).isEqualTo(200);
    assertThat(cancel.body()).isEqualTo("{}");
    Reply cancelled = rest.get(job);
    assertThat(cancelled.text("/state")).isEqualTo("CANCELLED");
    assertThat(cancelled.text("/endTime")).isGreaterThan(cancelled.text("/startTime"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"SUCCEEDED", "FAILED", "CANCELLED", "ABORTED"})
  void aCancelOfAJobThatHasEndedChangesNothing(String state) {
    given("Job", task + "/jobs/j", JsonObject.of("state", state));
    Reply before = rest.get("/v1/" + task + "/jobs/j");

    assertThat(rest.post("/v1/" + task + "/jobs/j:cancel", "{}").body()).isEqualTo("{}");

    assertThat(rest.get("/v1/" + task + "/jobs/j").json()).isEqualTo(before.json());
  }

  @Test
  void aCancelOfAJobThatIsNotThereIsNotFound() {
    assertThat(rest.post("/v1/" + task + "/jobs/j:cancel", "{}").error())
        .startsWith("404 NOT_FOUND");
  }

  @Test
  void aMetadataJobIsCancelledInItsStatus() {
    String job = parent + "/metadataJobs/j";
    given(
        "MetadataJob",
        job,
        JsonObject.of("status", JsonObject.of("state", "RUNNING", "message", "on its way")));

    assertThat(rest.post("/v1/" + job + ":cancel", "{}").body()).isEqualTo("{}");

    assertThat(rest.get("/v1/" + job).text("/status/state")).isEqualTo("CANCELED");
    assertThat(rest.get("/v1/" + job).text("/status/message")).isEqualTo("on its way");
  }

  @Test
  void aJobOfWhichNoStateIsKnownIsCancelled() {
    String job = parent + "/metadataJobs/j";
    given("MetadataJob", job, JsonObject.EMPTY);

    assertThat(rest.post("/v1/" + job + ":cancel", "{}").body()).isEqualTo("{}");

    assertThat(rest.get("/v1/" + job).text("/status/state")).isEqualTo("CANCELED");
  }

  @Test
  void aMetadataJobThatHasEndedStaysAsItIs() {
    String job = parent + "/metadataJobs/j";
    given(
        "MetadataJob",
        job,
        JsonObject.of("status", JsonObject.of("state", "SUCCEEDED_WITH_ERRORS")));

    assertThat(rest.post("/v1/" + job + ":cancel", "{}").status()).isEqualTo(200);

    assertThat(rest.get("/v1/" + job).text("/status/state")).isEqualTo("SUCCEEDED_WITH_ERRORS");
  }

  @Test
  void theJobsThatRunMadeGoWithTheirTask() {
    given("Task", task, JsonObject.EMPTY);
    String job = "/v1/" + rest.post("/v1/" + task + ":run", "{}").text("/job/name");
    rest.post(job + ":cancel", "{}");

    Reply delete = rest.delete("/v1/" + task);
    assertThat(delete.status()).as(delete.body()).isEqualTo(200);
    FAKE.in(parent).advanceClock(Duration.ofHours(1));
    rest.get("/v1/" + delete.text("/name"));
    rest.get("/v1/" + delete.text("/name"));

    assertThat(rest.get("/v1/" + task).status()).isEqualTo(404);
    assertThat(rest.get(job).status()).isEqualTo(404);
  }

  @Test
  void aTaskWithAJobThatATestPutThereIsNotDeleted() {
    given("Task", task, JsonObject.EMPTY);
    given("Job", task + "/jobs/j", JsonObject.EMPTY);

    assertThat(rest.delete("/v1/" + task).error()).startsWith("400 FAILED_PRECONDITION");
  }

  private static void given(String type, String name, JsonObject fields) {
    FAKE.given("google.cloud.dataplex.v1." + type, name, fields);
  }
}
