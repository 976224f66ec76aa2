package io.github.wiremocklro.docs;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.mapping;
import static java.util.stream.Collectors.toCollection;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.xpath.XPathConstants;
import javax.xml.xpath.XPathFactory;
import org.junit.jupiter.api.Test;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.w3c.dom.NodeList;
import wiremock.com.fasterxml.jackson.databind.JsonNode;
import wiremock.com.fasterxml.jackson.dataformat.yaml.YAMLMapper;

/** What Dependabot raises, and what it leaves alone. */
class DependabotTest {
  /**
   * Where it looks for versions in a POM: {@code maven/lib/dependabot/maven/file_parser.rb} of
   * dependabot-core.
   */
  private static final String SEEN =
      "//dependencies/dependency|//extensions/extension|//annotationProcessorPaths/path"
          + "|//plugins/plugin/executions/execution/configuration/artifactItems/artifactItem";

  /** It would make them one, the newest. */
  @Test
  void leavesWhatIsThereInSeveralVersionsAlone() throws Exception {
    List<Pattern> ignored = ignored("maven");

    assertThat(versionsSeen())
        .containsKey("org.wiremock:wiremock-standalone")
        .allSatisfy(
            (name, versions) -> {
              if (versions.size() > 1) {
                assertThat(ignored)
                    .as("what is ignored of %s %s", name, versions)
                    .anyMatch(each -> each.matcher(name).matches());
              }
            });
  }

  @Test
  void isToldOfNothingThatIsNotThere() throws Exception {
    assertThat(ignored("maven"))
        .isNotEmpty()
        .allSatisfy(
            each ->
                assertThat(versionsSeen().keySet())
                    .as(each.pattern())
                    .anyMatch(each.asMatchPredicate()));
  }

  /** It reads lines that begin with FROM, and no ARG: docker/file_parser.rb. */
  @Test
  void seesTheOneBaseOfTheImage() throws IOException {
    List<String> bases =
        Files.readAllLines(Path.of("Dockerfile")).stream()
            .filter(line -> line.startsWith("FROM "))
            .toList();

    assertThat(bases.get(0)).isEqualTo("FROM eclipse-temurin:17-jre AS base");
    assertThat(bases.subList(1, bases.size()))
        .isNotEmpty()
        .allMatch(line -> line.startsWith("FROM base"));
  }

  @Test
  void findsEachActionByItsCommitWithTheVersionBeside() throws IOException {
    List<String> actions = new ArrayList<>();
    try (Stream<Path> workflows = Files.list(Path.of(".github/workflows"))) {
      for (Path workflow : workflows.toList()) {
        Files.readAllLines(workflow).stream()
            .filter(line -> line.matches(" *(- )?uses: .*"))
            .filter(line -> !line.contains("uses: ./"))
            .map(String::strip)
            .forEach(actions::add);
      }
    }

    assertThat(actions)
        .hasSizeGreaterThan(10)
        .allMatch(line -> line.matches("(- )?uses: [\\w./-]+@[0-9a-f]{40} # v\\d+\\.\\d+\\.\\d+"));
  }

  private static List<Pattern> ignored(String ecosystem) throws IOException {
    List<Pattern> names = new ArrayList<>();
    for (JsonNode update :
        new YAMLMapper().readTree(Path.of(".github/dependabot.yml").toFile()).get("updates")) {
      if (update.get("package-ecosystem").asText().equals(ecosystem)) {
        for (JsonNode ignore : update.path("ignore")) {
          String name = ignore.get("dependency-name").asText();
          names.add(Pattern.compile(Pattern.quote(name).replace("*", "\\E.*\\Q")));
        }
      }
    }
    return names;
  }

  private static Map<String, TreeSet<String>> versionsSeen() throws Exception {
    Document pom =
        DocumentBuilderFactory.newInstance()
            .newDocumentBuilder()
            .parse(Path.of("pom.xml").toFile());
    NodeList found =
        (NodeList)
            XPathFactory.newInstance().newXPath().evaluate(SEEN, pom, XPathConstants.NODESET);
    List<Element> elements = new ArrayList<>();
    for (int i = 0; i < found.getLength(); i++) {
      elements.add((Element) found.item(i));
    }
    return elements.stream()
        .filter(each -> !text(each, "version").isEmpty())
        .collect(
            groupingBy(
                each -> text(each, "groupId") + ":" + text(each, "artifactId"),
                mapping(
                    each -> evaluated(text(each, "version"), pom), toCollection(TreeSet::new))));
  }

  private static String evaluated(String version, Document pom) {
    return Pattern.compile("\\$\\{(.*?)}")
        .matcher(version)
        .replaceAll((MatchResult property) -> text(pom.getDocumentElement(), property.group(1)));
  }

  private static String text(Element element, String name) {
    NodeList found = element.getElementsByTagName(name);
    return found.getLength() == 0 ? "" : found.item(0).getTextContent();
  }
}
