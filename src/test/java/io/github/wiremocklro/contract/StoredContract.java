package io.github.wiremocklro.contract;

import static io.github.wiremocklro.operation.After.never;
import static io.github.wiremocklro.operation.After.polls;
import static io.github.wiremocklro.operation.OperationScript.operation;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.github.wiremocklro.FakeOperations;
import io.github.wiremocklro.internal.json.Json;
import io.github.wiremocklro.internal.wiremock.Rest.Reply;
import io.github.wiremocklro.operation.InvalidArgumentException;
import io.github.wiremocklro.operation.JsonObject;
import io.github.wiremocklro.operation.OperationScript;
import io.github.wiremocklro.operation.ResourceChange;
import java.util.List;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;

/** What is kept of resources can be read by every client. */
abstract class StoredContract extends ContractPart {
  private static final String LAKE_TYPE = "google.cloud.dataplex.v1.Lake";
  private static final String TASK_TYPE = "google.cloud.dataplex.v1.Task";

  private final String task = lake + "/tasks/t";

  StoredContract(FakeOperations server, Client client) {
    super(server, client);
  }

  @Test
  void aFieldOfAOneofTakesThePlaceOfAnother() {
    fake.given(TASK_TYPE, task, json("{'notebook':{'notebook':'n'},'description':'d'}"));

    Reply updated = update("spark", "{'spark':{'mainClass':'M'}}");

    assertThat(updated.text("/response/spark/mainClass")).isEqualTo("M");
    assertThat(updated.has("/response/notebook")).isFalse();
    assertThat(getTask().text("/spark/mainClass")).isEqualTo("M");
    assertThat(getTask().has("/notebook")).isFalse();
    assertThat(getTask().text("/description")).isEqualTo("d");
    assertThat(tasks().text("/tasks/0/spark/mainClass")).isEqualTo("M");
  }

  @Test
  void aFieldOfAOneofTakesThePlaceOfAnotherWithoutAMask() {
    fake.given(TASK_TYPE, task, json("{'notebook':{'notebook':'n'},'description':'d'}"));

    update("", "{'spark':{'mainClass':'M'}}");

    assertThat(getTask().text("/spark/mainClass")).isEqualTo("M");
    assertThat(getTask().has("/notebook")).isFalse();
    assertThat(getTask().text("/description")).isEqualTo("d");
  }

  @Test
  void aFieldOfAOneofTakesThePlaceOfAnotherWithinAMessage() {
    fake.given(
        TASK_TYPE, task, json("{'spark':{'pythonScriptFile':'gs://f','fileUris':['gs://u']}}"));

    update("spark.mainClass", "{'spark':{'mainClass':'M'}}");

    assertThat(getTask().text("/spark/mainClass")).isEqualTo("M");
    assertThat(getTask().has("/spark/pythonScriptFile")).isFalse();
    assertThat(getTask().text("/spark/fileUris/0")).isEqualTo("gs://u");
  }

  @Test
  void aFieldOfAOneofStaysWhereTheMaskDoesNotNameWhatTheBodyHas() {
    fake.given(TASK_TYPE, task, json("{'notebook':{'notebook':'n'}}"));

    update("description", "{'spark':{'mainClass':'M'},'description':'d'}");

    assertThat(getTask().text("/notebook/notebook")).isEqualTo("n");
    assertThat(getTask().has("/spark")).isFalse();
  }

  @Test
  void aFieldOfAOneofThatAResponseHasTakesThePlaceOfAnother() {
    fake.given(TASK_TYPE, task, json("{'notebook':{'notebook':'n'}}"));
    JsonObject response =
        json("{'@type':'type.googleapis.com/google.cloud.dataplex.v1.Task'}")
            .with("name", task)
            .with("spark", json("{'mainClass':'M'}"));

    fake.start(
        changing(ResourceChange.update(task, JsonObject.of("description", "d"), null))
            .response(response));

    assertThat(getTask().text("/spark/mainClass")).isEqualTo("M");
    assertThat(getTask().has("/notebook")).isFalse();
    assertThat(getTask().text("/description")).isEqualTo("d");
  }

