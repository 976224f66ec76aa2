package io.github.wiremocklro.fuzz;

import static java.nio.charset.StandardCharsets.UTF_16;
import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URLEncoder;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.zip.GZIPOutputStream;

/** Requests to every door of a server: right in most of their parts, wrong in some. */
final class FuzzedRequests {
  /** The routes of the admin API; a new one belongs here. */
  private static final List<String> ADMIN =
      List.of(
          "operations",
          "operations:complete",
          "operations:fail",
          "operations:cancel",
          "operations:forget",
          "operations:verify",
          "operations:nothing",
          "clock",
          "clock:freeze",
          "clock:advance",
          "clock:resume",
          "scripts",
          "reset");

  private static final List<String> COMMANDS =
      List.of(
          "{\"name\": \"projects/p/locations/l/operations/running\"}",
          "{\"target\": \"projects/p/locations/l/lakes/b\", \"scope\": \"projects/p\"}",
          "{\"name\": \"projects/p/locations/l/operations/done\", \"error\": {\"code\": 3}}",
          "{\"name\": \"projects/p/locations/l/operations/running\","
              + " \"response\": {\"@type\": \"type.googleapis.com/google.protobuf.Empty\"}}",
          "{\"by\": \"1s\", \"scope\": \"projects/p\"}",
          "{\"scope\": \"projects/p\"}");

  private static final List<String> METHODS =
      List.of("GET", "POST", "PATCH", "DELETE", "PUT", "HEAD", "OPTIONS", "TRACE", "get", "ODD");

  private static final List<String> PATHS =
      List.of(
          "/v1/projects/p/locations/l/operations/running",
          "/v1/projects/p/locations/l/operations/running:cancel",
          "/v1/projects/p/locations/l/operations/refusing:cancel",
          "/v1/projects/p/locations/l/operations/done:wait",
          "/v1/projects/p/locations/l/operations",
          "/v1/projects/p/locations/-/operations",
          "/v1/projects/p/locations/l/lakes",
          "/v1/projects/p/locations/l/lakes/a",
          "/v1/projects/p/locations/l/lakes/b",
          "/v1/projects/p/locations/l/lakes/a/zones/z",
          "/v1/organizations/o/locations/l/operations",
          "/v1/operations/top:cancel");

  private static final List<String> PARAMETERS =
      List.of(
          "filter",
          "pageSize",
          "pageToken",
          "page_size",
          "lakeId",
          "zoneId",
          "updateMask",
          "validateOnly",
          "orderBy",
          "returnPartialSuccess",
          "name",
          "scope",
          "target",
          "$alt");

  private static final List<String> HEADERS =
      List.of(
          "Content-Type: application/x-www-form-urlencoded",
          "Content-Type: application/x-www-form-urlencoded; charset=no-such",
          "Content-Type: multipart/form-data; boundary=x",
          "Content-Type: multipart/form-data",
          "Content-Type: application/json; charset=UTF-16",
          "Content-Type: application/json; charset=no-such",
          "Content-Type: application/grpc",
          "Content-Type: ;;;",
          "Content-Encoding: gzip",
          "Content-Encoding: br",
          "Transfer-Encoding: chunked",
          "X-HTTP-Method-Override: PATCH",
          "X-HTTP-Method-Override: DELETE",
          "X-HTTP-Method-Override: ",
          "Accept: text/html",
          "Accept: nothing/at-all",
          "Authorization: Bearer x",
          "Cookie: a=b; c; =",
          "Range: bytes=0-1",
          "If-None-Match: *",
          "Origin: http://elsewhere",
          "Host: elsewhere",
          "X-Forwarded-For: ::1",
          "No-Colon",
          ": no name");

  private static final List<String> FILTER_WORDS =
      List.of(
          "done",
          "name",
          "error",
          "error.code",
          "metadata.target",
          "response.a.b",
          "metadata",
          "=",
          "!=",
          "<",
          ">=",
          ":",
          "AND",
          "OR",
          "NOT",
          "-",
          "(",
          ")",
          ".",
          ",",
          "*",
          "true",
          "1",
          "1.5",
          "1e999999999",
          "1s",
          "2024-01-01T00:00:00Z",
          "\"x*\"",
          "'x'",
          "\"",
          "\\",
          "null",
          "f(x)");

  private final RandomText texts;
  private final FuzzedScripts scripts;

  FuzzedRequests(RandomText texts) {
    this.texts = texts;
    this.scripts = new FuzzedScripts(texts);
  }

  /** Returns a request, or several that belong together. */
  List<RawRequest> next() {
    List<RawRequest> requests = new ArrayList<>(bare());
    int last = requests.size() - 1;
    while (texts.chance(25)) {
      requests.set(last, requests.get(last).withHeader(header()));
    }
    return requests;
  }

