package io.github.wiremocklro.internal.wiremock;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.wiremocklro.WireMockLroServer;
import io.github.wiremocklro.internal.api.Catalog;
import io.github.wiremocklro.internal.api.DescriptorTypes;
import io.github.wiremocklro.internal.json.Json;
import io.github.wiremocklro.internal.wiremock.Rest.Reply;
import io.github.wiremocklro.operation.JsonObject;
import java.net.http.HttpRequest.BodyPublishers;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Jobs of tasks, of scans and of metadata: resources that are run and cancelled at once. */
class JobsTest {
  private static final String API = "google.cloud.dataplex.v1.";
  private static final DescriptorTypes TYPES = new Catalog().apis().types();

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
    assertThat(rest.get("/v1/" + task + "/jobs").json().get("jobs").get(0))
        .isEqualTo(run.json().get("job"));
    assertThat(rest.get("/v1/" + run.text("/job/name")).json()).isEqualTo(run.json().get("job"));
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
  void aJobThatATestPutThereGoesWithItsTaskToo() {
    given("Task", task, JsonObject.EMPTY);
    given("Job", task + "/jobs/j", JsonObject.EMPTY);

    assertThat(rest.delete("/v1/" + task).status()).isEqualTo(200);
  }

  @Test
  void aJobSucceedsAtTheSecondReadOfIt() {
    given("Task", task, JsonObject.EMPTY);
    FAKE.in(parent).freezeClock();
    String job = run("{}");
    FAKE.in(parent).advanceClock(Duration.ofMinutes(1));

    rest.get("/v1/" + task + "/jobs");
    rest.get("/v1/" + task + "/jobs");
    assertThat(rest.get(job).text("/state")).isEqualTo("RUNNING");
    Reply done = rest.get(job);

    assertThat(done.text("/state")).isEqualTo("SUCCEEDED");
    assertThat(done.text("/endTime")).isGreaterThan(done.text("/startTime"));
    assertThat(rest.get(job).json()).isEqualTo(done.json());
    assertThat(rest.get("/v1/" + task + "/jobs").text("/jobs/0/state")).isEqualTo("SUCCEEDED");
    assertStrict("Job", done);
  }

  @Test
  void aJobEndsWhenTheHeaderOfItsRunSays() {
    given("Task", task, JsonObject.EMPTY);
    FAKE.in(parent).freezeClock();
    String job = run("{}", "{\"doneAfter\":{\"time\":\"60s\"}}");
    rest.get(job);
    rest.get(job);
    assertThat(rest.get(job).text("/state")).isEqualTo("RUNNING");

    FAKE.in(parent).advanceClock(Duration.ofMinutes(2));

    Reply done = rest.get(job);
    assertThat(done.text("/state")).isEqualTo("SUCCEEDED");
    assertThat(Duration.between(time(done, "/startTime"), time(done, "/endTime")))
        .isEqualTo(Duration.ofMinutes(1));
  }

  @Test
  void aJobFailsAsTheHeaderOfItsRunSays() {
    given("Task", task, JsonObject.EMPTY);

    String job = run("{}", "{\"operation\":{\"error\":{\"code\":13,\"message\":\"no luck\"}}}");
    rest.get(job);

    assertThat(rest.get(job).text("/state")).isEqualTo("FAILED");
    assertThat(rest.get(job).text("/message")).isEqualTo("no luck");
  }

  @Test
  void aJobIsBeingCancelledForAsLongAsTheHeaderOfItsRunSays() {
    given("Task", task, JsonObject.EMPTY);
    String job = run("{}", "{\"onCancel\":{\"outcome\":\"cancelled\",\"after\":{\"polls\":2}}}");

    assertThat(rest.post(job + ":cancel", "{}").body()).isEqualTo("{}");
    assertThat(rest.post(job + ":cancel", "{}").body()).isEqualTo("{}");

    assertThat(rest.get(job).text("/state")).isEqualTo("CANCELLING");
    assertThat(rest.get(job).text("/state")).isEqualTo("CANCELLED");
  }

