package io.github.wiremocklro.internal.engine;

import static io.github.wiremocklro.internal.engine.Answers.codeOf;
import static io.github.wiremocklro.internal.engine.FakeTimeSource.START;
import static io.github.wiremocklro.internal.engine.Lakes.BODY;
import static io.github.wiremocklro.internal.engine.Lakes.LAKE;
import static io.github.wiremocklro.internal.engine.Lakes.PARENT;
import static io.github.wiremocklro.internal.engine.Lakes.TYPE;
import static io.github.wiremocklro.internal.engine.Lakes.atOnce;
import static io.github.wiremocklro.internal.engine.Lakes.create;
import static io.github.wiremocklro.internal.engine.Lakes.delete;
import static io.github.wiremocklro.internal.engine.Lakes.update;
import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.github.wiremocklro.operation.After;
import io.github.wiremocklro.operation.Code;
import io.github.wiremocklro.operation.InvalidArgumentException;
import io.github.wiremocklro.operation.JsonObject;
import io.github.wiremocklro.operation.Operation;
import io.github.wiremocklro.operation.OperationName;
import io.github.wiremocklro.operation.ResourceChange;
import io.github.wiremocklro.operation.Status;
import java.time.Duration;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** What readers of a resource see before, while and after an operation works on it. */
class ResourcesServiceTest {
  private static final Duration MINUTE = Duration.ofMinutes(1);

  private final Lakes lakes = new Lakes();
  private final TestOperations operations = lakes.operations;
  private final ResourcesService resources = lakes.resources;

  /** Cloud Run's DeleteService answers the service (google/cloud/run/v2/service.proto). */
  @Test
  void aDeleteAnswersWhatItDeletesWhereItsResponseIsThat() {
    JsonObject before = resources.change(ResourceChange.create(LAKE, TYPE, BODY));
    JsonObject response = JsonObject.of("@type", TYPE, "name", LAKE);
    JsonObject said = response.with("description", "gone");

    Operation deleted = operations.start(atOnce(delete()).response(said).validateOnly(true));
    assertThat(requireNonNull(deleted.response()).without("@type"))
        .isEqualTo(before.with("description", "gone"));

    JsonObject other = JsonObject.of("@type", TYPE, "name", LAKE + "2");
    assertThat(operations.start(delete().response(other).validateOnly(true)).response())
        .isEqualTo(other);

    deleted = operations.start(atOnce(delete()).response(response));
    assertThat(requireNonNull(deleted.response()).without("@type")).isEqualTo(before);
    assertThat(codeOf(() -> resources.get(LAKE))).isEqualTo(Code.NOT_FOUND);
  }

  /** Design rule 11; AIP-151: a resource that is being created shows in a state not usable. */
  @Nested
  class Creation {

    @Test
    void showsTheResourceAsCreating() {
      operations.start(create());

      JsonObject lake = resources.get(LAKE);
      assertThat(lake.get("state")).isEqualTo("CREATING");
      assertThat(lake.get("name")).isEqualTo(LAKE);
      assertThat(lake.get("createTime")).isEqualTo(START.toString());
      assertThat(lakes.written()).isEqualTo(BODY);
      assertThat(lakes.listed(PARENT + "/lakes")).containsExactly(LAKE);
    }

    @Test
    void showsTheResourceAsActiveOnceItIsDone() {
      operations.start(create().doneAfter(After.time(MINUTE)));
      lakes.time.advance(MINUTE);

      assertThat(lakes.state()).isEqualTo("ACTIVE");
      assertThat(resources.get(LAKE).get("updateTime")).isEqualTo(START.plus(MINUTE).toString());
    }

    /** AIP-151: the response of a standard method is the resource. */
    @Test
    void respondsWithWhatReadersSeeAfterwards() {
      OperationName name = operations.start(create().doneAfter(After.polls(2))).name();
      lakes.time.advance(MINUTE);
      operations.get(name);
      lakes.time.advance(MINUTE);
      JsonObject response = requireNonNull(operations.get(name).response());
      lakes.time.advance(MINUTE);

      assertThat(response.get("@type")).isEqualTo(TYPE);
      assertThat(response.without("@type")).isEqualTo(resources.get(LAKE));
      assertThat(response.get("updateTime")).isEqualTo(START.plus(MINUTE).plus(MINUTE).toString());
    }

