import static java.nio.charset.StandardCharsets.UTF_8;
import static java.time.ZoneOffset.UTC;

import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDateTime;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import wiremock.com.fasterxml.jackson.databind.ObjectMapper;
import wiremock.com.fasterxml.jackson.databind.node.ArrayNode;
import wiremock.com.fasterxml.jackson.databind.node.ObjectNode;

/**
 * Makes a jar of what the standalone jar tells of its parts: their list, {@code THIRD-PARTY.txt},
 * the texts of their licences, and the same list as a bill of materials in the form of <a
 * href="https://cyclonedx.org/docs/1.6/json/">CycloneDX 1.6</a>. The build runs it from this
 * source.
 */
final class StandaloneParts {
  // WireMock's own: the library has no use for a tree.
  private static final ObjectMapper JSON = new ObjectMapper();

  private StandaloneParts() {}

  /**
   * The directory of the sources, the jar to make, the project's version, the time of all entries.
   */
  public static void main(String[] arguments) throws IOException {
    Path sources = Path.of(arguments[0]);
    Path jar = Path.of(arguments[1]);
    String list = Files.readString(sources.resolve("THIRD-PARTY.txt"));

    Map<String, byte[]> entries = new TreeMap<>(); // so that the bytes are always the same
    entries.put("THIRD-PARTY.txt", list.getBytes(UTF_8));
    try (DirectoryStream<Path> texts = Files.newDirectoryStream(sources.resolve("licenses"))) {
      for (Path text : texts) {
        entries.put("META-INF/licenses/" + text.getFileName(), Files.readAllBytes(text));
      }
    }
    entries.put(
        "META-INF/sbom/wiremock-lro-standalone.cdx.json",
        JSON.writeValueAsBytes(bill(list, arguments[2], arguments[3])));

    LocalDateTime time = LocalDateTime.ofInstant(Instant.parse(arguments[3]), UTC);
    try (ZipOutputStream zip = new ZipOutputStream(Files.newOutputStream(jar))) {
      for (Map.Entry<String, byte[]> entry : entries.entrySet()) {
        ZipEntry header = new ZipEntry(entry.getKey());
        header.setTimeLocal(time);
        zip.putNextEntry(header);
        zip.write(entry.getValue());
        zip.closeEntry();
      }
    }
  }

  private static ObjectNode bill(String list, String version, String time) {
    ObjectNode bill = JSON.createObjectNode();
    bill.put("bomFormat", "CycloneDX").put("specVersion", "1.6").put("version", 1);
    ObjectNode metadata = bill.putObject("metadata").put("timestamp", time);
    String own = "pkg:maven/io.github.wiremock-lro/wiremock-lro@" + version;
    fill(
            metadata.putObject("component"),
            "application",
            "wiremock-lro-standalone",
            version,
            "Apache-2.0")
        .put("group", "io.github.wiremock-lro")
        .put("bom-ref", own + "?classifier=standalone")
        .put("purl", own + "?classifier=standalone");

    ArrayNode components = bill.putArray("components");
    fill(components.addObject(), "library", "wiremock-lro", version, "Apache-2.0")
        .put("group", "io.github.wiremock-lro")
        .put("bom-ref", own)
        .put("purl", own);
    list.lines()
        .filter(line -> line.contains(" | "))
        .skip(1)
        .forEach(line -> add(components, line));
    return bill;
  }

  /**
   * Adds what a line names, as {@code group:one, two | 1.0 | Apache-2.0 | where}: a group holds for
   * the names after it, and the last version too. {@code one, in two} is inside two; its version
   * may be {@code as there}, which is none.
   */
  private static void add(ArrayNode components, String line) {
    String[] columns = line.split(" \\| ");
    List<String> names = List.of(columns[0].replaceFirst(", in .*", "").split(", "));
    List<String> versions = List.of(columns[1].replaceFirst("^as there$", "").split(", "));
    String group = "";
    for (int i = 0; i < names.size(); i++) {
      String name = names.get(i);
      int colon = name.indexOf(':');
      group = colon < 0 ? group : name.substring(0, colon);
      String artifact = name.substring(colon + 1);
      String version = versions.get(Math.min(i, versions.size() - 1));

      ObjectNode component = fill(components.addObject(), "library", artifact, version, columns[2]);
      if (group.equals("npm")) {
        component.put("purl", "pkg:npm/" + artifact + "@" + version);
      } else if (!group.isEmpty()) {
        String at = version.isEmpty() ? "" : "@" + version;
        component.put("group", group).put("purl", "pkg:maven/" + group + "/" + artifact + at);
      }
      component.put("bom-ref", components.size() + "-" + artifact);
    }
  }

  private static ObjectNode fill(
      ObjectNode component, String type, String name, String version, String licence) {
    component.put("type", type).put("name", name);
    if (!version.isEmpty()) {
      component.put("version", version);
    }
    component.putArray("licenses").addObject().put("expression", licence);
    return component;
  }
}
