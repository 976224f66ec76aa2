package io.github.wiremocklro.internal.cli;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.github.tomakehurst.wiremock.core.Version;
import java.io.IOException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.jar.JarFile;
import java.util.zip.ZipEntry;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import wiremock.org.eclipse.jetty.util.Jetty;

/** THIRD-PARTY.txt of the standalone jar, beside what is really in it. */
@Tag("pinned")
class ThirdPartyIT {
  private static final String OWN = "io/github/wiremocklro/";
  private static final String RELOCATED = OWN + "shaded/";

  private static JarFile jar;
  private static List<String> entries;
  private static List<Row> rows;

  @BeforeAll
  static void read() throws IOException {
    jar = new JarFile(System.getProperty("standalone.jar"));
    entries =
        jar.stream()
            .filter(entry -> !entry.isDirectory())
            .map(ZipEntry::getName)
            .map(name -> name.replaceFirst("^META-INF/versions/\\d+/", ""))
            .toList();
    rows =
        text("THIRD-PARTY.txt")
            .lines()
            .filter(l -> l.contains(" | "))
            .skip(1)
            .map(Row::of)
            .toList();
  }

  @AfterAll
  static void close() throws IOException {
    jar.close();
  }

  @Test
  void namesALibraryForEachClass() {
    assertThat(entries)
        .filteredOn(entry -> entry.endsWith(".class"))
        .filteredOn(entry -> !entry.startsWith(OWN) || entry.startsWith(RELOCATED))
        .isNotEmpty()
        .allMatch(entry -> rows.stream().anyMatch(row -> row.has(entry)));
  }

  @Test
  void namesNothingThatIsNotThere() {
    assertThat(rows)
        .isNotEmpty()
        .allSatisfy(
            row ->
                assertThat(row.places)
                    .allMatch(
                        place -> entries.stream().anyMatch(entry -> entry.startsWith(place))));
  }

  @Test
  void namesALicenceForEachLibrary() {
    assertThat(rows)
        .extracting(Row::licence)
        .allMatch(
            licence ->
                Arrays.stream(licence.split(" (OR|AND) "))
                    .allMatch(id -> id.matches("MIT|[A-Za-z]+-[\\d.]+(-Clause)?")));
  }

  /** Who hands such a library on hands on its text, with its copyright: they ask for it. */
  @Test
  void hasTheTextOfEachMitAndBsdLicence() {
    assertThat(rows)
        .filteredOn(row -> row.licence.matches("MIT.*|BSD.*"))
        .hasSizeGreaterThan(5)
        .extracting(row -> row.name.replaceFirst(", in .*", "").replaceFirst(".*:", ""))
        .allSatisfy(
            name ->
                assertThat(entries)
                    .anyMatch(
                        entry ->
                            entry.startsWith("META-INF/licenses/")
                                    && name.startsWith(
                                        entry.replaceFirst(".*/", "").replace(".txt", ""))
                                || entry.equals("META-INF/" + name + "-LICENSE")));
  }

  @Test
  void hasTheSameListAsABillOfMaterials() throws IOException {
    JsonNode bill =
        new ObjectMapper().readTree(text("META-INF/sbom/wiremock-lro-standalone.cdx.json"));

    assertThat(bill.get("specVersion").asText()).isEqualTo("1.6");
    assertThat(bill.get("components"))
        .extracting(component -> component.path("purl").asText())
        .contains(
            "pkg:maven/org.wiremock/wiremock-standalone@" + Version.getCurrentVersion(),
            "pkg:maven/org.eclipse.jetty.http2/http2-server@" + Jetty.VERSION,
            "pkg:npm/jquery@" + version("assets/recorder/lib/jquery"));
    assertThat(bill.get("components"))
        .extracting(component -> component.get("bom-ref").asText())
        .doesNotHaveDuplicates();
    for (Row row : rows) {
      for (String name : row.name.replaceFirst(", in .*", "").split(", ")) {
        assertThat(bill.get("components"))
            .anySatisfy(
                component -> {
                  assertThat(name).endsWith(component.get("name").asText());
                  assertThat(row.licence)
                      .isEqualTo(component.at("/licenses/0/expression").asText());
                });
      }
    }
  }

  @Test
  void namesTheVersionsThatTheJarTells() throws Exception {
    assertThat(version("com/github/tomakehurst/wiremock/")).isEqualTo(Version.getCurrentVersion());
    assertThat(text("META-INF/maven/com.fasterxml.jackson.core/jackson-core/pom.properties"))
        .contains("version=" + version("com/fasterxml/jackson/core/"));
    assertThat(version("wiremock/org/eclipse/jetty/")).isEqualTo(Jetty.VERSION);
    assertThat(version("wiremock/com/fasterxml/jackson/databind/"))
        .isEqualTo(wiremock.com.fasterxml.jackson.databind.cfg.PackageVersion.VERSION.toString());
    assertThat(version("wiremock/com/fasterxml/jackson/dataformat/"))
        .isEqualTo(
            wiremock.com.fasterxml.jackson.dataformat.yaml.PackageVersion.VERSION.toString());
    String swagger = "assets/swagger-ui/swagger-ui-dist/";
    assertThat(version(swagger))
        .isEqualTo(
            new ObjectMapper().readTree(text(swagger + "package.json")).get("version").asText());
    assertThat(version(RELOCATED + "protobuf/")).isEqualTo(protobufVersion());
    assertThat(text("org/publicsuffix/list/effective_tld_names.dat"))
        .contains("VERSION: " + version("org/publicsuffix/list/"));
  }

  /** As its code has it, for there is nothing beside the code that tells. */
  private static String protobufVersion() throws IOException, ReflectiveOperationException {
    URL[] urls = {Path.of(jar.getName()).toUri().toURL()};
    try (URLClassLoader loader = new URLClassLoader(urls, null)) {
      Class<?> version = loader.loadClass("io.github.wiremocklro.shaded.protobuf.RuntimeVersion");
      return version.getField("OSS_MAJOR").getInt(null)
          + "."
          + version.getField("OSS_MINOR").getInt(null)
          + "."
          + version.getField("OSS_PATCH").getInt(null);
    }
  }

  private static String version(String place) {
    return rows.stream()
        .filter(row -> row.places.stream().anyMatch(each -> each.startsWith(place)))
        .findFirst()
        .orElseThrow()
        .version;
  }

  private static String text(String entry) throws IOException {
    return new String(jar.getInputStream(jar.getEntry(entry)).readAllBytes(), UTF_8);
  }

  /** A library: its name, version, licence, and what the names of its files begin with. */
  private record Row(String name, String version, String licence, List<String> places) {
    static Row of(String line) {
      String[] columns = line.split(" \\| ");
      return new Row(columns[0], columns[1], columns[2], Arrays.asList(columns[3].split(", ")));
    }

    boolean has(String entry) {
      return places.stream().anyMatch(entry::startsWith);
    }
  }
}