  @Test
  void aCancelOfAJobIsRefusedWhereTheHeaderOfItsRunSaysSo() {
    given("Task", task, JsonObject.EMPTY);
    String job = run("{}", "{\"onCancel\":\"refused\"}");

    assertThat(rest.post(job + ":cancel", "{}").error()).startsWith("400 FAILED_PRECONDITION");

    assertThat(rest.get(job).text("/state")).isEqualTo("RUNNING");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{\"expiresAfter\":\"1s\"}",
        "{\"metadataAtEnd\":{\"a\":1}}",
        "{\"onCancel\":{\"metadataAtEnd\":{\"a\":1}}}",
        "{\"onCancel\":{\"outcome\":\"completes\",\"response\":{\"@type\":\"a/b\"}}}"
      })
  void aHeaderThatSaysMoreThanAJobHasIsRefusedAndNothingRuns(String script) {
    given("Task", task, JsonObject.EMPTY);

    Reply run =
        rest.send(
            "POST", "/v1/" + task + ":run", BodyPublishers.ofString("{}"), "x-lro-script", script);

    assertThat(run.error()).startsWith("400 INVALID_ARGUMENT");
    assertThat(run.message()).contains("says more than a job has").contains("doneAfter");
    assertThat(rest.get("/v1/" + task + "/jobs").has("/jobs")).isFalse();
  }

  @Test
  void aJobHasWhatItsTaskAndItsRunSay() {
    given(
        "Task",
        task,
        JsonObject.of(
            "labels",
            JsonObject.of("a", "1", "b", "1"),
            "executionSpec",
            JsonObject.of("serviceAccount", "sa", "args", JsonObject.of("x", "1", "y", "1"))));

    Reply job = rest.get(run("{\"labels\":{\"b\":\"2\"},\"args\":{\"y\":\"2\"}}"));

    assertThat(job.text("/labels/a")).isEqualTo("1");
    assertThat(job.text("/labels/b")).isEqualTo("2");
    assertThat(job.text("/executionSpec/serviceAccount")).isEqualTo("sa");
    assertThat(job.text("/executionSpec/args/x")).isEqualTo("1");
    assertThat(job.text("/executionSpec/args/y")).isEqualTo("2");
    assertStrict("Job", job);
  }

  @Test
  void aMetadataJobRunsWhenItsOperationIsDoneAndSucceedsAtTheSecondRead() {
    Reply create =
        rest.post(
            "/v1/" + parent + "/metadataJobs?metadataJobId=j",
            "{\"type\":\"EXPORT\",\"exportSpec\":{\"outputPath\":\"gs://b/\",\"scope\":{\"organizationLevel\":true}}}");
    assertThat(create.status()).as(create.body()).isEqualTo(200);
    String operation = "/v1/" + create.text("/name");
    rest.get(operation);
    assertThat(rest.get(operation).text("/response/status/state")).isEqualTo("RUNNING");

    String job = "/v1/" + parent + "/metadataJobs/j";
    assertThat(rest.get(job).text("/status/state")).isEqualTo("RUNNING");
    Reply done = rest.get(job);
    assertThat(done.text("/status/state")).isEqualTo("SUCCEEDED");
    assertStrict("MetadataJob", done);
  }

  @Test
  void aJobThatATestPutThereStaysAsItIs() {
    given("Job", task + "/jobs/j", JsonObject.of("state", "RUNNING"));
    String job = "/v1/" + task + "/jobs/j";

    for (int read = 0; read < 4; read++) {
      assertThat(rest.get(job).text("/state")).isEqualTo("RUNNING");
    }
    rest.post(job + ":cancel", "{}");
    assertThat(rest.get(job).text("/state")).isEqualTo("CANCELLED");
  }

  private String run(String body, String... script) {
    String[] header = script.length == 0 ? script : new String[] {"x-lro-script", script[0]};
    Reply run = rest.send("POST", "/v1/" + task + ":run", BodyPublishers.ofString(body), header);
    assertThat(run.status()).as(run.body()).isEqualTo(200);
    return "/v1/" + run.text("/job/name");
  }

  private static Instant time(Reply job, String field) {
    return Instant.parse(job.text(field));
  }

  private static void assertStrict(String type, Reply reply) {
    assertThat(TYPES.strictly(API + type, Json.parseObject(reply.body(), "$"))).isEmpty();
  }

  private static void given(String type, String name, JsonObject fields) {
    FAKE.given(API + type, name, fields);
  }
}