    /** Design rule 14: what expires is the operation. */
    @Test
    void outlivesItsOperationThoughNobodyLookedInTime() {
      OperationName name =
          operations.start(create().doneAfter(After.time(MINUTE)).expiresAfter(MINUTE)).name();
      lakes.time.advance(MINUTE.multipliedBy(10));

      assertThat(lakes.state()).isEqualTo("ACTIVE");
      assertThat(resources.get(LAKE).get("updateTime")).isEqualTo(START.plus(MINUTE).toString());
      assertThat(operations.latestOn(LAKE)).isEqualTo(name);
    }

    @Test
    void keepsTheUidFromBeginningToEnd() {
      OperationName name = operations.start(create()).name();
      Object uid = resources.get(LAKE).get("uid");
      operations.complete(name, null);

      assertThat(resources.get(LAKE).get("uid")).isEqualTo(uid).isNotNull();
    }

    @Test
    void vanishesWhenItIsCancelled() {
      OperationName name = operations.start(create()).name();
      operations.cancel(name);

      assertThat(codeOf(() -> resources.get(LAKE))).isEqualTo(Code.NOT_FOUND);
      assertThat(lakes.listed(PARENT + "/lakes")).isEmpty();
    }

    @Test
    void vanishesWhenItFails() {
      operations.start(create().error(Code.INTERNAL, "no space").doneAfter(After.time(MINUTE)));
      assertThat(lakes.state()).isEqualTo("CREATING");
      lakes.time.advance(MINUTE);

      assertThat(codeOf(() -> resources.get(LAKE))).isEqualTo(Code.NOT_FOUND);
    }

    @Test
    void canBeTriedAgainAfterACancel() {
      OperationName name = operations.start(create()).name();
      operations.cancel(name);
      operations.start(atOnce(create()));

      assertThat(lakes.state()).isEqualTo("ACTIVE");
    }

    /** AIP-148, AIP-216: output-only fields are the server's. */
    @Test
    void losesWhatTheClientSentInOutputOnlyFields() {
      JsonObject body =
          BODY.with("uid", "mine").with("state", "DELETING").with("name", "other").with("@type", 1);
      operations.start(atOnce(create().resource(ResourceChange.create(LAKE, TYPE, body))));

      assertThat(lakes.written()).isEqualTo(BODY);
      assertThat(lakes.state()).isEqualTo("ACTIVE");
      assertThat(resources.get(LAKE).get("name")).isEqualTo(LAKE);
      assertThat(resources.get(LAKE).get("uid")).isNotEqualTo("mine");
    }

    @Test
    void storesTheResourceAsACommandCompletedIt() {
      OperationName name = operations.start(create()).name();
      JsonObject response =
          JsonObject.of("@type", TYPE, "name", LAKE).with("displayName", "by the server");
      operations.complete(name, response);

      assertThat(resources.get(LAKE).get("displayName")).isEqualTo("by the server");
      assertThat(lakes.state()).isEqualTo("ACTIVE");
    }

    @Test
    void fillsTargetAndVerbOfTheMetadata() {
      JsonObject metadata =
          JsonObject.of(
              "@type",
              "example.com/google.cloud.dataplex.v1.OperationMetadata",
              "apiVersion",
              "v1");

      Operation started = operations.start(create().metadata(metadata));

      assertThat(requireNonNull(started.metadata()).fields())
          .containsEntry("target", LAKE)
          .containsEntry("verb", "create");
    }

    @Test
    void leavesAVerbThatTheMetadataHave() {
      JsonObject metadata =
          JsonObject.of(
              "@type", "example.com/google.cloud.dataplex.v1.OperationMetadata", "verb", "restore");

      Operation started = operations.start(create().metadata(metadata));

      assertThat(requireNonNull(started.metadata()).get("verb")).isEqualTo("restore");
    }
  }

