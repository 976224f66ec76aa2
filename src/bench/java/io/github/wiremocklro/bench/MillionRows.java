package io.github.wiremocklro.bench;

import static io.github.wiremocklro.bench.HttpContender.get;
import static io.github.wiremocklro.bench.HttpContender.getAny;
import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.URLEncoder;
import java.util.List;

/** What a million operations cost. */
final class MillionRows implements RowGroup {
  private static final int MILLION = 1_000_000;
  private static final int FEW = 10;
  private static final int PAGE = 100;
  private static final int LARGE_PAGE = 1_000;
  private static final String LIST = "/v1/projects/p/locations/l/operations";
  private static final ObjectMapper JSON = new ObjectMapper();

  @Override
  public List<Row> measure(Race race) throws Exception {
    try (ServerProcess million = ServerProcess.fake(MILLION)) {
      return List.of(getOperation(race, million), list(race, million));
    }
  }

  private static Row getOperation(Race race, ServerProcess million) throws Exception {
    try (ServerProcess few = ServerProcess.fake(FEW)) {
      return Row.atLeast(
          0.95,
          "GetOperation over HTTP, of any of 1,000,000 operations",
          "of any of 10",
          race.throughput(getAny(million, MILLION), getAny(few, FEW)));
    }
  }

  private static Row list(Race race, ServerProcess million) throws Exception {
    double ratio = race.throughput(get(million, page(lastToken(million))), get(million, page("")));
    return Row.atMost(
        1.2,
        "ListOperations over HTTP, page of 100 of 1,000,000: the first or the last page",
        "the faster of the two",
        Math.max(ratio, 1 / ratio));
  }

  private static String page(String token) {
    return LIST + "?pageSize=" + PAGE + "&pageToken=" + token;
  }

  /** Walks through all operations but the last page, in larger ones. */
  private static String lastToken(ServerProcess server) throws IOException {
    String token = "";
    for (int left = MILLION - PAGE; left > 0; ) {
      int size = left % LARGE_PAGE == 0 ? LARGE_PAGE : left % LARGE_PAGE;
      String page = server.call("GET", LIST + "?pageSize=" + size + "&pageToken=" + token, "");
      token = URLEncoder.encode(JSON.readTree(page).get("nextPageToken").asText(), UTF_8);
      left -= size;
    }
    JsonNode last = JSON.readTree(server.call("GET", page(token), ""));
    if (last.get("operations").size() != PAGE || !last.path("nextPageToken").asText().isEmpty()) {
      throw new IllegalStateException("this is not the last page: " + last);
    }
    return token;
  }
}
