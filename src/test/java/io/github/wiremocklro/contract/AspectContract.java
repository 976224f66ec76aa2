package io.github.wiremocklro.contract;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.wiremocklro.FakeOperations;
import io.github.wiremocklro.internal.wiremock.Rest.Reply;
import io.github.wiremocklro.operation.JsonObject;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * What an update does to the aspects of an entry (catalog.proto, {@code UpdateEntryRequest}). That
 * {@code TYPE@*} means the aspect on the entry itself too is from the help of {@code gcloud
 * dataplex entries update}.
 */
abstract class AspectContract extends ContractPart {
  private static final String ENTRY = "google.cloud.dataplex.v1.Entry";
  private static final String[] STORED = {"p.l.a", "p.l.a@Schema.x", "p.l.b", "p.l.b@Schema.x"};

  private final String entry = fake.parent() + "/entryGroups/g/entries/e";
  private final String type = fake.parent() + "/entryTypes/t";

  AspectContract(FakeOperations server, Client client) {
    super(server, client);
  }

  @Test
  void areMergedByTheirKeys() {
    create();

    Reply updated =
        update(aspects("new", "p.l.a", "p.l.c"), JsonObject.of("updateMask", "aspects"));

    assertThat(updated.status()).isEqualTo(200);
    assertThat(shown())
        .containsExactly(
            "p.l.a=new", "p.l.a@Schema.x=old", "p.l.b=old", "p.l.b@Schema.x=old", "p.l.c=new");
  }

