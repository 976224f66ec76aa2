package io.github.wiremocklro;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaCodeUnit;
import com.tngtech.archunit.core.domain.JavaField;
import com.tngtech.archunit.core.domain.JavaMember;
import com.tngtech.archunit.core.domain.JavaModifier;
import com.tngtech.archunit.core.domain.JavaType;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** What users can name, and so what a release promises. */
class PublicApiTest {
  private static final int MOST_TYPES = 45;
  private static final Set<String> OF_EVERY_OBJECT = Set.of("equals", "hashCode", "toString");
  private static final String RECORDED = "/public-api.txt";

  @Test
  void theApiIsWhatIsRecorded() throws IOException {
    String api = surface().map(PublicApiTest::described).collect(Collectors.joining("\n"));

    assertThat(api)
        .as(
            "the public API differs from src/test/resources%s; where that is meant, record it",
            RECORDED)
        .isEqualToIgnoringNewLines(recorded());
  }

  @Test
  void theApiIsSmall() {
    assertThat(surface().filter(JavaClass::isTopLevelClass)).hasSizeLessThanOrEqualTo(MOST_TYPES);
  }

  @Test
  void noSignatureShowsWhatIsInternal() {
    assertThat(surface().flatMap(PublicApiTest::shown).distinct().map(JavaClass::getName))
        .isNotEmpty()
        .noneMatch(name -> name.contains(".wiremocklro.internal."));
  }

  private static Stream<JavaClass> surface() {
    return ArchitectureTest.MAIN.stream()
        .filter(type -> !type.getPackageName().contains(".internal"))
        .filter(PublicApiTest::isSeen)
        .sorted(Comparator.comparing(JavaClass::getName));
  }

  private static boolean isSeen(JavaClass type) {
    return type.getModifiers().contains(JavaModifier.PUBLIC)
        && type.getEnclosingClass().map(PublicApiTest::isSeen).orElse(true);
  }

  private static String described(JavaClass type) {
    List<String> members =
        Stream.concat(type.getFields().stream(), type.getCodeUnits().stream())
            .filter(PublicApiTest::isSeen)
            .map(PublicApiTest::described)
            .sorted()
            .toList();
    String parents =
        Stream.concat(type.getSuperclass().stream(), type.getInterfaces().stream())
            .map(JavaType::getName)
            .collect(Collectors.joining(", "));
    return Stream.concat(
            Stream.of("%s : %s".formatted(type.getName(), parents)),
            members.stream().map(member -> "  " + member))
        .collect(Collectors.joining("\n"))
        .replaceAll("\\bjava\\.(?:lang|util|time)\\.(?=[A-Z])", "")
        .replaceAll("(?<!^)io\\.github\\.wiremocklro\\.(?:[a-z]+\\.)*", "");
  }

  private static boolean isSeen(JavaMember member) {
    Set<JavaModifier> modifiers = member.getModifiers();
    return (modifiers.contains(JavaModifier.PUBLIC) || modifiers.contains(JavaModifier.PROTECTED))
        && !modifiers.contains(JavaModifier.SYNTHETIC)
        && !OF_EVERY_OBJECT.contains(member.getName());
  }

  private static String described(JavaMember member) {
    String shared = member.getModifiers().contains(JavaModifier.STATIC) ? "static " : "";
    if (member instanceof JavaField field) {
      return "%s%s: %s".formatted(shared, field.getName(), field.getType().getName());
    }
    JavaCodeUnit code = (JavaCodeUnit) member;
    String parameters =
        code.getParameterTypes().stream().map(JavaType::getName).collect(Collectors.joining(", "));
    return "%s%s(%s): %s"
        .formatted(shared, code.getName(), parameters, code.getReturnType().getName());
  }

  private static Stream<JavaClass> shown(JavaClass type) {
    Stream<JavaType> ofMembers =
        Stream.concat(
            type.getFields().stream().filter(PublicApiTest::isSeen).map(JavaField::getType),
            type.getCodeUnits().stream()
                .filter(PublicApiTest::isSeen)
                .flatMap(
                    code ->
                        Stream.concat(
                            Stream.of(code.getReturnType()), code.getParameterTypes().stream())));
    Stream<JavaType> parents =
        Stream.concat(type.getSuperclass().stream(), type.getInterfaces().stream());
    return Stream.concat(ofMembers, parents)
        .flatMap(seen -> seen.getAllInvolvedRawTypes().stream());
  }

  private static String recorded() throws IOException {
    try (InputStream in = PublicApiTest.class.getResourceAsStream(RECORDED)) {
      return in == null ? "" : new String(in.readAllBytes(), StandardCharsets.UTF_8);
    }
  }
}
