package io.github.wiremocklro.internal.api;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.wiremocklro.WireMockLroServer;
import io.github.wiremocklro.internal.wiremock.Rest;
import io.github.wiremocklro.internal.wiremock.Rest.Reply;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What the front ends of several APIs refuse, and what they take however it is spelt. */
class RefusedRequestsTest {
  private static final String BASIC = "{\"tier\":\"BASIC\",\"memorySizeGb\":1}";

  @AutoClose
  private static final WireMockLroServer FAKE =
      new WireMockLroServer()
          .api(PublishedApis.jar("redis-v1"))
          .api(PublishedApis.jar("run-v2"))
          .api(PublishedApis.jar("spanner-admin-instance-v1"))
          .api(PublishedApis.jar("workflows-v1"))
          .start();

  private final Rest rest = new Rest(FAKE::baseUrl);
  private final String location = Rest.newParent();
  private final String project = location.substring(0, location.indexOf("/locations"));

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          # an unknown field, also in a message in a message
          v1 | LOCATION/instances?instanceId=a | {'tier':'BASIC','memorySizeGb':1,'color':'red'} | instance | "color"
          v1 | LOCATION/instances?instanceId=a | {'tier':'BASIC','memorySizeGb':1,'persistenceConfig':{'mode':'RDB'}} | instance.persistence_config | "mode"
          v1 | PROJECT/instances | {'instanceId':'ab','instance':{'config':'c','displayName':'d','colour':1}} | instance | "colour"
          v1 | PROJECT/instances | {'instanceId':'ab','instance':{'config':'c','displayName':'d'},'color':1} | '' | "color"
          v1 | LOCATION/workflows?workflowId=a | {'sources':'main:'} | workflow | "sources"
          v2 | LOCATION/services?serviceId=a | {'template':{'containers':[{'image':'i','port':1}]}} | service.template.containers[0] | "port"
          v1 | LOCATION/lakes?lakeId=a | {'color':'red'} | lake | "color"
          # an unknown parameter
          v1 | LOCATION/instances?instanceId=a&color=red | {'tier':'BASIC','memorySizeGb':1} | '' | "color": Cannot bind query parameter. Field 'color' could
          v1 | LOCATION/workflows?workflowId=a&validateOnly=false | {} | '' | "validateOnly"
          v2 | LOCATION/services?serviceId=a&dry_run=true | {'template':{}} | '' | "dry_run"
          v1 | LOCATION/lakes?lakeId=a&lake.color=red | {} | '' | "lake.color": Cannot bind query parameter. Field 'color'
          # a word that the enum does not have, and one that is not spelt so
          v1 | LOCATION/instances?instanceId=a | {'tier':'GOLD','memorySizeGb':1} | instance.tier | Invalid value at
          v1 | LOCATION/instances?instanceId=a | {'tier':'basic','memorySizeGb':1} | instance.tier | Invalid value at
          v1 | LOCATION/workflows?workflowId=a | {'callLogLevel':'LOUD'} | workflow.call_log_level | Invalid value at
          v2 | LOCATION/services?serviceId=a | {'template':{},'ingress':'NOWHERE'} | service.ingress | Invalid value at
          # a value of another type
          v1 | LOCATION/instances?instanceId=a | {'tier':'BASIC','memorySizeGb':'much'} | instance.memory_size_gb | Invalid value at
          v1 | LOCATION/instances?instanceId=a | {'tier':'BASIC','memorySizeGb':1,'labels':[]} | instance.labels | Invalid value at
          v1 | LOCATION/instances?instanceId=a | {'tier':'BASIC','memorySizeGb':1,'authEnabled':'yes'} | instance.auth_enabled | Invalid value at
          v1 | PROJECT/instances | {'instanceId':'ab','instance':{'config':7,'displayName':'d'}} | instance.config | Invalid value at
          v1 | PROJECT/instances | {'instanceId':'ab','instance':[]} | instance | Invalid value at
          v2 | LOCATION/services?serviceId=a&validateOnly=perhaps | {'template':{}} | validate_only | Invalid value at
          v1 | LOCATION/lakes?lakeId=a | {'labels':{'a':{}}} | lake.labels[a] | Invalid value at
          # what has to be there
          v1 | LOCATION/instances | {'tier':'BASIC','memorySizeGb':1} | instance_id | Missing required field
          v1 | LOCATION/instances?instanceId= | {'tier':'BASIC','memorySizeGb':1} | instance_id | Missing required field
          v1 | LOCATION/instances?instanceId=a | {'memorySizeGb':1} | instance.tier | Missing required field
          v1 | LOCATION/instances?instanceId=a | {'tier':'TIER_UNSPECIFIED','memorySizeGb':1} | instance.tier | Missing required field
          v1 | PROJECT/instances | {'instance':{'config':'c','displayName':'d'}} | instance_id | Missing required field
          v1 | PROJECT/instances | {'instanceId':'ab'} | instance | Missing required field
          v1 | LOCATION/workflows | {} | workflow_id | Missing required field
          v2 | LOCATION/services | {'template':{}} | service_id | Missing required field
          v1 | LOCATION/lakes | {} | lake_id | Missing required field
          # ids
          v1 | LOCATION/instances?instanceId=A_bad | {'tier':'BASIC','memorySizeGb':1} | instance_id | invalid resource id
          v1 | LOCATION/instances?instanceId=.. | {'tier':'BASIC','memorySizeGb':1} | instance_id | invalid resource id
          v1 | LOCATION/instances?instanceId=- | {'tier':'BASIC','memorySizeGb':1} | instance_id | invalid resource id
          v1 | LOCATION/instances?instanceId=a/b | {'tier':'BASIC','memorySizeGb':1} | instance_id | invalid resource id
          v1 | PROJECT/instances | {'instanceId':'A_bad','instance':{'config':'c','displayName':'d'}} | instance_id | invalid resource id
          v1 | PROJECT/instances | {'instanceId':'..','instance':{'config':'c','displayName':'d'}} | instance_id | invalid resource id
          v2 | LOCATION/services?serviceId=A_bad | {'template':{}} | service_id | invalid resource id
          v2 | LOCATION/services?serviceId=.. | {'template':{}} | service_id | invalid resource id
          v1 | LOCATION/lakes?lakeId=A_bad | {} | lake_id | invalid resource id
          # a wildcard, which lists alone take (AIP-159)
          v1 | PROJECT/locations/-/lakes?lakeId=a | {} | parent | nothing is created in all of
          v1 | PROJECT/locations/-/instances?instanceId=a | {'tier':'BASIC','memorySizeGb':1} | parent | nothing is created in all of
          v1 | LOCATION/lakes?lakeId=%2E%2E | {} | lake_id | invalid resource id
          """)
  void isRefusedAndChangesNothing(
      String version, String path, String body, String field, String says) {
    Reply reply = rest.post("/" + version + "/" + filled(path), filled(body.replace('\'', '"')));

    assertViolates(reply, field, says);
    String collection = path.substring(0, path.contains("?") ? path.indexOf('?') : path.length());
    assertThat(rest.get("/" + version + "/" + filled(collection)).body()).isEqualTo("{}");
    assertThat(FAKE.in(project).records()).isEmpty();
  }

  @Test
  void anUnknownFieldMayBeOneOfNewerDescriptors() {
    Reply reply = rest.post("/v1/" + location + "/lakes?lakeId=a&color=red", "{}");

    assertThat(reply.text("/error/message"))
        .contains("proto-google-cloud-redis-v1.jar, ", ", proto-google-cloud-dataplex-v1 1.")
        .endsWith("; give newer ones with --api FILE, in Java api(...).");
  }

  @Test
  void parametersAreToldInTheOrderOfTheRequest() {
    Reply reply =
        rest.post("/v1/" + location + "/lakes?lakeId=a&p9=&q=1&p3=1&p7=1&p1=1&lakeId=b", "{}");

    assertThat(reply.text("/error/message").lines().filter(line -> line.contains("Unknown name")))
        .map(line -> line.replaceAll(".*Unknown name \"(\\w+)\".*", "$1"))
        .containsExactly("lakeId", "q", "p3", "p7", "p1");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          v1 | LOCATION/instances?instanceId=a | {'tier':'BASIC','memorySizeGb':1}
          v1 | LOCATION/instances?instance_id=a | {'tier':'BASIC','memory_size_gb':1}
          v1 | LOCATION/instances?instance_id=a | {'tier':1,'memory_size_gb':'1','persistence_config':{'persistence_mode':'RDB'}}
          v1 | PROJECT/instances | {'instanceId':'ab','instance':{'config':'c','displayName':'d'}}
          v1 | PROJECT/instances | {'instance_id':'ab','instance':{'config':'c','display_name':'d','node_count':1}}
          v1 | LOCATION/workflows?workflow_id=a | {'call_log_level':'LOG_ERRORS_ONLY'}
          v2 | LOCATION/services?service_id=a | {'template':{'max_instance_request_concurrency':3}}
          v1 | LOCATION/lakes?lake_id=a | {'display_name':'x','uid':'output only'}
          """)
  void isTakenInBothSpellings(String version, String path, String body) {
    Reply reply = rest.post("/" + version + "/" + filled(path), body.replace('\'', '"'));

    assertThat(reply.status()).as(reply.body()).isEqualTo(200);
    assertThat(reply.text("/name")).startsWith(project + "/");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          PATCH  | ?updateMask=color | {'displayName':'x'} | update_mask | "color"
          PATCH  | ?updateMask=labels.a,persistenceConfig.mode | {} | update_mask | "persistenceConfig.mode"
          PATCH  | ?updateMask=displayName | {'displayName':7} | instance.display_name | Invalid value at
          PATCH  | ?mask=displayName | {'displayName':'x'} | '' | "mask"
          DELETE | ?force=true | {} | '' | "force"
          GET    | ?view=FULL | {} | '' | "view"
          POST   | :failover | {'dataProtectionMode':'FORCE'} | data_protection_mode | Invalid value at
          POST   | :failover | {'mode':1} | '' | "mode"
          """)
  void changesNothingOfWhatIsThere(
      String verb, String behind, String body, String field, String says) {
    makeInstance();
    String before = rest.get("/v1/" + location + "/instances/a").body();

    Reply reply =
        rest.send(verb, "/v1/" + location + "/instances/a" + behind, body.replace('\'', '"'));

    assertViolates(reply, field, says);
    assertThat(rest.get("/v1/" + location + "/instances/a").body()).isEqualTo(before);
    assertThat(FAKE.in(project).records()).hasSize(1);
  }

  @Test
  void anUpdateNeedNotSayWhatACreateHasTo() {
    makeInstance();

    Reply reply = rest.patch("/v1/" + location + "/instances/a?update_mask=display_name", "{}");

    assertThat(reply.status()).as(reply.body()).isEqualTo(200);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "alt=json",
        "$alt=json;enum-encoding=int",
        "$alt=json%3Benum-encoding%3Dint",
        "%24alt=json%3Benum-encoding=int",
        "fields=*",
        "$fields=*",
        "key=k",
        "access_token=t",
        "oauth_token=t",
        "quotaUser=u",
        "userIp=127.0.0.1",
        "prettyPrint=false",
        "$prettyPrint=true",
        "uploadType=media",
        "upload_protocol=raw",
        "$.xgafv=2",
        "$req=x"
      })
  void systemParametersPass(String parameter) {
    Reply redis =
        rest.post(
            "/v1/" + location + "/instances?instanceId=a&" + parameter.replace("$", "%24"), BASIC);
    Reply run = rest.get("/v2/" + location + "/services?" + parameter.replace("$", "%24"));

    assertThat(redis.status()).as(redis.body()).isEqualTo(200);
    assertThat(run.status()).as(run.body()).isEqualTo(200);
  }

  @Test
  void anotherEncodingThanJsonIsRefused() {
    Reply reply = rest.get("/v2/" + location + "/services?alt=proto");

    assertThat(reply.error()).isEqualTo("400 INVALID_ARGUMENT INVALID_ARGUMENT");
    assertThat(reply.message()).contains("proto");
  }

  private void makeInstance() {
    Reply created = rest.post("/v1/" + location + "/instances?instanceId=a", BASIC);
    FAKE.complete(created.text("/name"));
  }

  private static void assertViolates(Reply reply, String field, String says) {
    assertThat(reply.error()).as(reply.body()).isEqualTo("400 INVALID_ARGUMENT INVALID_ARGUMENT");
    assertThat(reply.text("/error/details/1/@type"))
        .isEqualTo("type.googleapis.com/google.rpc.BadRequest");
    JsonNode violations = reply.json().at("/error/details/1/fieldViolations");
    assertThat(violations).hasSize(1);
    assertThat(violations.at("/0/field").asText()).isEqualTo(field);
    assertThat(violations.at("/0/description").asText()).contains(says);
  }

  private String filled(String text) {
    return text.replace("LOCATION", location).replace("PROJECT", project);
  }
}
