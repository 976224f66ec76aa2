package io.github.wiremocklro.real;

import java.util.List;
import java.util.function.Consumer;

/** What a server is asked. Whatever it answers is worth to know; no answer is a failure. */
final class Checks {
  private static final String ZONE =
      """
      {"type": "RAW", "resourceSpec": {"locationType": "SINGLE_REGION"},
       "discoverySpec": {"enabled": false}}
      """;

  private Checks() {}

  /**
   * A check.
   *
   * @param name by which {@code docs/unknown.md} speaks of it
   */
  record Check(String name, Consumer<Session> steps) {

    @Override
    public String toString() {
      return name;
    }
  }

  static List<Check> all() {
    return List.of(
        new Check("what is not there", Checks::whatIsNotThere),
        new Check("who may not", Checks::whoMayNot),
        new Check("requests that cannot be", Checks::requestsThatCannotBe),
        new Check("a lake from create to delete", Checks::fromCreateToDelete),
        new Check("a cancel", Checks::aCancel),
        new Check("a delete of a running operation", Checks::aDeleteOfARunningOperation),
        new Check("a delete of what is being created", Checks::aDeleteOfWhatIsBeingCreated),
        new Check("what is below a lake", Checks::whatIsBelowALake),
        // The last, for then there are some.
        new Check("lists and filters", Checks::listsAndFilters));
  }

  private static void whatIsNotThere(Session session) {
    String lake = session.lake("none");
    String operation = session.parent() + "/operations/operation-0-0-0-0";
    session.get("get a lake", lake);
    session.patch("update a lake", lake + "?updateMask=description", "{}");
    session.delete("delete a lake", lake);
    session.get("get an operation", operation);
    session.post("cancel an operation", operation + ":cancel", "{}");
    session.delete("delete an operation", operation);
    session.create("create a zone in a lake that is not there", lake + "/zones/z", "zoneId", ZONE);
  }

  private static void whoMayNot(Session session) {
    session.getAs("no token", session.parent() + "/lakes", "");
    session.getAs("a token that is none", session.parent() + "/lakes", "garbage");
    session.get("another project", "projects/none-" + session.run() + "/locations/l/lakes");
    session.get(
        "a location that is not there",
        session.parent().replaceFirst("/locations/.*", "/locations/nowhere/lakes"));
  }

  private static void requestsThatCannotBe(Session session) {
    session.create("an id that cannot be", session.parent() + "/lakes/A_bad", "lakeId", "{}");
    session.post("no id", session.parent() + "/lakes", "{}");
    session.create(
        "a field that is not there", session.lake("field"), "lakeId", "{\"nofield\": 1}");
    session.get("a query that is not there", session.parent() + "/lakes?nofield=1");
    session.post("a body in a cancel", session.parent() + "/operations/x:cancel", "{\"a\": 1}");
  }

  private static void listsAndFilters(Session session) {
    String operations = session.parent() + "/operations";
    session.get("lakes, a page of one", session.parent() + "/lakes?pageSize=1");
    session.get("a page size below 0", session.parent() + "/lakes?pageSize=-1");
    session.get("a page token that was made up", session.parent() + "/lakes?pageToken=x");
    session.get("operations, a page of one", operations + "?pageSize=1");
    session.get("operations, a token that was made up", operations + "?pageToken=x");
    session.get("operations that are done", operations + "?pageSize=1&filter=done%3Dtrue");
    session.get("operations that are done, as a word", operations + "?pageSize=1&filter=done");
    session.get(
        "operations by their target",
        operations + "?pageSize=1&filter=metadata.target%3D%22" + session.lake("none") + "%22");
    session.get("a filter that cannot be", operations + "?filter=done%20%3D%20(");
  }

  private static void fromCreateToDelete(Session session) {
    String lake = session.lake("whole");
    String create = session.create("create", lake, "lakeId", "{}");
    session.get("the operation at once", create);
    session.get("the lake at once", lake);
    session.create("create it again", lake, "lakeId", "{}");
    session.patch("update it meanwhile", lake + "?updateMask=description", "{}");
    session.untilDone("until it is created", create);
    session.get("the lake", lake);
    session.post("cancel the done operation", create + ":cancel", "{}");
    session.post("cancel it again", create + ":cancel", "{}");
    String update =
        session.patch("update", lake + "?updateMask=description", "{\"description\": \"d\"}");
    session.untilDone("until it is updated", update);
    session.untilDone("until it is updated again", session.patch("no mask", lake, "{}"));
    session.delete("delete the done operation", create);
    session.get("the deleted operation", create);
    String delete = session.delete("delete", lake);
    session.get("the lake meanwhile", lake);
    session.delete("delete it again", lake);
    session.untilDone("until it is deleted", delete);
    session.get("the deleted lake", lake);
  }

  private static void aCancel(Session session) {
    String lake = session.lake("cancel");
    String create = session.create("create", lake, "lakeId", "{}");
    session.post("cancel", create + ":cancel", "{}");
    session.get("the operation at once", create);
    session.post("cancel again", create + ":cancel", "{}");
    session.untilDone("until it is done", create);
    session.post("cancel what is over", create + ":cancel", "{}");
    session.get("the lake", lake);
  }

  private static void aDeleteOfARunningOperation(Session session) {
    String lake = session.lake("forget");
    String create = session.create("create", lake, "lakeId", "{}");
    session.delete("delete the running operation", create);
    session.get("the operation", create);
    session.get("the lake", lake);
  }

  private static void aDeleteOfWhatIsBeingCreated(Session session) {
    String lake = session.lake("busy");
    String create = session.create("create", lake, "lakeId", "{}");
    String delete = session.delete("delete the lake", lake);
    session.get("the create meanwhile", create);
    session.untilDone("until the create is done", create);
    session.untilDone("until the delete is done", delete);
    session.get("the lake", lake);
  }

  /** No discovery runs in the zone, and no bucket is made. */
  private static void whatIsBelowALake(Session session) {
    String lake = session.lake("parent");
    String zone = lake + "/zones/z";
    session.untilDone(
        "until the lake is created", session.create("create a lake", lake, "lakeId", "{}"));
    session.untilDone(
        "until the zone is created", session.create("create a zone", zone, "zoneId", ZONE));
    session.delete("delete the lake that has a zone", lake);
    String asset =
        session.create(
            "create an asset of a bucket that is not there",
            zone + "/assets/a",
            "assetId",
            """
            {"resourceSpec": {"type": "STORAGE_BUCKET", "name": "%s"},
             "discoverySpec": {"enabled": false}}
            """
                .formatted(
                    session
                        .parent()
                        .replaceFirst("/locations/.*", "/buckets/none-" + session.run())));
    session.untilDone("until the asset is done", asset);
  }
}
