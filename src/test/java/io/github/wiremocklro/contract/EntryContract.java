package io.github.wiremocklro.contract;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.wiremocklro.FakeOperations;
import io.github.wiremocklro.internal.wiremock.Rest.Reply;
import io.github.wiremocklro.operation.JsonObject;
import io.github.wiremocklro.operation.OperationScript;
import io.github.wiremocklro.operation.ResourceChange;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Resources whose ids have slashes: entries of Dataplex, which are called what the resource is
 * called that they describe (catalog.proto, {@code CreateEntryRequest.entry_id}).
 */
abstract class EntryContract extends ContractPart {
  private static final String ENTRY = "google.cloud.dataplex.v1.Entry";
  private static final String DATASET = "bigquery.googleapis.com/projects/x/datasets/d";
  private static final String TABLE = DATASET + "/tables/t";

  private final String group = fake.parent() + "/entryGroups/g";
  private final JsonObject entry = JsonObject.of("entryType", fake.parent() + "/entryTypes/t");

  EntryContract(FakeOperations server, Client client) {
    super(server, client);
  }

  @BeforeEach
  void aGroupIsThere() {
    createGroup();
  }

  @Test
  void areListedBesideEachOther() {
    create(TABLE);
    create("plain");
    create(DATASET);

    assertThat(pages(group)).containsExactly(List.of(DATASET, TABLE), List.of("plain"));
    assertThat(pages(fake.parent() + "/entryGroups/-")).isEqualTo(pages(group));
  }

  @Test
  void areNoChildrenOfEachOther() {
    create(DATASET);
    create(TABLE);

    assertThat(client.send(ApiCall.deleteEntry(entry(DATASET))).status()).isEqualTo(200);

    assertThat(create(TABLE + 2).status()).isEqualTo(200);
    assertThat(pages(group)).containsExactly(List.of(TABLE, TABLE + 2));
    assertThat(client.send(ApiCall.deleteEntry(entry(TABLE))).status()).isEqualTo(200);
    assertThat(create(DATASET).status()).isEqualTo(200);
  }

  @Test
  void areChildrenOfTheirGroup() {
    create(TABLE);

    assertThat(client.send(ApiCall.deleteEntryGroup(group)).error())
        .startsWith("400 FAILED_PRECONDITION");

    client.send(ApiCall.deleteEntry(entry(TABLE)));
    fake.complete(client.send(ApiCall.deleteEntryGroup(group)).text("/name"));
    assertThat(create(TABLE).error()).startsWith("404 NOT_FOUND");
    createGroup();
    assertThat(create(TABLE).status()).isEqualTo(200);
  }

  @Test
  void goWithTheirGroupWhereThatIsForced() {
    create(DATASET);
    create(TABLE);
    fake.start(OperationScript.operation().resource(ResourceChange.delete(group).withForce()));

    assertThat(client.send(ApiCall.getEntry(entry(TABLE))).status()).isEqualTo(200);
    fake.complete(group);

    assertThat(client.send(ApiCall.getEntry(entry(TABLE))).status()).isEqualTo(404);
    assertThat(client.send(ApiCall.getEntry(entry(DATASET))).status()).isEqualTo(404);
  }

  @Test
  void areTheSameOnceTheyAreSavedAndLoaded(@TempDir Path folder) {
    create(DATASET);
    create(TABLE);
    create("gone");
    client.send(ApiCall.deleteEntry(entry("gone")));
    Path file = folder.resolve("state.json");

    fake.save(file);
    fake.reset();
    fake.load(file);

    assertThat(pages(group)).containsExactly(List.of(DATASET, TABLE));
    assertThat(client.send(ApiCall.deleteEntryGroup(group)).status()).isEqualTo(400);
    assertThat(create("gone/child").status()).isEqualTo(200);
    assertThat(client.send(ApiCall.deleteEntry(entry(DATASET))).status()).isEqualTo(200);
  }

  @Test
  void mayBePutThereByTheTest() {
    fake.given(ENTRY, entry(DATASET), entry);
    fake.given(ENTRY, entry(TABLE), entry);

    assertThat(pages(group)).containsExactly(List.of(DATASET, TABLE));
    assertThat(client.send(ApiCall.deleteEntry(entry(DATASET))).status()).isEqualTo(200);
  }

  /** What has no such type has ids of one segment, whatever it is called. */
  @Test
  void areNotAllThatStandsBelowThem() {
    create(DATASET);
    fake.given("google.cloud.dataplex.v1.Lake", entry(TABLE), JsonObject.EMPTY);

    assertThat(pages(group)).containsExactly(List.of(DATASET));
    assertThat(client.send(ApiCall.deleteEntry(entry(DATASET))).error())
        .startsWith("400 FAILED_PRECONDITION");
  }

  private void createGroup() {
    fake.complete(client.send(ApiCall.createEntryGroup(fake.parent(), "g")).text("/name"));
  }

  private Reply create(String id) {
    return client.send(ApiCall.createEntry(group, id, entry));
  }

  private String entry(String id) {
    return group + "/entries/" + id;
  }

  /** Returns the ids on each page. */
  private List<List<String>> pages(String parent) {
    List<List<String>> pages = new ArrayList<>();
    String token = "";
    do {
      Reply page = client.send(ApiCall.listEntries(parent, 2, token));
      assertThat(page.status()).isEqualTo(200);
      pages.add(
          page.json().at("/entries").findValuesAsText("name").stream()
              .map(name -> name.substring(group.length() + "/entries/".length()))
              .toList());
      token = page.text("/nextPageToken");
    } while (!token.isEmpty());
    return pages;
  }
}
