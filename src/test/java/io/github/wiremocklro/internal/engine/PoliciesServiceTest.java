package io.github.wiremocklro.internal.engine;

import static io.github.wiremocklro.internal.engine.Answers.codeOf;
import static io.github.wiremocklro.internal.engine.Lakes.LAKE;
import static io.github.wiremocklro.internal.engine.Lakes.PARENT;
import static io.github.wiremocklro.internal.engine.Lakes.TYPE;
import static io.github.wiremocklro.internal.engine.Lakes.atOnce;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.wiremocklro.operation.Code;
import io.github.wiremocklro.operation.InvalidArgumentException;
import io.github.wiremocklro.operation.JsonObject;
import io.github.wiremocklro.operation.Limits;
import io.github.wiremocklro.operation.OperationName;
import io.github.wiremocklro.operation.ResourceChange;
import io.github.wiremocklro.operation.StatusException;
import java.time.Duration;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The policies of resources (google/iam/v1/policy.proto, iam_policy.proto). */
class PoliciesServiceTest {
  private static final JsonObject BINDING =
      JsonObject.of("role", "roles/viewer", "members", List.of("allUsers"));
  private static final JsonObject CONDITIONAL =
      BINDING.with("condition", JsonObject.of("expression", "true"));
  private static final JsonObject POLICY = policy(BINDING);

  private final FakeTimeSource time = new FakeTimeSource();
  private final Store store =
      new Store(time, Limits.DEFAULTS.maxStoredBytes(200_000), Stores.DATAPLEX);
  private final IdGenerator ids = new IdGenerator(new Random(1));
  private final ResourcesService resources = new ResourcesService(store, ids);
  private final TestOperations operations = new TestOperations(store, ids, resources);
  private final PoliciesService policies =
      new PoliciesService(store, resources, name -> name.matches(".*/lakes/[^/]+"));

  @Test
  void eachSetMakesAnotherEtagAlsoOnAClockThatStandsStillOrIsSetBack() {
    createLake();
    String first = etag(policies.set(LAKE, POLICY, null));
    String second = etag(policies.set(LAKE, POLICY, null));
    time.advance(Duration.ofSeconds(1));
    String third = etag(policies.set(LAKE, POLICY, null));

    assertThat(List.of(first, second, third)).doesNotHaveDuplicates();
    assertThat(policies.get(LAKE, null)).isEqualTo(POLICY.with("version", 1).with("etag", third));
  }

  @Test
  void theEtagOfTheEmptyPolicyIsGoodForTheFirstAlone() {
    createLake();
    JsonObject first = POLICY.with("etag", etag(policies.get(LAKE, null)));
    policies.set(LAKE, first, null);

    assertThat(codeOf(() -> policies.set(LAKE, first, null))).isEqualTo(Code.ABORTED);
  }

  @Test
  void withoutAnEtagAPolicyWithConditionsIsOverwrittenAndWithItVersionThreeIsNeeded() {
    createLake();
    JsonObject set = policies.set(LAKE, policy(CONDITIONAL).with("version", 3), null);

    assertThatThrownBy(() -> policies.set(LAKE, POLICY.with("etag", etag(set)), null))
        .isInstanceOf(InvalidArgumentException.class)
        .hasMessageContaining("policy.version: null")
        .hasMessageContaining("\"version\": 3");
    assertThat(policies.get(LAKE, 3)).isEqualTo(set);
    assertThat(policies.set(LAKE, POLICY, null).get("bindings")).isEqualTo(List.of(BINDING));
  }

  @ParameterizedTest
  @CsvSource({"2", "-1", "4"})
  void aVersionThatThereIsNotIsRefused(int version) {
    createLake();

    assertThatThrownBy(() -> policies.get(LAKE, version))
        .hasMessageContaining("options.requestedPolicyVersion: " + version)
        .hasMessageContaining("use 0, 1 or 3");
    assertThatThrownBy(() -> policies.set(LAKE, POLICY.with("version", version), null))
        .hasMessageContaining("policy.version: " + version);
  }

  @ParameterizedTest
  @ValueSource(strings = {"bindings.role", "name", "bindings,", "*,bindings"})
  void aMaskOfWhatIsNoFieldIsRefused(String mask) {
    createLake();

    assertThatThrownBy(() -> policies.set(LAKE, POLICY, mask))
        .isInstanceOf(InvalidArgumentException.class)
        .hasMessageContaining("updateMask: \"" + mask + "\"");
  }

  @Test
  void whatTheMaskDoesNotNameStaysAndAStarNamesAll() {
    createLake();
    JsonObject audit = JsonObject.of("service", "allServices");
    policies.set(LAKE, POLICY.with("auditConfigs", List.of(audit)), "*");

    JsonObject changed = policies.set(LAKE, JsonObject.EMPTY, "bindings, etag");

    assertThat(changed.has("bindings")).isFalse();
    assertThat(changed.get("auditConfigs")).isEqualTo(List.of(audit));
  }

