import static java.nio.charset.StandardCharsets.UTF_8;

import io.github.wiremocklro.internal.json.Json;
import io.github.wiremocklro.internal.json.LeafValues;
import io.github.wiremocklro.internal.json.ScriptJson;
import io.github.wiremocklro.internal.json.ScriptReader;
import io.github.wiremocklro.operation.JsonObject;
import java.util.List;
import java.util.Objects;

/** Reads scripts, and writes them as the server tells them: with what they left unsaid. */
class TellScripts {
  public static void main(String[] args) throws Exception {
    ScriptReader reader = new ScriptReader(LeafValues.LITERAL);
    JsonObject input = Json.parseObject(new String(System.in.readAllBytes(), UTF_8), "$");
    List<?> scripts = (List<?>) Objects.requireNonNull(input.get("scripts"));
    System.out.println(
        Json.text(
            scripts.stream()
                .map(script -> ScriptJson.of(reader.read((JsonObject) script, "$")))
                .toList()));
  }
}
