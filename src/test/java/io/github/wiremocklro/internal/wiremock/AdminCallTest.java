package io.github.wiremocklro.internal.wiremock;

import static org.assertj.core.api.Assertions.assertThat;

import com.github.tomakehurst.wiremock.http.HttpHeaders;
import com.github.tomakehurst.wiremock.http.ImmutableRequest;
import com.github.tomakehurst.wiremock.http.Request;
import com.github.tomakehurst.wiremock.http.RequestMethod;
import io.github.wiremocklro.operation.JsonObject;
import io.github.wiremocklro.operation.Limits;
import org.junit.jupiter.api.Test;

class AdminCallTest {
  private static final Request WITHOUT_BODY =
      ImmutableRequest.create()
          .withAbsoluteUrl("http://localhost/__admin/ext/lro/reset")
          .withMethod(RequestMethod.POST)
          .withHeaders(new HttpHeaders())
          .build();

  @Test
  void aRequestWithoutABodyIsOneOfAnEmptyObject() {
    assertThat(WITHOUT_BODY.getBody()).isNull();

    assertThat(
            AdminCall.answer(
                WITHOUT_BODY,
                AdminParameters.of(),
                LroServices.create(Limits.DEFAULTS),
                AdminCall::body))
        .isEqualTo(JsonObject.EMPTY);
  }
}
