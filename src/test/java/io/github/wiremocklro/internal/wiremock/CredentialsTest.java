package io.github.wiremocklro.internal.wiremock;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class CredentialsTest {
  private final Credentials credentials = new Credentials();

  /** Of Google's own: https://cloud.google.com/apis/docs/system-parameters. */
  @ParameterizedTest
  @ValueSource(
      strings = {
        "Authorization",
        "authorization",
        "Proxy-Authorization",
        "X-Serverless-Authorization",
        "X-Goog-Iam-Authorization-Token",
        "x-goog-api-key",
        "X-Goog-IAP-JWT-Assertion",
        "X-Amz-Security-Token",
        "Cookie",
        "Set-Cookie"
      })
  void headersWithCredentialsAreHidden(String name) {
    assertThat(credentials.hidesHeader(name)).isTrue();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "x-goog-api-client",
        "x-goog-request-params",
        "x-goog-user-project",
        "X-Goog-IAM-Authority-Selector",
        "WWW-Authenticate",
        "Idempotency-Key",
        "x-lro-script",
        "Content-Type"
      })
  void otherHeadersAreShown(String name) {
    assertThat(credentials.hidesHeader(name)).isFalse();
  }

  @ParameterizedTest
  @CsvSource({
    "Bearer ya29.abc, Bearer [redacted]",
    "bearer  abc, bearer  [redacted]",
    "Basic dTpw, Basic [redacted]",
    "GOOG4-RSA-SHA256 Credential=a, GOOG4-RSA-SHA256 [redacted]",
    "abc, [redacted]",
    "my secret, [redacted]"
  })
  void ofAValueTheSchemeIsLeft(String value, String shown) {
    assertThat(Credentials.redacted(value)).isEqualTo(shown);
  }

  @ParameterizedTest
  @CsvSource({
    "/v1/p?key=AIza, /v1/p?key=[redacted]",
    "/v1/p?a=b&access_token=ya29.a&c=d, /v1/p?a=b&access_token=[redacted]&c=d",
    "/v1/p?$alt=json&oauth_token=a#b, /v1/p?$alt=json&oauth_token=[redacted]#b",
    "http://h/b/o?X-Goog-Credential=a&X-Goog-Signature=b&X-Goog-Expires=9,"
        + " http://h/b/o?X-Goog-Credential=[redacted]&X-Goog-Signature=[redacted]&X-Goog-Expires=9",
    "/v1/p?$key=a&%24key=b, /v1/p?$key=[redacted]&%24key=[redacted]",
    "/v1/p?pageToken=a&keys=b&monkey=c&key=, /v1/p?pageToken=a&keys=b&monkey=c&key=",
    "/v1/p?%6bey=a&access%5Ftoken=b, /v1/p?%6bey=[redacted]&access%5Ftoken=[redacted]",
    "/v1/p?KEY=a&Access_Token=b&sig=c, /v1/p?KEY=[redacted]&Access_Token=[redacted]&sig=[redacted]",
    "/v1/p?X-Amz-Signature=a&token=b, /v1/p?X-Amz-Signature=[redacted]&token=[redacted]",
    "/v1/p?%zz=a&pageToken=b, /v1/p?%zz=a&pageToken=b",
    "/v1/key=a, /v1/key=a"
  })
  void ofAUrlTheParametersAreHiddenThatAreCredentials(String url, String shown) {
    assertThat(credentials.inUrl(url)).isEqualTo(shown);
  }

  @Test
  void ofATextTheHeadersAndUrlsAreHidden() {
    String text =
        """
        127.0.0.1 - POST /v1/lakes?key=AIza&lakeId=l

        Authorization: [Bearer ya29.abc]
        Cookie: [a=b, c=d]
        Accept: [*/*]
        {
          "Set-Cookie" : [ "a=b", "c=d" ],
          "nextPageToken" : "abc"
        }
        {"Authorization": "Digest user=\\"a\\", response=\\"b\\"", "done": true}
        {"token": "t1", "scopes": ["cloud-platform"]}
        """;

    assertThat(credentials.inText(text))
        .isEqualTo(
            """
            127.0.0.1 - POST /v1/lakes?key=[redacted]&lakeId=l

            Authorization: Bearer [redacted]
            Cookie: [redacted]
            Accept: [*/*]
            {
              "Set-Cookie" : "[redacted]",
              "nextPageToken" : "abc"
            }
            {"Authorization": "[redacted]", "done": true}
            {"token": "[redacted]", "scopes": ["cloud-platform"]}
            """);
  }

  @Test
  void aLongTextIsReadToItsEnd() {
    String text = "\"Cookie\": \"" + "\\\"".repeat(500_000) + "\", ";

    assertThat(credentials.inText(text)).isEqualTo("\"Cookie\": \"[redacted]\", ");
  }

  @Test
  void allIsShownOnceThatIsSaid() {
    credentials.show();

    assertThat(credentials.hidesHeader("Authorization")).isFalse();
    assertThat(credentials.inUrl("/?key=a")).isEqualTo("/?key=a");
    assertThat(credentials.inText("Cookie: [a=b]\n")).isEqualTo("Cookie: [a=b]\n");
  }
}