  /** Design rule 11. */
  @Nested
  class Update {
    private final JsonObject change = JsonObject.of("displayName", "B");

    @Test
    void showsTheOldValuesAsActiveUntilItIsDone() {
      operations.start(atOnce(create()));
      OperationName name = operations.start(update(change, "displayName")).name();

      assertThat(lakes.written()).isEqualTo(BODY);
      assertThat(lakes.state()).isEqualTo("ACTIVE");
      operations.complete(name, null);
      assertThat(lakes.written()).isEqualTo(BODY.with("displayName", "B"));
    }

    @Test
    void leavesTheOldValuesWhenItIsCancelled() {
      operations.start(atOnce(create()));
      JsonObject before = resources.get(LAKE);
      lakes.time.advance(MINUTE);
      operations.cancel(operations.start(update(change, null)).name());

      assertThat(resources.get(LAKE)).isEqualTo(before);
    }

    @Test
    void setsTheUpdateTimeToItsEndAndKeepsTheRest() {
      operations.start(atOnce(create()));
      JsonObject before = resources.get(LAKE);
      OperationName name =
          operations.start(update(change, null).doneAfter(After.time(MINUTE))).name();
      lakes.time.advance(MINUTE.plus(MINUTE));

      JsonObject after = resources.get(LAKE);
      assertThat(after)
          .isEqualTo(
              before.with("displayName", "B").with("updateTime", START.plus(MINUTE).toString()));
      assertThat(requireNonNull(operations.get(name).response()).without("@type")).isEqualTo(after);
    }
  }

  /** Design rule 11. */
  @Nested
  class Deletion {

    @Test
    void showsTheResourceAsDeletingUntilItIsGone() {
      operations.start(atOnce(create()));
      OperationName name = operations.start(delete()).name();

      assertThat(lakes.state()).isEqualTo("DELETING");
      Operation done = operations.complete(name, null);
      assertThat(codeOf(() -> resources.get(LAKE))).isEqualTo(Code.NOT_FOUND);
      assertThat(done.response())
          .isEqualTo(JsonObject.of("@type", "type.googleapis.com/google.protobuf.Empty"));
    }

    @Test
    void leavesTheResourceActiveWhenItIsCancelledOrFails() {
      operations.start(atOnce(create()));
      JsonObject before = resources.get(LAKE);

      operations.cancel(operations.start(delete()).name());
      assertThat(resources.get(LAKE)).isEqualTo(before);
      operations.fail(operations.start(delete()).name(), Status.of(Code.ABORTED, "in use"));
      assertThat(resources.get(LAKE)).isEqualTo(before);
    }

    @Test
    void makesRoomForANewResourceWithAUidOfItsOwn() {
      operations.start(atOnce(create()));
      Object uid = resources.get(LAKE).get("uid");
      operations.start(atOnce(delete()));
      operations.start(atOnce(create()));

      assertThat(resources.get(LAKE).get("uid")).isNotNull().isNotEqualTo(uid);
    }
  }

  @Nested
  class Reading {

    /** Design rule 10. */
    @Test
    void isNoPoll() {
      operations.start(create().doneAfter(After.polls(1)));
      resources.get(LAKE);
      lakes.listed(PARENT + "/lakes");

      assertThat(lakes.state()).isEqualTo("CREATING");
    }

    @Test
    void listsOneCollectionInTheOrderOfNames() {
      for (String id :
          new String[] {"lakes/c", "lakes/a", "lakes/b", "lakes/a/zones/z", "lake/d"}) {
        operations.start(atOnce(create(PARENT + "/" + id)));
      }

      assertThat(lakes.listed(PARENT + "/lakes"))
          .containsExactly(PARENT + "/lakes/a", PARENT + "/lakes/b", PARENT + "/lakes/c");
      assertThat(lakes.listed(PARENT + "/lakes/a/zones"))
          .containsExactly(PARENT + "/lakes/a/zones/z");
    }

