import io.github.wiremocklro.internal.json.Json;
import io.github.wiremocklro.internal.json.ScriptJson;
import io.github.wiremocklro.model.RandomScripts;
import java.util.Random;
import java.util.stream.Stream;

/** Writes many random scripts, as a list in JSON. */
class RandomScriptsInJson {
  public static void main(String[] args) {
    RandomScripts random = new RandomScripts(new Random(14));
    System.out.println(
        Json.text(Stream.generate(random::next).limit(300).map(ScriptJson::of).toList()));
  }
}