  @Test
  void areReplacedWithAllThatIsInThem() {
    JsonObject two = JsonObject.of("data", JsonObject.of("v", "old", "w", "old"));
    fake.given(ENTRY, entry, entry(JsonObject.of("p.l.a", two)));

    update(aspects("new", "p.l.a"), JsonObject.of("updateMask", "aspects"));

    assertThat(get().text("/aspects/p.l.a/data/v")).isEqualTo("new");
    assertThat(get().has("/aspects/p.l.a/data/w")).isFalse();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "p.l.a         | p.l.a",
        "p.l.a@        | p.l.a",
        "p.l.a@Schema.x| p.l.a@Schema.x",
        "p.l.a@*       | p.l.a p.l.a@Schema.x",
        "*@Schema.x    | p.l.a@Schema.x p.l.b@Schema.x",
        "*             | p.l.a p.l.b",
        "p.l.a p.l.b   | p.l.a p.l.b",
        "p.l.c         | ''"
      })
  void areThoseThatTheKeysMean(String keys, String meant) {
    List<String> all = new ArrayList<>(List.of(STORED));
    List<String> those = meant.isEmpty() ? List.of() : List.of(meant.split(" "));
    JsonObject asked =
        JsonObject.of("updateMask", "aspects", "aspectKeys", List.of(keys.split(" ")));
    create();

    update(JsonObject.EMPTY, asked);
    assertThat(shown()).containsExactlyElementsOf(values("old", all));

    update(aspects("new", STORED), asked);
    all.removeAll(those);
    List<String> expected = new ArrayList<>(values("old", all));
    expected.addAll(values("new", those));
    assertThat(shown()).containsExactlyElementsOf(new TreeSet<>(expected));

    update(JsonObject.EMPTY, asked.with("deleteMissingAspects", true));
    assertThat(shown()).containsExactlyElementsOf(values("old", all));
  }

  @Test
  void areSetWhereTheyAreSentAndGoWhereTheyAreMissing() {
    create();

    update(
        aspects("new", "p.l.a@Schema.x"),
        JsonObject.of("updateMask", "aspects", "deleteMissingAspects", true)
            .with("aspectKeys", List.of("p.l.a@*", "p.l.b")));

    assertThat(shown()).containsExactly("p.l.a@Schema.x=new", "p.l.b@Schema.x=old");
  }

  /** "If this field is left empty", the keys are "exactly those Aspects present in the request". */
  @Test
  void stayWithoutKeysWhateverIsToBeDeleted() {
    create();

    update(
        aspects("new", "p.l.a"),
        JsonObject.of("updateMask", "aspects", "deleteMissingAspects", true));

    assertThat(shown()).hasSize(STORED.length).contains("p.l.a=new", "p.l.b=old");
  }

  @ParameterizedTest
  @ValueSource(strings = {"aspects", "*", ""})
  void mayAllGo(String mask) {
    create();

    Reply updated =
        update(
            JsonObject.of("fullyQualifiedName", "f"),
            (mask.isEmpty() ? JsonObject.EMPTY : JsonObject.of("updateMask", mask))
                .with("deleteMissingAspects", true)
                .with("aspectKeys", List.of("p.l.a@*", "p.l.b@*")));

    assertThat(updated.status()).as(updated.body()).isEqualTo(200);
    assertThat(get().has("/aspects")).isFalse();
    assertThat(get().text("/entryType")).isEqualTo(type);
    assertThat(get().has("/fullyQualifiedName")).isEqualTo(!mask.equals("aspects"));
  }

  @Test
  void areMergedWithoutAMaskToo() {
    create();

    update(aspects("new", "p.l.a").with("fullyQualifiedName", "f"), JsonObject.EMPTY);

    assertThat(shown()).hasSize(STORED.length).contains("p.l.a=new", "p.l.b=old");
    assertThat(get().text("/fullyQualifiedName")).isEqualTo("f");
    assertThat(get().text("/entryType")).isEqualTo(type);
  }

  @Test
  void areMergedWhereAMaskHasAllFields() {
    create();
    update(JsonObject.of("fullyQualifiedName", "f"), JsonObject.EMPTY);

    update(aspects("new", "p.l.a").with("entryType", type), JsonObject.of("updateMask", "*"));

    assertThat(shown()).hasSize(STORED.length).contains("p.l.a=new", "p.l.b=old");
    assertThat(get().has("/fullyQualifiedName")).isFalse();
  }

  @Test
  void leaveTheImmutableTypeOfTheirEntryAsItIs() {
    create();

    for (JsonObject asked :
        List.of(
            JsonObject.of("updateMask", "entryType"),
            JsonObject.of("updateMask", "aspects,entryType"),
            JsonObject.of("updateMask", "*"),
            JsonObject.EMPTY)) {
      for (JsonObject sent : List.of(JsonObject.EMPTY, aspects("new", "p.l.a"))) {
        Reply refused = update(sent.with("entryType", type + "2"), asked);

        assertThat(refused.error()).isEqualTo("400 INVALID_ARGUMENT INVALID_ARGUMENT");
        assertThat(refused.message()).startsWith("Field 'entry.entry_type' is immutable");
      }
    }
    assertThat(get().text("/entryType")).isEqualTo(type);
    assertThat(shown()).containsExactlyElementsOf(values("old", List.of(STORED)));
  }

  @Test
  void mayComeWithoutWhatIsImmutableWhereAMaskHasAllFields() {
    create();

    Reply updated =
        update(
            JsonObject.of("entrySource", JsonObject.of("system", "s")),
            JsonObject.of("updateMask", "*"));
    assertThat(updated.status()).as(updated.body()).isEqualTo(200);
    assertThat(get().text("/entrySource/system")).isEqualTo("s");
    assertThat(get().text("/entryType")).isEqualTo(type);

    updated = update(aspects("new", "p.l.a"), JsonObject.of("updateMask", "*"));
    assertThat(updated.status()).as(updated.body()).isEqualTo(200);
    assertThat(get().has("/entrySource")).isFalse();
    assertThat(get().text("/entryType")).isEqualTo(type);
    assertThat(shown()).hasSize(STORED.length).contains("p.l.a=new", "p.l.b=old");
  }

  @Test
  void stayWhereAMaskDoesNotNameThem() {
    create();

    update(
        aspects("new", STORED).with("fullyQualifiedName", "f"),
        JsonObject.of("updateMask", "fullyQualifiedName"));

    assertThat(shown()).containsExactlyElementsOf(values("old", List.of(STORED)));
    assertThat(get().text("/fullyQualifiedName")).isEqualTo("f");
  }

  @Test
  void areAllSetWhereTheUpdateCreatesTheEntry() {
    update(
        aspects("new", "p.l.a", "p.l.b").with("entryType", type),
        JsonObject.of("updateMask", "aspects", "allowMissing", true)
            .with("aspectKeys", List.of("p.l.a"))
            .with("deleteMissingAspects", true));

    assertThat(shown()).containsExactly("p.l.a=new", "p.l.b=new");
  }

  @ParameterizedTest
  @ValueSource(strings = {"*@*", "p.l.*", "p.l.a@Schema.*", "@x"})
  void areNotMeantByAKeyThatIsNone(String key) {
    create();

    Reply refused =
        update(
            aspects("new", "p.l.a"),
            JsonObject.of("updateMask", "aspects", "aspectKeys", List.of(key)));

    assertThat(refused.error()).startsWith("400 INVALID_ARGUMENT");
    assertThat(refused.message()).contains("invalid aspect key: " + key);
    assertThat(shown()).containsExactlyElementsOf(values("old", List.of(STORED)));
  }

  @Test
  void areNotMeantByAMaskWithoutThem() {
    create();

    Reply refused =
        update(
            aspects("new", "p.l.a"),
            JsonObject.of("updateMask", "fullyQualifiedName", "aspectKeys", List.of("p.l.a")));

    assertThat(refused.error()).startsWith("400 INVALID_ARGUMENT");
    assertThat(refused.message()).contains("the update_mask must contain the value \"aspects\"");
  }

  /** Its update has keys and no mask. */
  @Test
  void ofALinkOfEntriesAreMergedToo() {
    String link = fake.parent() + "/entryGroups/g/entryLinks/k";
    fake.given(
        "google.cloud.dataplex.v1.EntryLink",
        link,
        aspects("old", "p.l.a", "p.l.b").with("entryLinkType", type));

    Reply updated =
        client.send(
            ApiCall.updateEntryLink(
                link,
                aspects("new", "p.l.a", "p.l.b"),
                JsonObject.of("aspectKeys", List.of("p.l.b"))));

    assertThat(values(updated)).containsExactly("p.l.a=old", "p.l.b=new");
  }

  @Test
  void ofALinkOfEntriesLeaveItsImmutableTypeAsItIs() {
    String link = fake.parent() + "/entryGroups/g/entryLinks/k";
    fake.given("google.cloud.dataplex.v1.EntryLink", link, JsonObject.of("entryLinkType", type));

    Reply refused =
        client.send(
            ApiCall.updateEntryLink(
                link, JsonObject.of("entryLinkType", type + "2"), JsonObject.EMPTY));

    assertThat(refused.error()).isEqualTo("400 INVALID_ARGUMENT INVALID_ARGUMENT");
    assertThat(refused.message()).startsWith("Field 'entry_link.entry_link_type' is immutable");
  }

  private void create() {
    fake.given(ENTRY, entry, aspects("old", STORED).with("entryType", type));
  }

  private JsonObject entry(JsonObject aspects) {
    return JsonObject.of("entryType", type, "aspects", aspects);
  }

  private static JsonObject aspects(String value, String... keys) {
    JsonObject aspects = JsonObject.EMPTY;
    for (String key : keys) {
      aspects = aspects.with(key, JsonObject.of("data", JsonObject.of("v", value)));
    }
    return JsonObject.of("aspects", aspects);
  }

  private Reply update(JsonObject changed, JsonObject asked) {
    return client.send(ApiCall.updateEntry(entry, changed, asked));
  }

  private Reply get() {
    return client.send(ApiCall.getEntry(entry));
  }

  private List<String> shown() {
    return values(get());
  }

  /** Returns the keys of aspects with their values, in the order of the keys. */
  private static List<String> values(Reply shown) {
    List<String> keys = new ArrayList<>();
    shown.json().at("/aspects").fieldNames().forEachRemaining(keys::add);
    return keys.stream()
        .sorted()
        .map(key -> key + "=" + shown.text("/aspects/" + key + "/data/v"))
        .toList();
  }

  private static List<String> values(String value, List<String> keys) {
    return keys.stream().sorted().map(key -> key + "=" + value).toList();
  }
}