    /** AIP-159; Redis documents it for all regions (ListInstancesRequest.parent). */
    @Test
    void listsThoseOfAllLocationsOrParentsInPages() {
      String west = "projects/p/locations/west";
      for (String name :
          new String[] {PARENT + "/lakes/a", PARENT + "/lakes/a/zones/z", west + "/lakes/b"}) {
        operations.start(atOnce(create(name)));
      }
      String everywhere = "projects/p/locations/-/lakes";

      assertThat(lakes.listed(everywhere)).containsExactly(PARENT + "/lakes/a", west + "/lakes/b");
      assertThat(lakes.listed(everywhere + "/-/zones"))
          .containsExactly(PARENT + "/lakes/a/zones/z");

      Page<JsonObject> first = resources.list(everywhere, new PageRequest(1, null));
      assertThat(resources.list(everywhere, new PageRequest(1, first.nextPageToken())).items())
          .containsExactly(resources.get(west + "/lakes/b"));
    }

    @Test
    void refusesAListOfSeveralScopes() {
      assertThatExceptionOfType(InvalidArgumentException.class)
          .isThrownBy(() -> resources.list("projects/-/locations/l/lakes", PageRequest.FIRST))
          .withMessageContaining("spans several scopes");
    }

    @Test
    void listsInPages() {
      for (String id : new String[] {"a", "b", "c"}) {
        operations.start(atOnce(create(PARENT + "/lakes/" + id)));
      }
      String collection = PARENT + "/lakes";

      Page<JsonObject> first = resources.list(collection, new PageRequest(2, null));
      Page<JsonObject> second =
          resources.list(collection, new PageRequest(2, first.nextPageToken()));

      assertThat(first.items()).hasSize(2);
      assertThat(second.items()).containsExactly(resources.get(PARENT + "/lakes/c"));
      assertThat(second.nextPageToken()).isEmpty();
    }

    /** Beside what stands deeper, of which a page looks at so many and not at all. */
    @Test
    @Tag("slow")
    void listsInPagesThatLookAtSoMany() {
      for (int i = 0; i < 10_001; i++) {
        operations.start(atOnce(create(PARENT + "/lakes/a/zones/" + i)));
      }
      operations.start(atOnce(create(PARENT + "/lakes/b")));

      Page<JsonObject> first = resources.list(PARENT + "/lakes", PageRequest.FIRST);
      Page<JsonObject> second =
          resources.list(PARENT + "/lakes", new PageRequest(0, first.nextPageToken()));

      assertThat(first.items()).isEmpty();
      assertThat(second.items()).hasSize(1);
      assertThat(second.nextPageToken()).isEmpty();
    }

    @Test
    void refusesATokenFromBeforeAReset() {
      for (String id : new String[] {"a", "b", "c"}) {
        operations.start(atOnce(create(PARENT + "/lakes/" + id)));
      }
      String collection = PARENT + "/lakes";
      PageRequest next =
          new PageRequest(2, resources.list(collection, new PageRequest(2, null)).nextPageToken());

      operations.reset("projects/p");
      assertThat(codeOf(() -> resources.list(collection, next))).isEqualTo(Code.INVALID_ARGUMENT);

      operations.start(atOnce(create(PARENT + "/lakes/a")));
      assertThat(codeOf(() -> resources.list(collection, next))).isEqualTo(Code.INVALID_ARGUMENT);
    }

    @Test
    void doesNotTakeThePageTokenOfOperations() {
      operations.start(atOnce(create()));
      operations.start(atOnce(delete()));
      String token = operations.list(PARENT, new PageRequest(1, null)).nextPageToken();
      assertThat(token).isNotEmpty();
      PageRequest request = new PageRequest(1, token);

      assertThat(codeOf(() -> resources.list(PARENT, request))).isEqualTo(Code.INVALID_ARGUMENT);
    }

    @Test
    void findsNothingAfterAReset() {
      operations.start(atOnce(create()));
      operations.reset("projects/p");

      assertThat(codeOf(() -> resources.get(LAKE))).isEqualTo(Code.NOT_FOUND);
      assertThat(lakes.listed(PARENT + "/lakes")).isEmpty();
    }
  }
}
