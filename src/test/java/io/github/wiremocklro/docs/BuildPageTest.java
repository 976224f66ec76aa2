package io.github.wiremocklro.docs;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.stream.Collectors.toCollection;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.w3c.dom.Element;
import org.w3c.dom.Node;
import org.w3c.dom.NodeList;

/** The coordinates that the page shows are those of this build, for each tool the same. */
@Tag("pinned")
class BuildPageTest {
  private static final Pattern IN_QUOTES = Pattern.compile("[\"']([\\w.-]+:[\\w.:-]+)[\"']");

  /** Maven brings it by itself. */
  private static final String LAUNCHER = "org.junit.platform:junit-platform-launcher";

  @Test
  void coordinatesAreThoseOfTheBuild() throws Exception {
    assertThat(inMaven())
        .contains(
            "io.github.wiremock-lro:wiremock-lro:" + pom("</artifactId>\n  <version>(.*?)<"),
            "org.junit:junit-bom:" + pom("<junit.version>(.*?)<"),
            "org.testcontainers:testcontainers:" + pom("<testcontainers.version>(.*?)<"));
  }

  @Test
  void theClientIsTheOneThatTheBuildTestsWith() throws Exception {
    assertThat(Files.readString(Path.of("docs/build.md")))
        .contains(
            "google-cloud-dataplex %s,".formatted(pom("<google-cloud-dataplex.version>(.*?)<")));
  }

  @Test
  void gradleIsToldTheSameInBothItsLanguages() throws Exception {
    Set<String> all = inMaven();
    all.add(LAUNCHER);

    assertThat(inGradle("kts")).isEqualTo(all);
    assertThat(inGradle("groovy")).isEqualTo(all);
  }

  private static Set<String> inMaven() throws Exception {
    NodeList found =
        DocumentBuilderFactory.newInstance()
            .newDocumentBuilder()
            .parse(new ByteArrayInputStream(block("xml").getBytes(UTF_8)))
            .getElementsByTagName("dependency");
    Set<String> coordinates = new TreeSet<>();
    for (int i = 0; i < found.getLength(); i++) {
      Element dependency = (Element) found.item(i);
      String version = text(dependency, "version");
      coordinates.add(
          "%s:%s%s"
              .formatted(
                  text(dependency, "groupId"),
                  text(dependency, "artifactId"),
                  version.isEmpty() ? "" : ":" + version));
    }
    return coordinates;
  }

  private static String text(Element dependency, String name) {
    Node found = dependency.getElementsByTagName(name).item(0);
    return found == null ? "" : found.getTextContent();
  }

  private static Set<String> inGradle(String language) throws IOException {
    return IN_QUOTES
        .matcher(block(language))
        .results()
        .map(found -> found.group(1))
        .collect(toCollection(TreeSet::new));
  }

  private static String block(String language) throws IOException {
    return Page.all().stream()
        .filter(page -> page.toString().endsWith("build.md"))
        .flatMap(page -> page.in(language).stream())
        .findFirst()
        .orElseThrow();
  }

  private static String pom(String pattern) throws IOException {
    return Pattern.compile(pattern)
        .matcher(Files.readString(Path.of("pom.xml")))
        .results()
        .map((MatchResult found) -> found.group(1))
        .findFirst()
        .orElseThrow();
  }
}
