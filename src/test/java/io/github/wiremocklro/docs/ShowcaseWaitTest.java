package io.github.wiremocklro.docs;

import static org.assertj.core.api.Assertions.assertThat;

import com.github.tomakehurst.wiremock.stubbing.StubMapping;
import io.github.wiremocklro.WireMockLroServer;
import io.github.wiremocklro.internal.api.DescriptorPool;
import io.github.wiremocklro.internal.api.DescriptorSource;
import io.github.wiremocklro.internal.api.ShowcaseSet;
import io.github.wiremocklro.internal.api.StrictReader;
import io.github.wiremocklro.internal.wiremock.Rest;
import io.github.wiremocklro.internal.wiremock.Rest.Reply;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The mappings of gapic-showcase's Wait, as docs/any-api.md has them. */
class ShowcaseWaitTest {
  private static final String WAIT = "/v1beta1/echo:wait";

  @TempDir private Path root;
  private WireMockLroServer fake;
  private StrictReader reader;
  private final Rest rest = new Rest(() -> fake.baseUrl());

  @BeforeEach
  void start() throws IOException {
    Path set = ShowcaseSet.writtenTo(root);
    fake = new WireMockLroServer().api(set);
    reader = new StrictReader(DescriptorPool.of(List.of(DescriptorSource.read(set))));
    fake.start();
    fake.freezeClock();
    for (Page page : Page.all()) {
      page.in("json").stream()
          .filter(block -> block.contains("google.showcase.v1beta1.Echo.Wait"))
          .forEach(block -> fake.wireMock().addStubMapping(StubMapping.buildFrom(block)));
    }
  }

  @AfterEach
  void stop() {
    fake.close();
  }

  @Test
  void endsWithTheSuccessThatTheRequestNamesWhenItsTimeIsUp() {
    Reply started =
        rest.post(WAIT, "{\"ttl\":\"60s\",\"success\":{\"content\":\"a \\\"b\\\" {{now}}\"}}");

    assertThat(started.text("/name")).matches("operations/[^/]+");
    assertThat(started.text("/metadata/@type")).endsWith("/google.showcase.v1beta1.WaitMetadata");
    fake.advanceClock(Duration.ofSeconds(59));
    assertThat(poll(started).text("/done")).isEqualTo("false");
    fake.advanceClock(Duration.ofSeconds(1));
    Reply ended = poll(started);
    assertThat(ended.text("/response/@type")).endsWith("/google.showcase.v1beta1.WaitResponse");
    assertThat(ended.text("/response/content")).isEqualTo("a \"b\" {{now}}");
    assertThat(ended.has("/metadata/endTime")).isTrue();
  }

  @Test
  void endsWithTheErrorThatTheRequestNames() {
    Reply started =
        rest.post(
            WAIT, "{\"ttl\":\"1.5s\",\"error\":{\"code\":8,\"message\":\"no \\\"room\\\"\"}}");

    fake.advanceClock(Duration.ofMillis(1500));

    Reply ended = poll(started);
    assertThat(ended.text("/error/code")).isEqualTo("8");
    assertThat(ended.text("/error/message")).isEqualTo("no \"room\"");
    assertThat(ended.has("/response")).isFalse();
  }

  @Test
  void canBeCancelledUntilThen() {
    Reply started = rest.post(WAIT, "{\"ttl\":\"60s\",\"success\":{\"content\":\"a\"}}");

    rest.post("/v1beta1/" + started.text("/name") + ":cancel", "{}");

    assertThat(poll(started).text("/error/code")).isEqualTo("1");
  }

  @Test
  void hasItsTypesAlsoWhereNoMappingFits() {
    Reply started = rest.post(WAIT, "{}");

    assertThat(poll(started).text("/name")).isEqualTo(started.text("/name"));
    Reply ended = poll(started);
    assertThat(ended.text("/response/@type")).endsWith("/google.showcase.v1beta1.WaitResponse");
    assertThat(ended.has("/response/content")).isFalse();
  }

  @Test
  void refusesWhatItsRequestDoesNotHave() {
    Reply reply = rest.post(WAIT, "{\"ttl\":\"an hour\",\"success\":{\"content\":\"a\"}}");

    assertThat(reply.error()).isEqualTo("400 INVALID_ARGUMENT INVALID_ARGUMENT");
    assertThat(reply.message()).contains("ttl");
  }

  private Reply poll(Reply started) {
    reader.read("google.longrunning.Operation", started);
    Reply operation = rest.get("/v1beta1/" + started.text("/name"));
    reader.read("google.longrunning.Operation", operation);
    return operation;
  }
}