  @Test
  void whatAScriptCreatesFitsItsType() {
    assertRefused(
        () -> fake.start(changing(lakeOf(JsonObject.of("dispalyName", "Sales")))),
        "resource.body: \"google.cloud.dataplex.v1.Lake\" does not fit what is given (Invalid JSON"
            + " payload received. Unknown name \"dispalyName\": Cannot find field.); give it the"
            + " fields that the descriptor has, or let the server be lenient");

    assertThat(get(name).status()).isEqualTo(404);
    assertThat(get(lake).status()).isEqualTo(404);
    assertThat(lakes().status()).isEqualTo(200);
  }

  @Test
  void whatAScriptCreatesIsReadAsItsTypeHasIt() {
    fake.start(changing(lakeOf(JsonObject.of("display_name", "Sales"))));

    assertThat(get(lake).text("/displayName")).isEqualTo("Sales");
    assertThat(lakes().text("/lakes/0/displayName")).isEqualTo("Sales");
  }

  @Test
  void whatAScriptUpdatesFitsItsType() {
    fake.given(LAKE_TYPE, lake, JsonObject.EMPTY);

    assertRefusedAt(
        "resource.body",
        () ->
            fake.start(
                changing(ResourceChange.update(lake, JsonObject.of("labels", "no map"), null))));
    fake.start(changing(ResourceChange.update(lake, JsonObject.of("display_name", "S"), null)));

    assertThat(get(lake).text("/displayName")).isEqualTo("S");
    assertThat(get(lake).has("/labels")).isFalse();
  }

  @Test
  void aResponseThatIsTheResourceFitsItsType() {
    JsonObject wrong = LAKE.with("name", lake).with("labels", "no map");
    OperationScript creation = changing(lakeOf(JsonObject.EMPTY)).doneAfter(never());

    assertRefusedAt("operation.response", () -> fake.start(creation.response(wrong)));
    fake.start(creation);
    assertRefusedAt("response", () -> fake.complete(name, wrong));
    fake.complete(name, LAKE.with("name", lake).with("display_name", "S"));

    assertThat(get(lake).text("/displayName")).isEqualTo("S");
    assertThat(get(name).text("/response/displayName")).isEqualTo("S");
  }

  @Test
  void whatIsOfATypeThatNobodyKnowsIsTakenAsItIs() {
    JsonObject body = JsonObject.of("any_thing", List.of(1, "two"));
    String thing = fake.parent() + "/things/a";

    fake.start(changing(ResourceChange.create(thing, "example.com/v1.Thing", body)));

    assertThat(fake.record(name).script().resource().body()).isEqualTo(body);
    assertThat(fake.record(name).operation().response().get("any_thing"))
        .isEqualTo(List.of(1, "two"));
  }

  private ResourceChange lakeOf(JsonObject body) {
    return ResourceChange.create(lake, "type.googleapis.com/" + LAKE_TYPE, body);
  }

  private static void assertRefusedAt(String path, ThrowingCallable call) {
    InvalidArgumentException e = catchThrowableOfType(InvalidArgumentException.class, call);
    assertThat(e).hasMessageContaining("does not fit what is given");
    assertThat(e.path()).isEqualTo(path);
  }

  private Reply lakes() {
    return client.send(ApiCall.listLakes(fake.parent()));
  }

  private OperationScript changing(ResourceChange change) {
    return operation().name(name).resource(change).doneAfter(polls(0));
  }

  /** Returns the operation once it is done. */
  private Reply update(String mask, String body) {
    Reply started = client.send(ApiCall.updateTask(task, mask, body.replace('\'', '"')));
    assertThat(started.status()).as(started.body()).isEqualTo(200);
    fake.complete(started.text("/name"));
    return get(started.text("/name"));
  }

  private Reply getTask() {
    return client.send(ApiCall.getTask(task));
  }

  private Reply tasks() {
    return client.send(
        new ApiCall(
            "GET",
            "/v1/" + lake + "/tasks",
            null,
            "google.cloud.dataplex.v1.DataplexService/ListTasks",
            JsonObject.of("parent", lake)));
  }

  private static JsonObject json(String text) {
    return Json.parseObject(text.replace('\'', '"'), "$");
  }
}
