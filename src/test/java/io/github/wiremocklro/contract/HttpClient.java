package io.github.wiremocklro.contract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.wiremocklro.internal.wiremock.Rest;
import io.github.wiremocklro.internal.wiremock.Rest.Reply;
import java.io.UncheckedIOException;
import java.net.http.HttpRequest.BodyPublishers;
import java.util.List;
import java.util.stream.Stream;

/**
 * Over HTTP/JSON.
 *
 * @param headers name, value, name, value
 */
record HttpClient(Rest rest, List<String> headers) implements Client {

  HttpClient(String baseUrl) {
    this(new Rest(() -> baseUrl), List.of("Content-Type", "application/json"));
  }

  @Override
  public Reply send(ApiCall call) {
    return rest.send(
        call.verb(),
        call.url(),
        call.body() == null ? BodyPublishers.noBody() : BodyPublishers.ofString(call.body()),
        headers.toArray(String[]::new));
  }

  @Override
  public Client with(String header, String value) {
    return new HttpClient(rest, Stream.concat(headers.stream(), Stream.of(header, value)).toList());
  }

  @Override
  public String asked(ApiCall call) {
    return call.verb() + " " + call.url();
  }

  @Override
  public void assertPage(ApiCall call, int httpStatus, String html) {
    Reply reply = send(call);
    assertThat(reply.status()).isEqualTo(httpStatus);
    assertThat(reply.body()).isEqualTo(html);
  }

  @Override
  public void assertBroken(ApiCall call) {
    assertThatThrownBy(() -> send(call)).isInstanceOf(UncheckedIOException.class);
  }

  @Override
  public void assertBothResults(ApiCall call, int code) {
    Reply reply = send(call);
    assertThat(reply.has("/response")).isTrue();
    assertThat(reply.json().at("/error/code").asInt()).isEqualTo(code);
  }

  @Override
  public void assertUnknownMetadata(ApiCall call, String type) {
    assertThat(send(call).text("/metadata/@type")).endsWith("/" + type);
  }

  @Override
  public void close() {}
}
