package io.github.wiremocklro.auth;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.wiremocklro.internal.api.DescriptorSource;
import io.github.wiremocklro.internal.api.PublishedApis;
import io.github.wiremocklro.internal.auth.Authorization;
import io.github.wiremocklro.internal.auth.Refusal;
import io.github.wiremocklro.internal.wiremock.LroServices;
import io.github.wiremocklro.operation.Code;
import io.github.wiremocklro.operation.JsonObject;
import io.github.wiremocklro.operation.Limits;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Whether a call may pass that has a method and a name, and came over whatever. */
class AuthorizationTest {
  private static final String LAKE = "projects/p/locations/l/lakes/a";
  private static final String GET_LAKE = "google.cloud.dataplex.v1.DataplexService.GetLake";
  private static final String CREATE_LAKE = "google.cloud.dataplex.v1.DataplexService.CreateLake";

  private final LroServices services = LroServices.create(Limits.DEFAULTS);
  private final Authorization authorization = services.authorization();

  @Test
  void everyCallMayWhereNoTokenIsRequired() {
    assertThat(authorization.check(null, LAKE, GET_LAKE)).isNull();
  }

  @Test
  void aCallWithoutATokenMayNot() {
    services.accessTokens().require();

    Refusal refusal = requireNonNull(authorization.check(null, LAKE, GET_LAKE));

    assertThat(refusal.error().status().code()).isEqualTo(Code.UNAUTHENTICATED);
    assertThat(refusal.challenge()).isEqualTo("Bearer realm=\"https://accounts.google.com/\"");
    assertThat(info(refusal))
        .isEqualTo(JsonObject.of("service", "dataplex.googleapis.com").with("method", GET_LAKE));
    assertThat(authorization.check("Bearer any", LAKE, GET_LAKE)).isNull();
  }

  @Test
  void aTokenCountsInTheScopeOfTheName() {
    services.accessTokens().require();
    services.declare(AccessToken.of("t"), "projects/p");

    assertThat(authorization.check("Bearer t", LAKE, GET_LAKE)).isNull();
    assertThat(authorization.check("Bearer u", LAKE, GET_LAKE)).isNotNull();
    assertThat(authorization.check("Bearer u", "projects/q/locations/l", CREATE_LAKE)).isNull();
  }

  @ParameterizedTest
  @CsvSource({
    "google.longrunning.Operations.GetOperation, projects/p/locations/l/operations/x, redis",
    "google.longrunning.Operations.ListOperations, organizations/o/locations/l, dataplex",
    "google.cloud.redis.v1.CloudRedis.GetInstance, projects/p/locations/l/instances/a, redis",
    "google.iam.v1.IAMPolicy.GetIamPolicy, organizations/o/locations/l/encryptionConfigs/a, dataplex",
    "own.Service.Method, projects/p/things/a, redis"
  })
  void theApiIsThatOfTheMethodElseTheFirstThatHasSuchNames(
      String method, String name, String service) {
    services.catalog().add(DescriptorSource.read(PublishedApis.jar("redis-v1")));
    services.accessTokens().require();

    Refusal refusal = requireNonNull(authorization.check(null, name, method));

    assertThat(info(refusal))
        .isEqualTo(JsonObject.of("service", service + ".googleapis.com").with("method", method));
  }

  @Test
  void aDeniedCallIsToldAllScopesThatWouldDo() {
    services.accessTokens().require();
    services.declare(AccessToken.of("t").scopes("dataplex.readonly"), null);

    Refusal refusal = requireNonNull(authorization.check("Bearer t", LAKE, CREATE_LAKE));

    assertThat(refusal.error().status().code()).isEqualTo(Code.PERMISSION_DENIED);
    assertThat(refusal.challenge())
        .endsWith(
            "error=\"insufficient_scope\", scope=\"https://www.googleapis.com/auth/cloud-platform"
                + " https://www.googleapis.com/auth/dataplex.read-write\"");
    assertThat(authorization.check("Bearer t", LAKE, GET_LAKE)).isNull();
  }

  private static Object info(Refusal refusal) {
    return requireNonNull(refusal.error().status().details().get(0).get("metadata"));
  }
}
