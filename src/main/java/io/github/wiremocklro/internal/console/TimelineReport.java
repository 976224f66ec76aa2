package io.github.wiremocklro.internal.console;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.github.wiremocklro.internal.json.Json;
import io.github.wiremocklro.internal.json.RecordJson;
import io.github.wiremocklro.operation.JsonObject;
import io.github.wiremocklro.operation.OperationRecord;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import java.util.List;
import java.util.stream.Collectors;

/**
 * What happened to some operations, as one HTML file that needs no other: the timelines of the
 * page, drawn by the same script. What clients sent is data in it, and never a script.
 */
public final class TimelineReport {
  private static final List<String> SCRIPTS =
      List.of("dom.js", "events.js", "marks.js", "timeline.js", "report.js");
  private static final String TEMPLATE =
      """
      <!doctype html>
      <html lang="en">
      <head>
      <meta charset="utf-8">
      <meta name="viewport" content="width=device-width, initial-scale=1">
      <meta http-equiv="Content-Security-Policy" content="default-src 'none'; script-src 'sha256-%s'; style-src 'sha256-%s'">
      <title>wiremock-lro</title>
      <style>%s</style>
      <script type="application/json" id="report">%s</script>
      </head>
      <body class="report">
      <script type="module">%s</script>
      </body>
      </html>
      """;

  private TimelineReport() {}

  /**
   * Returns the report.
   *
   * @param title what it is of, such as the name of a test
   * @param message what went wrong, in several lines
   */
  public static String html(String title, String message, List<OperationRecord> records) {
    String style = text("page.css");
    String script =
        SCRIPTS.stream()
            .map(TimelineReport::text)
            .map(TimelineReport::asOneOfOneModule)
            .collect(Collectors.joining("\n"));
    JsonObject data =
        JsonObject.of("title", title, "message", message)
            .with("records", records.stream().map(RecordJson::of).toList());
    return TEMPLATE.formatted(hash(script), hash(style), style, inScript(data), script);
  }

  /** What the modules of the page import of each other stands in the same module here. */
  private static String asOneOfOneModule(String module) {
    return module
        .lines()
        .filter(line -> !line.startsWith("import "))
        .map(line -> line.startsWith("export ") ? line.substring("export ".length()) : line)
        .collect(Collectors.joining("\n"));
  }

  /** JSON that ends no element: HTML looks for tags in scripts, too. */
  private static String inScript(JsonObject json) {
    return Json.text(json).replace("<", "\\u003c").replace("\u2028", "\\u2028");
  }

  private static String text(String file) {
    return new String(ConsoleFiles.read(file), UTF_8);
  }

  private static String hash(String text) {
    try {
      byte[] digest = MessageDigest.getInstance("SHA-256").digest(text.getBytes(UTF_8));
      return Base64.getEncoder().encodeToString(digest);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e); // Every JDK has it.
    }
  }
}
