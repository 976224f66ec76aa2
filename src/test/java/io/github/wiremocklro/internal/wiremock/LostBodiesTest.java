package io.github.wiremocklro.internal.wiremock;

import static com.github.tomakehurst.wiremock.client.WireMock.absent;
import static com.github.tomakehurst.wiremock.client.WireMock.anyUrl;
import static com.github.tomakehurst.wiremock.client.WireMock.binaryEqualTo;
import static com.github.tomakehurst.wiremock.client.WireMock.containing;
import static com.github.tomakehurst.wiremock.client.WireMock.equalTo;
import static com.github.tomakehurst.wiremock.client.WireMock.not;
import static com.github.tomakehurst.wiremock.client.WireMock.postRequestedFor;
import static com.github.tomakehurst.wiremock.client.WireMock.recordSpec;
import static com.github.tomakehurst.wiremock.client.WireMock.requestMadeFor;
import static com.github.tomakehurst.wiremock.client.WireMock.urlEqualTo;
import static com.github.tomakehurst.wiremock.client.WireMock.urlMatching;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.github.tomakehurst.wiremock.client.WireMock;
import com.github.tomakehurst.wiremock.common.SingleRootFileSource;
import com.github.tomakehurst.wiremock.matching.MatchResult;
import com.github.tomakehurst.wiremock.matching.RequestPatternBuilder;
import io.github.wiremocklro.WireMockLroServer;
import io.github.wiremocklro.internal.wiremock.Rest.Reply;
import java.net.http.HttpRequest.BodyPublishers;
import java.util.function.Function;
import java.util.stream.Stream;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

/** What verification says of requests whose bodies had to go. */
class LostBodiesTest {
  private static final String LONG = "x".repeat(10_000);
  private static final String PROBLEM =
      "The journal no longer has a body that would have to be looked at";

  @AutoClose
  private final WireMockLroServer fake =
      new WireMockLroServer(
              options ->
                  options.withStores(
                      new BoundedStores(new SingleRootFileSource("no-such-directory"), 100_000)))
          .start();

  private final Rest rest = new Rest(fake::baseUrl);

  /** Who asks. */
  enum Asker {
    IN_JAVA(fake -> new WireMock(fake.wireMock())),
    OVER_HTTP(fake -> WireMock.create().host("127.0.0.1").port(fake.port()).build());

    private final Function<WireMockLroServer, WireMock> wireMock;

    Asker(Function<WireMockLroServer, WireMock> wireMock) {
      this.wireMock = wireMock;
    }

    WireMock of(WireMockLroServer fake) {
      return wireMock.apply(fake);
    }
  }

  @BeforeEach
  void loseTheBodyOfTheFirstOfTwoRequests() {
    rest.send(
        "POST",
        "/lost?key=SECRET",
        BodyPublishers.ofString(LONG),
        "Content-Type",
        "application/x-www-form-urlencoded",
        "X-Name",
        "first");
    rest.post("/kept", LONG + "kept");
  }

  @ParameterizedTest
  @EnumSource
  void whatDoesNotAskForABodyIsAnsweredAsEver(Asker asker) {
    WireMock wireMock = asker.of(fake);

    wireMock.verifyThat(2, postRequestedFor(anyUrl()));
    wireMock.verifyThat(1, postRequestedFor(anyUrl()).withHeader("X-Name", equalTo("first")));
    assertThat(wireMock.find(postRequestedFor(urlEqualTo("/lost?key=SECRET")))).hasSize(1);
    assertThat(wireMock.removeEvents(postRequestedFor(urlEqualTo("/lost?key=SECRET")))).hasSize(1);
  }

  @ParameterizedTest
  @EnumSource
  void aBodyThatIsThereIsMatchedWhole(Asker asker) {
    asker
        .of(fake)
        .verifyThat(1, postRequestedFor(urlEqualTo("/kept")).withRequestBody(containing("xkept")));
  }

