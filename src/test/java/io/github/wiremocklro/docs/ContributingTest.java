package io.github.wiremocklro.docs;

import static java.util.function.Predicate.not;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What CONTRIBUTING.md names is there. */
class ContributingTest {
  private static final Path MAIN = Path.of("src/main/java");

  @ParameterizedTest
  @ValueSource(
      strings = {"The way of one cancel", "The way of one start", "The way of one gRPC call"})
  void eachStepOfAWayIsAFile(String heading) throws IOException {
    String way = section(heading).split("```")[1];
    List<String> steps =
        Pattern.compile("(?m)^ {2,4}[\\w./-]+(?:, \\w+)*")
            .matcher(way)
            .results()
            .map(MatchResult::group)
            .map(String::strip)
            .flatMap(line -> Arrays.stream(line.split(", ")))
            .toList();

    assertThat(steps)
        .hasSizeGreaterThan(8)
        .allSatisfy(
            step ->
                assertThat(
                        step.contains("/") ? Files.exists(Path.of(step)) : classes().contains(step))
                    .as(step)
                    .isTrue());
  }

  @Test
  void eachLockIsThatOfAClass() throws IOException {
    List<String> named =
        Pattern.compile("`([A-Z]\\w+)`")
            .matcher(section("The order of locks"))
            .results()
            .map(match -> match.group(1))
            .toList();

    assertThat(named).hasSizeGreaterThan(8);
    assertThat(classes()).containsAll(named);
  }

  private static String section(String heading) throws IOException {
    return Files.readString(Path.of("CONTRIBUTING.md"))
        .split("## " + heading + "\n")[1]
        .split("\n## ")[0];
  }

  private static Set<String> classes() throws IOException {
    try (Stream<Path> files = Files.walk(MAIN)) {
      return files
          .map(file -> file.getFileName().toString())
          .filter(name -> name.endsWith(".java"))
          .map(name -> name.substring(0, name.length() - ".java".length()))
          .filter(not("package-info"::equals))
          .collect(Collectors.toSet());
    }
  }
}
