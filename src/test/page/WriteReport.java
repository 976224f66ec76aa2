import static java.nio.charset.StandardCharsets.UTF_8;

import io.github.wiremocklro.internal.console.TimelineReport;
import io.github.wiremocklro.internal.json.Json;
import io.github.wiremocklro.internal.json.RecordReader;
import io.github.wiremocklro.operation.JsonObject;
import java.io.PrintStream;
import java.util.List;
import java.util.Objects;

/** Reads a title, a message and records, and writes the report of a test that failed with them. */
class WriteReport {
  public static void main(String[] args) throws Exception {
    JsonObject input = Json.parseObject(new String(System.in.readAllBytes(), UTF_8), "$");
    List<?> records = (List<?>) Objects.requireNonNull(input.get("records"));
    String html =
        TimelineReport.html(
            Objects.requireNonNull(input.string("title")),
            Objects.requireNonNull(input.string("message")),
            records.stream().map(record -> new RecordReader().read((JsonObject) record)).toList());
    new PrintStream(System.out, true, UTF_8).println(html);
  }
}