  @ParameterizedTest
  @EnumSource
  void aLostBodyIsNotMissedWhereAnythingElseDiffers(Asker asker) {
    asker
        .of(fake)
        .verifyThat(
            0,
            postRequestedFor(anyUrl())
                .withHeader("X-Name", equalTo("second"))
                .withRequestBody(containing("x")));
  }

  static Stream<RequestPatternBuilder> questionsToTheBody() {
    RequestPatternBuilder lost = postRequestedFor(urlMatching("/lost.*"));
    return Stream.of(
        postRequestedFor(anyUrl()).withRequestBody(containing("x")),
        postRequestedFor(anyUrl()).withRequestBody(not(containing("memory"))),
        postRequestedFor(anyUrl()).withRequestBody(absent()),
        postRequestedFor(anyUrl()).withRequestBody(binaryEqualTo(LONG.getBytes())),
        postRequestedFor(anyUrl()).withFormParam("x", equalTo("y")),
        postRequestedFor(anyUrl()).andMatching("a-matcher-of-the-users"),
        lost.withHeader("X-Name", equalTo("first")).withRequestBody(containing("x")));
  }

  @ParameterizedTest
  @MethodSource("questionsToTheBody")
  void verificationInJavaSaysThatABodyIsMissing(RequestPatternBuilder question) {
    assertThatThrownBy(() -> fake.wireMock().verify(0, question))
        .hasMessageContainingAll(PROBLEM, "The body of POST /lost?key=[redacted] had to go");
    assertThatThrownBy(() -> fake.wireMock().verify(question)).hasMessageContaining(PROBLEM);
    assertThatThrownBy(() -> fake.wireMock().findAll(question)).hasMessageContaining(PROBLEM);
  }

  @ParameterizedTest
  @MethodSource("questionsToTheBody")
  void verificationOverHttpSaysThatABodyIsMissing(RequestPatternBuilder question) {
    for (String route : new String[] {"count", "find", "remove"}) {
      Reply reply = rest.post("/__admin/requests/" + route, question.build().toString());

      assertThat(reply.status()).isEqualTo(422);
      assertThat(reply.text("/errors/0/title")).isEqualTo(PROBLEM);
      assertThat(reply.text("/errors/0/detail"))
          .startsWith("The body of POST /lost?key=[redacted] had to go")
          .contains("a quarter of the JVM's memory", "resetRequests()", "-Xmx");
    }
    assertThat(fake.wireMock().getAllServeEvents()).hasSize(2);
  }

  @Test
  void nothingIsRemovedThen() {
    RequestPatternBuilder question = postRequestedFor(anyUrl()).withRequestBody(containing("x"));

    assertThatThrownBy(() -> fake.wireMock().removeServeEventsMatching(question.build()))
        .hasMessageContaining(PROBLEM);

    assertThat(fake.wireMock().getAllServeEvents()).hasSize(2);
  }

  @Test
  void aMatcherInJavaIsOnlyMissedABodyIfItAsksForIt() {
    fake.wireMock()
        .verify(
            2,
            requestMadeFor(
                request -> MatchResult.of(request.getMethod().getName().equals("POST"))));

    assertThatThrownBy(
            () ->
                fake.wireMock()
                    .verify(
                        1,
                        requestMadeFor(
                            request -> MatchResult.of(request.getBodyAsString().endsWith("t")))))
        .hasMessageContaining(PROBLEM);
  }

  @Test
  void noStubIsRecordedWithoutTheBodyThatItHad() {
    rest.post(
        "/__admin/mappings",
        """
        {"request": {"urlPath": "/reply"}, "response": {"body": "%s"}}
        """
            .formatted("x".repeat(15_000)));
    rest.delete("/__admin/requests");
    rest.get("/reply?lost");
    rest.get("/reply?kept");

    assertThatThrownBy(
            () -> fake.wireMock().snapshotRecord(recordSpec().allowNonProxied(true).build()))
        .hasMessageContaining("The body of the reply to GET /reply?lost had to go");

    String spec = "{\"filters\": {\"allowNonProxied\": true}}";
    assertThat(rest.post("/__admin/recordings/snapshot", spec).status()).isEqualTo(422);
  }
}