  private List<RawRequest> bare() {
    return switch (texts.below(8)) {
      case 0 -> List.of(RawRequest.post(admin("operations"), scripts.next()));
      case 1 -> List.of(RawRequest.post(admin("scripts"), scripts.nextArmed()));
      case 2 -> List.of(command());
      case 3 -> mapping();
      case 4 -> List.of(start().withHeader("x-lro-script: " + scripts.nextOverride()));
      case 5 -> List.of(RawRequest.get(list()));
      case 6 -> List.of(start().withBody(body()));
      default -> List.of(new RawRequest(texts.oneOf(METHODS), path(), List.of(), body()));
    };
  }

  private RawRequest start() {
    return RawRequest.post(
        "/v1/projects/p/locations/l/lakes?lakeId=" + texts.oneOf(List.of("new", "a", "b", "")),
        "{\"displayName\": \"New\"}");
  }

  private RawRequest command() {
    String target = admin(texts.oneOf(ADMIN)) + (texts.chance(20) ? query() : "");
    return texts.chance(20)
        ? RawRequest.get(target)
        : RawRequest.post(target, scripts.mutated(texts.oneOf(COMMANDS)));
  }

  private List<RawRequest> mapping() {
    String transformer =
        texts.chance(80)
            ? "start-operation"
            : texts.oneOf(List.of("get-operation", "cancel-operation", "list-resources"));
    String mapping =
        """
        {"id": "%s", "request": {"urlPath": "%s"},
         "response": {"transformers": ["%s"], "transformerParameters": %s}}
        """
            .formatted(FuzzTest.MAPPING, FuzzTest.MAPPED, transformer, scripts.next());
    return List.of(
        RawRequest.post("/__admin/mappings", mapping),
        RawRequest.post(FuzzTest.MAPPED, "{}").withBody(body()));
  }

  private String list() {
    return texts.oneOf(PATHS).replaceAll(":\\w+$", "")
        + "?filter="
        + URLEncoder.encode(filter(), UTF_8)
        + (texts.chance(20) ? "&" + query().substring(1) : "");
  }

  private String filter() {
    StringBuilder filter = new StringBuilder();
    for (int i = texts.below(texts.chance(5) ? 2_000 : 12); i >= 0; i--) {
      filter.append(texts.chance(95) ? texts.oneOf(FILTER_WORDS) : texts.odd());
      filter.append(texts.chance(60) ? " " : "");
    }
    return texts.chance(5) ? "(".repeat(texts.below(3_000)) + filter : filter.toString();
  }

  private String path() {
    String path = texts.oneOf(PATHS);
    if (texts.chance(60)) {
      List<String> segments = new ArrayList<>(Arrays.asList(path.split("/", -1)));
      int place = 1 + texts.below(segments.size() - 1);
      switch (texts.below(3)) {
        case 0 -> segments.add(place, texts.odd());
        case 1 -> segments.set(place, texts.mutated(segments.get(place)));
        default -> segments.remove(place);
      }
      path = String.join("/", segments);
    }
    // A space would end the target, and make of what follows the version of HTTP.
    return (path.startsWith("/") ? path : "/" + path).replace(" ", "%20")
        + (texts.chance(40) ? query() : "");
  }

  private String query() {
    StringBuilder query = new StringBuilder("?");
    for (int i = texts.below(4); i >= 0; i--) {
      String value = texts.odd();
      query
          .append(texts.oneOf(PARAMETERS))
          .append(texts.chance(90) ? "=" : "")
          .append(texts.chance(70) ? encoded(value) : value.replace(" ", "+"))
          .append('&');
    }
    return query.toString();
  }

  private String header() {
    String header = texts.oneOf(HEADERS);
    return texts.chance(80) ? header : texts.mutated(header).replaceAll("[\\r\\n]", " ");
  }

  private byte[] body() {
    String json = scripts.mutated("{\"displayName\": \"New\", \"labels\": {\"a\": \"{{b}}\"}}");
    return switch (texts.below(7)) {
      case 0 -> new byte[0];
      case 1 -> texts.bytes(300);
      case 2 -> json.getBytes(UTF_16);
      case 3 -> gzipped(json);
      case 4 -> cut(gzipped(json));
      case 5 -> cut(json.getBytes(UTF_8));
      default -> json.getBytes(UTF_8);
    };
  }

  private byte[] cut(byte[] bytes) {
    return Arrays.copyOf(bytes, texts.below(bytes.length + 1));
  }

  private static String admin(String route) {
    return "/__admin/ext/lro/" + route;
  }

  /** Half a surrogate pair becomes a question mark. */
  private static String encoded(String text) {
    return URLEncoder.encode(text, UTF_8);
  }

  private static byte[] gzipped(String text) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (GZIPOutputStream gzip = new GZIPOutputStream(bytes)) {
      gzip.write(text.getBytes(UTF_8));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return bytes.toByteArray();
  }
}
