package io.github.wiremocklro.contract;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.github.wiremocklro.internal.json.Json;
import io.github.wiremocklro.operation.JsonObject;
import java.net.URLEncoder;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * A call of a client, as it is made over HTTP and as it is made over gRPC.
 *
 * @param verb of HTTP
 * @param url path and query
 * @param body of HTTP, null for none
 * @param method service and method of gRPC
 * @param message of gRPC, as JSON
 */
public record ApiCall(
    String verb, String url, @Nullable String body, String method, JsonObject message) {
  private static final String DATAPLEX = "google.cloud.dataplex.v1.DataplexService/";
  private static final String CATALOG = "google.cloud.dataplex.v1.CatalogService/";
  private static final String IAM = "google.iam.v1.IAMPolicy/";
  private static final String OPERATIONS = "google.longrunning.Operations/";

  public static ApiCall createLake(String parent, String id) {
    return new ApiCall(
        "POST",
        "/v1/" + parent + "/lakes?lakeId=" + id,
        "{}",
        DATAPLEX + "CreateLake",
        JsonObject.of("parent", parent, "lakeId", id).with("lake", JsonObject.EMPTY));
  }

  static ApiCall updateLabels(String lake) {
    return updateLake(lake, "labels", JsonObject.EMPTY);
  }

  /** An update of the fields that a mask in its JSON form names. */
  static ApiCall updateLake(String lake, String mask, JsonObject body) {
    return new ApiCall(
        "PATCH",
        "/v1/" + lake + "?updateMask=" + URLEncoder.encode(mask, UTF_8),
        Json.text(body),
        DATAPLEX + "UpdateLake",
        JsonObject.of("lake", body.with("name", lake), "updateMask", mask));
  }

  /**
   * Returns an update.
   *
   * @param mask empty for none
   */
  static ApiCall updateZone(String zone, String mask, String body) {
    return update(zone, "zone", "UpdateZone", mask, body);
  }

  static ApiCall updateTask(String task, String mask, String body) {
    return update(task, "task", "UpdateTask", mask, body);
  }

  private static ApiCall update(
      String name, String field, String method, String mask, String body) {
    JsonObject message = JsonObject.of(field, Json.parseObject(body, "$").with("name", name));
    return new ApiCall(
        "PATCH",
        "/v1/" + name + (mask.isEmpty() ? "" : "?updateMask=" + encoded(mask)),
        body,
        DATAPLEX + method,
        mask.isEmpty() ? message : message.with("updateMask", mask));
  }

  static ApiCall getZone(String zone) {
    return named("GET", zone, "", null, DATAPLEX + "GetZone");
  }

  static ApiCall getTask(String task) {
    return named("GET", task, "", null, DATAPLEX + "GetTask");
  }

  public static ApiCall deleteLake(String lake) {
    return named("DELETE", lake, "", null, DATAPLEX + "DeleteLake");
  }

  public static ApiCall getLake(String lake) {
    return named("GET", lake, "", null, DATAPLEX + "GetLake");
  }

  static ApiCall listLakes(String parent) {
    return new ApiCall(
        "GET",
        "/v1/" + parent + "/lakes",
        null,
        DATAPLEX + "ListLakes",
        JsonObject.of("parent", parent));
  }

  static ApiCall createEntryGroup(String parent, String id) {
    return new ApiCall(
        "POST",
        "/v1/" + parent + "/entryGroups?entryGroupId=" + id,
        "{}",
        CATALOG + "CreateEntryGroup",
        JsonObject.of("parent", parent, "entryGroupId", id).with("entryGroup", JsonObject.EMPTY));
  }

  static ApiCall deleteEntryGroup(String group) {
    return named("DELETE", group, "", null, CATALOG + "DeleteEntryGroup");
  }

  static ApiCall createEntry(String group, String id, JsonObject entry) {
    return new ApiCall(
        "POST",
        "/v1/" + group + "/entries?entryId=" + id,
        Json.text(entry),
        CATALOG + "CreateEntry",
        JsonObject.of("parent", group, "entryId", id).with("entry", entry));
  }

  /**
   * @param asked the fields of the request beside the entry, by their JSON names
   */
  static ApiCall updateEntry(String name, JsonObject entry, JsonObject asked) {
    return update(name, "entry", entry, asked, "UpdateEntry");
  }

  static ApiCall updateEntryLink(String name, JsonObject link, JsonObject asked) {
    return update(name, "entryLink", link, asked, "UpdateEntryLink");
  }

  private static ApiCall update(
      String name, String field, JsonObject resource, JsonObject asked, String method) {
    String query =
        asked.fields().entrySet().stream()
            .flatMap(
                one ->
                    (one.getValue() instanceof List<?> all ? all : List.of(one.getValue()))
                        .stream().map(value -> one.getKey() + "=" + encoded(value.toString())))
            .collect(Collectors.joining("&"));
    return new ApiCall(
        "PATCH",
        "/v1/" + name + "?" + query,
        Json.text(resource),
        CATALOG + method,
        asked.with(field, resource.with("name", name)));
  }

  private static String encoded(String value) {
    return URLEncoder.encode(value, UTF_8);
  }

  static ApiCall getEntry(String entry) {
    return named("GET", entry, "", null, CATALOG + "GetEntry");
  }

  static ApiCall deleteEntry(String entry) {
    return named("DELETE", entry, "", null, CATALOG + "DeleteEntry");
  }

  static ApiCall listEntries(String group, int pageSize, String pageToken) {
    return new ApiCall(
        "GET",
        "/v1/%s/entries?pageSize=%d&pageToken=%s".formatted(group, pageSize, pageToken),
        null,
        CATALOG + "ListEntries",
        JsonObject.of("parent", group, "pageSize", pageSize).with("pageToken", pageToken));
  }

  public static ApiCall getOperation(String name) {
    return named("GET", name, "", null, OPERATIONS + "GetOperation");
  }

  public static ApiCall cancelOperation(String name) {
    return named("POST", name, ":cancel", "", OPERATIONS + "CancelOperation");
  }

  public static ApiCall deleteOperation(String name) {
    return named("DELETE", name, "", null, OPERATIONS + "DeleteOperation");
  }

  static ApiCall waitOperation(String name, String timeout) {
    return new ApiCall(
        "POST",
        "/v1/" + name + ":wait",
        "{\"timeout\": \"%s\"}".formatted(timeout),
        OPERATIONS + "WaitOperation",
        JsonObject.of("name", name, "timeout", timeout));
  }

  public static ApiCall listOperations(
      String parent, String filter, int pageSize, String pageToken) {
    return new ApiCall(
        "GET",
        "/v1/%s/operations?filter=%s&pageSize=%d&pageToken=%s"
            .formatted(parent, URLEncoder.encode(filter, UTF_8), pageSize, pageToken),
        null,
        OPERATIONS + "ListOperations",
        JsonObject.of("name", parent, "filter", filter)
            .with("pageSize", pageSize)
            .with("pageToken", pageToken));
  }

  static ApiCall getPolicy(String resource) {
    return new ApiCall(
        "GET",
        "/v1/" + resource + ":getIamPolicy",
        null,
        IAM + "GetIamPolicy",
        JsonObject.of("resource", resource));
  }

  static ApiCall setPolicy(String resource, String role) {
    JsonObject binding = JsonObject.of("role", role, "members", List.of("allUsers"));
    return new ApiCall(
        "POST",
        "/v1/" + resource + ":setIamPolicy",
        "{\"policy\": {\"bindings\": [{\"role\": \"%s\", \"members\": [\"allUsers\"]}]}}"
            .formatted(role),
        IAM + "SetIamPolicy",
        JsonObject.of("resource", resource)
            .with("policy", JsonObject.of("bindings", List.of(binding))));
  }

  private static ApiCall named(
      String verb, String name, String suffix, @Nullable String body, String method) {
    return new ApiCall(verb, "/v1/" + name + suffix, body, method, JsonObject.of("name", name));
  }
}