  @ParameterizedTest
  @CsvSource({
    "'', user:a@b, role",
    "roles/viewer_withcond_1, user:a@b, role",
    "roles/viewer, a@b.example, members",
    "roles/viewer, , members"
  })
  void aBindingOfNobodyOrOfNoRoleIsRefused(String role, String member, String field) {
    createLake();
    List<String> members = member == null ? List.of() : List.of(member);

    assertThatThrownBy(
            () -> policies.set(LAKE, policy(JsonObject.of("role", role, "members", members)), null))
        .isInstanceOf(InvalidArgumentException.class)
        .hasMessageContaining("policy.bindings[0]." + field);
    assertThat(etag(policies.get(LAKE, null))).isEqualTo("ACAB");
  }

  @Test
  void aRequestWithoutAPolicyIsRefused() {
    createLake();

    assertThatThrownBy(() -> policies.set(LAKE, null, null))
        .hasMessageContaining("policy: null is missing");
  }

  @Test
  void whatIsOfNoTypeThatIsKeptHasAPolicyByItsNameAloneAndIsNoResource() {
    assertThat(etag(policies.get("projects/p", null))).isEqualTo("ACAB");
    policies.set("projects/p", POLICY, null);
    policies.set(LAKE.replace("lakes", "others"), POLICY, null);

    assertThat(policies.get("projects/p", null).get("bindings")).isEqualTo(List.of(BINDING));
    assertThat(codeOf(() -> resources.get(LAKE.replace("lakes", "others"))))
        .isEqualTo(Code.NOT_FOUND);
    assertThat(resources.list(PARENT + "/others", PageRequest.FIRST).items()).isEmpty();
    assertThat(policies.test("projects/p", List.of("a.b.c"))).containsExactly("a.b.c");
  }

  @Test
  void whatIsMadeUnderANameDoesNotHaveThePolicyOfThatName() {
    String other = LAKE.replace("lakes", "others");
    policies.set(other, POLICY, null);

    resources.change(ResourceChange.create(other, TYPE, JsonObject.EMPTY));

    assertThat(etag(policies.get(other, null))).isEqualTo("ACAB");
  }

  @Test
  void aPolicyBelowAResourceIsNoChildOfItAndNoParentOfOthers() {
    createLake();
    policies.set(LAKE + "/things/a", POLICY, null);
    operations.start(atOnce(Lakes.create(LAKE + "/things/a/parts/b")));

    assertThat(codeOf(() -> operations.start(atOnce(Lakes.delete()))))
        .isEqualTo(Code.FAILED_PRECONDITION);
    resources.change(ResourceChange.delete(LAKE + "/things/a/parts/b"));
    assertThat(operations.start(atOnce(Lakes.delete())).done()).isTrue();
  }

  @Test
  void aPolicyStaysThroughUpdatesAndFailedDeletesAndGoesWithTheResource() {
    createLake();
    JsonObject set = policies.set(LAKE, POLICY, null);

    operations.start(atOnce(Lakes.update(JsonObject.of("displayName", "B"), null)));
    assertThat(policies.get(LAKE, null)).isEqualTo(set);
    OperationName delete = operations.start(Lakes.delete()).name();
    assertThat(policies.get(LAKE, null)).isEqualTo(set);
    operations.cancel(delete);
    assertThat(policies.get(LAKE, null)).isEqualTo(set);

    operations.start(atOnce(Lakes.delete()));
    assertThat(codeOf(() -> policies.get(LAKE, null))).isEqualTo(Code.NOT_FOUND);
    createLake();
    assertThat(etag(policies.get(LAKE, null))).isEqualTo("ACAB");
  }

  @Test
  void thePolicyOfACreateThatComesToNothingGoesWithIt() {
    OperationName create = operations.start(Lakes.create()).name();
    policies.set(LAKE, POLICY, null);

    operations.cancel(create);

    assertThat(codeOf(() -> policies.get(LAKE, null))).isEqualTo(Code.NOT_FOUND);
  }

  @Test
  void policiesTakeMemoryAndGiveItBack() {
    JsonObject large =
        policy(BINDING.with("members", List.of("user:" + "a".repeat(60_000) + "@example.com")));
    createLake();
    policies.set(LAKE, large, null);

    assertThatThrownBy(() -> policies.set("projects/p", large, null))
        .isInstanceOf(StatusException.class)
        .hasMessageContaining("RESOURCE_EXHAUSTED")
        .hasMessageContaining("--max-stored-bytes");
    assertThat(etag(policies.get("projects/p", null))).isEqualTo("ACAB");
    operations.start(atOnce(Lakes.delete()));
    for (int i = 0; i < 3; i++) {
      OperationName create = operations.start(Lakes.create()).name();
      policies.set(LAKE, large, null);
      operations.cancel(create);
    }
    assertThat(policies.set("projects/p", large, null).has("etag")).isTrue();
  }

  private void createLake() {
    operations.start(atOnce(Lakes.create()));
  }

  private static JsonObject policy(JsonObject binding) {
    return JsonObject.of("bindings", List.of(binding));
  }

  private static String etag(JsonObject policy) {
    return String.valueOf(policy.string("etag"));
  }
}
