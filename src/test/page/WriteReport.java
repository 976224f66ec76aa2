import static java.nio.charset.StandardCharsets.UTF_8;

import io.github.wiremocklro.internal.console.TimelineReport;
import io.github.wiremocklro.internal.json.Json;
import io.github.wiremocklro.internal.json.RecordReader;
import java.util.List;

/** Writes the report of a test that failed, of the record that is read. */
class WriteReport {
  public static void main(String[] args) throws Exception {
    String record = new String(System.in.readAllBytes(), UTF_8);
    System.out.println(args.length);
  }
}
