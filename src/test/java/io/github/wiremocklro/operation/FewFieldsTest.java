package io.github.wiremocklro.operation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Objects of any size are the same to their users, however they keep their fields. */
class FewFieldsTest {

  @ParameterizedTest
  @ValueSource(ints = {0, 1, 2, FewFields.MAX, FewFields.MAX + 1, 100})
  void anObjectIsEqualToTheMapThatItWasMadeOfInTheSameOrder(int size) {
    Map<String, Object> map = fields(size);

    Map<String, Object> fields = new JsonObject(map).fields();

    assertThat(fields).isEqualTo(map).hasSameHashCodeAs(map).hasSize(size);
    assertThat(map).isEqualTo(fields);
    assertThat(List.copyOf(fields.keySet())).isEqualTo(List.copyOf(map.keySet()));
    assertThat(fields.toString()).isEqualTo(map.toString());
  }

  @ParameterizedTest
  @ValueSource(ints = {1, FewFields.MAX, FewFields.MAX + 1})
  void everyFieldIsFoundByItsKeyAndNoOtherIs(int size) {
    JsonObject object = new JsonObject(fields(size));

    for (int i = 0; i < size; i++) {
      assertThat(object.has("field " + i)).isTrue();
      assertThat(object.get("field " + i)).isEqualTo(i);
    }
    assertThat(object.has("field " + size)).isFalse();
    assertThat(object.get("field " + size)).isNull();
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 2, FewFields.MAX - 1, FewFields.MAX, FewFields.MAX + 1})
  void aFieldThatIsSetStandsWhereItStoodOrAtTheEndAndTheObjectBeforeIsAsItWas(int size) {
    Map<String, Object> map = fields(size);
    JsonObject object = new JsonObject(map);
    Map<String, Object> changed = new LinkedHashMap<>(map);
    changed.put("field 0", List.of());
    Map<String, Object> longer = new LinkedHashMap<>(map);
    longer.put("new", 7L);

    assertThat(List.copyOf(object.with("field 0", List.of()).fields().entrySet()))
        .isEqualTo(List.copyOf(changed.entrySet()));
    assertThat(object.with("new", 7L)).isEqualTo(new JsonObject(longer));
    assertThat(object.with("new", 7L).without("new")).isEqualTo(object);
    assertThat(object.without("new")).isEqualTo(object);
    assertThat(object.overlaidWith(JsonObject.EMPTY)).isEqualTo(object);
    assertThat(JsonObject.EMPTY.overlaidWith(object)).isEqualTo(object);
    assertThat(object).isEqualTo(new JsonObject(map));
  }

  @Test
  void aFieldThatIsNullIsThere() {
    JsonObject object = JsonObject.of("a", null);

    assertThat(object.has("a")).isTrue();
    assertThat(object.fields()).containsEntry("a", null);
  }

  @ParameterizedTest
  @ValueSource(ints = {1, FewFields.MAX, FewFields.MAX + 1})
  void nothingCanBeChanged(int size) {
    Map<String, Object> fields = new JsonObject(fields(size)).fields();

    assertThatThrownBy(() -> fields.put("a", 1)).isInstanceOf(UnsupportedOperationException.class);
    assertThatThrownBy(() -> fields.remove("field 0"))
        .isInstanceOf(UnsupportedOperationException.class);
    assertThatThrownBy(fields::clear).isInstanceOf(UnsupportedOperationException.class);
  }

  private static Map<String, Object> fields(int size) {
    Map<String, Object> fields = new LinkedHashMap<>();
    for (int i = 0; i < size; i++) {
      fields.put("field " + i, i);
    }
    return fields;
  }
}
