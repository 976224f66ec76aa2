package io.github.wiremocklro.clients;

import static java.util.stream.Collectors.joining;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.google.api.services.dataplex.v1.CloudDataplex;
import com.google.cloud.dataplex.v1.DataplexServiceClient;
import io.github.wiremocklro.fidelity.Call;
import io.github.wiremocklro.fidelity.Calls;
import io.github.wiremocklro.fidelity.FidelityPage;
import io.github.wiremocklro.fidelity.Matrix;
import io.github.wiremocklro.fidelity.Told;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * What Google's clients for Java tell of each call. The tests in {@code src/test/node}, {@code
 * python} and {@code go} make the same calls.
 */
class EveryCallTest {
  @RegisterExtension static final ClientExtension FAKE = new ClientExtension();

  @RegisterExtension
  static final DiscoveryClientExtension DISCOVERY = new DiscoveryClientExtension();

  private static final Calls CALLS = Calls.read();
  private static final Queue<Told> TOLD = new ConcurrentLinkedQueue<>();

  private enum Client {
    REST("Java REST", DataplexServiceClient.class) {
      @Override
      LakeCalls calls() {
        return new GaxLakeCalls(Transport.REST, FAKE);
      }
    },
    GRPC("Java gRPC", DataplexServiceClient.class) {
      @Override
      LakeCalls calls() {
        return new GaxLakeCalls(Transport.GRPC, FAKE);
      }
    },
    DISCOVERY_REST("Java discovery", CloudDataplex.class) {
      @Override
      LakeCalls calls() {
        return new DiscoveryLakeCalls(DISCOVERY);
      }
    };

    private final String column;
    private final String library;

    Client(String column, Class<?> of) {
      this.column = column;
      // The version of what runs: the name of its jar has it.
      Path jar =
          Path.of(URI.create(of.getProtectionDomain().getCodeSource().getLocation().toString()));
      this.library =
          jar.getFileName().toString().replaceFirst("-(v\\d+-rev\\S+|[\\d.]+)\\.jar$", " $1");
    }

    abstract LakeCalls calls();
  }

  static Stream<Arguments> callsOfEachClient() {
    return Stream.of(Client.values())
        .flatMap(client -> CALLS.all().stream().map(call -> Arguments.of(client, call)));
  }

  @ParameterizedTest
  @MethodSource("callsOfEachClient")
  void isToldAsThePageSays(Client client, Call call) throws Exception {
    String told = client.calls().tell(call);

    assertThat(told).matches(each -> CALLS.allow(call, each), "is one of " + call.answers());
    TOLD.add(new Told(client.column, client.library, call.row(), told));
    assertThat(Matrix.cellOf(FidelityPage.committed(), client.column, call))
        .as(FidelityPage.HOW_TO_RENEW)
        .isEqualTo(Matrix.cell(call, told));
  }

  @ParameterizedTest
  @EnumSource(Client.class)
  @Tag("pinned")
  void isOfTheVersionThatThePageNames(Client client) {
    assertThat(FidelityPage.committed())
        .as(FidelityPage.HOW_TO_RENEW)
        .contains("| " + client.library + " |");
  }

  @AfterAll
  static void writeForThePage() throws IOException {
    ObjectMapper json = new ObjectMapper();
    Files.createDirectories(FidelityPage.TOLD);
    Files.writeString(
        FidelityPage.TOLD.resolve("java.jsonl"),
        TOLD.stream()
            .map(told -> json.valueToTree(told).toString())
            .collect(joining("\n", "", "\n")));
  }
}
