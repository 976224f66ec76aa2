package io.github.wiremocklro.internal.wiremock;

import com.github.tomakehurst.wiremock.admin.AdminTask;
import com.github.tomakehurst.wiremock.admin.LimitAndSinceDatePaginator;
import com.github.tomakehurst.wiremock.admin.model.ServeEventQuery;
import com.github.tomakehurst.wiremock.client.ResponseDefinitionBuilder;
import com.github.tomakehurst.wiremock.common.Errors;
import com.github.tomakehurst.wiremock.common.InvalidInputException;
import com.github.tomakehurst.wiremock.common.Json;
import com.github.tomakehurst.wiremock.common.url.PathParams;
import com.github.tomakehurst.wiremock.core.Admin;
import com.github.tomakehurst.wiremock.extension.WireMockServices;
import com.github.tomakehurst.wiremock.http.Request;
import com.github.tomakehurst.wiremock.http.RequestMethod;
import com.github.tomakehurst.wiremock.http.ResponseDefinition;
import com.github.tomakehurst.wiremock.matching.RequestMatcherExtension;
import com.github.tomakehurst.wiremock.matching.RequestPattern;
import com.github.tomakehurst.wiremock.matching.StringValuePattern;
import com.github.tomakehurst.wiremock.store.RequestJournalStore;
import com.github.tomakehurst.wiremock.stubbing.ServeEvent;
import com.github.tomakehurst.wiremock.verification.FindServeEventsResult;
import com.github.tomakehurst.wiremock.verification.LoggedRequest;
import com.github.tomakehurst.wiremock.verification.NearMiss;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import wiremock.com.fasterxml.jackson.databind.JsonNode;

/**
 * Answers what is asked of the journal as WireMock does, but within little memory and without
 * credentials. Only the ids of the requests are held while a list is sent: what has left the
 * journal by its turn is left out.
 */
final class JournalTask implements AdminTask {
  /** Where the routes are that {@link JournalApi} leads to. */
  static final String ROOT = "/ext/lro-journal";

  private static final int INVALID = 10;
  private static final String REQUESTS = "requests";
  private static final String ENABLED = "\"requestJournalDisabled\" : false";

  private final WireMockServices wireMock;
  private final RequestJournalStore journal;
  private final LostBodies lostBodies;
  private final JournalJson json;

  JournalTask(WireMockServices wireMock, Credentials credentials) {
    this.wireMock = wireMock;
    this.journal = wireMock.getStores().getRequestJournalStore();
    this.lostBodies = new LostBodies(journal);
    this.json = new JournalJson(credentials);
  }

  @Override
  public ResponseDefinition execute(Admin admin, ServeEvent event, PathParams pathParams) {
    Request request = event.getRequest();
    String path = ResourcePath.path(JournalApi.route(request)).substring(ROOT.length());
    return switch (request.getMethod() + " " + path) {
      case "GET /requests" -> all(request);
      case "GET /requests/unmatched" -> requests(unmatched());
      case "GET /requests/unmatched/near-misses" ->
          nearMisses(
              later(unmatched())
                  .map(ServeEvent::getRequest)
                  .flatMap(missed -> nearest(admin, missed)));
      case "POST /requests/count" -> count(admin, read(request, RequestPattern.class));
      case "POST /requests/find" -> find(read(request, RequestPattern.class));
      case "POST /requests/remove" -> remove(admin, read(request, RequestPattern.class));
      case "POST /requests/remove-by-metadata" ->
          removed(
              admin.removeServeEventsForStubsMatchingMetadata(
                  read(request, StringValuePattern.class)));
      case "POST /near-misses/request" ->
          nearMisses(nearest(admin, told(read(request, LoggedRequest.class))));
      case "POST /near-misses/request-pattern" ->
          nearMisses(
              admin
                  .findTopNearMissesFor(read(request, RequestPattern.class))
                  .getNearMisses()
                  .stream());
      default ->
          request.getMethod().equals(RequestMethod.GET)
              ? single(path.substring(path.lastIndexOf('/') + 1))
              : ResponseDefinition.notFound();
    };
  }

  private ResponseDefinition all(Request request) {
    List<ServeEvent> events =
        ServeEventQuery.fromRequest(request).filter(journal.getAll().toList());
    LimitAndSinceDatePaginator page;
    try {
      page = LimitAndSinceDatePaginator.fromRequest(events, request);
    } catch (IllegalArgumentException e) {
      throw invalid("limit has to be a whole number, 0 or greater");
    }
    return new StreamedJson(
        REQUESTS,
        later(ids(page.select().stream())).map(json::event),
        "\"meta\" : {\n    \"total\" : %d\n  },\n  %s".formatted(page.getTotal(), ENABLED));
  }

  private ResponseDefinition single(String id) {
    UUID uuid;
    try {
      uuid = UUID.fromString(id);
    } catch (IllegalArgumentException e) {
      throw invalid(id + " is not a valid UUID");
    }
    return journal
        .get(uuid)
        .map(event -> ok(json.event(event)))
        .orElse(ResponseDefinition.notFound());
  }

  private ResponseDefinition count(Admin admin, RequestPattern pattern) {
    return ResponseDefinition.okForJson(
        lostBodies.certain(pattern, () -> admin.countRequestsMatching(pattern)));
  }

  private ResponseDefinition find(RequestPattern pattern) {
    Map<String, RequestMatcherExtension> matchers =
        wireMock.getExtensions().ofType(RequestMatcherExtension.class);
    List<UUID> oldestFirst =
        new ArrayList<>(
            lostBodies.certain(
                pattern,
                () ->
                    ids(
                        journal
                            .getAll()
                            .filter(
                                event ->
                                    pattern.match(event.getRequest(), matchers).isExactMatch()))));
    Collections.reverse(oldestFirst);
    return requests(oldestFirst);
  }

  private ResponseDefinition remove(Admin admin, RequestPattern pattern) {
    return removed(lostBodies.certain(pattern, () -> admin.removeServeEventsMatching(pattern)));
  }

  private ResponseDefinition removed(FindServeEventsResult removed) {
    return new StreamedJson("serveEvents", removed.getServeEvents().stream().map(json::event), "");
  }

  private ResponseDefinition requests(List<UUID> ids) {
    return new StreamedJson(
        REQUESTS, later(ids).map(ServeEvent::getRequest).map(json::request), ENABLED);
  }

  private ResponseDefinition nearMisses(Stream<NearMiss> misses) {
    return new StreamedJson("nearMisses", misses.map(json::nearMiss), "");
  }

  private static Stream<NearMiss> nearest(Admin admin, LoggedRequest missed) {
    return admin.findTopNearMissesFor(ShownDiff.comparable(missed)).getNearMisses().stream();
  }

  private static ResponseDefinition ok(JsonNode json) {
    return ResponseDefinitionBuilder.responseDefinition()
        .withHeader("Content-Type", Reply.JSON)
        .withBody(json.toPrettyString())
        .build();
  }

  private List<UUID> unmatched() {
    return ids(journal.getAll().filter(ServeEvent::isNoExactMatch));
  }

  private static List<UUID> ids(Stream<ServeEvent> events) {
    return events.map(ServeEvent::getId).toList();
  }

  private Stream<ServeEvent> later(List<UUID> ids) {
    return ids.stream().map(journal::get).flatMap(Optional::stream);
  }

  private static <T> T read(Request request, Class<T> type) {
    T question = Json.read(request.getBodyAsString(), type);
    if (question == null) {
      throw invalid("the body has to be a JSON object, not null");
    }
    return question;
  }

  private static LoggedRequest told(LoggedRequest request) {
    if (request.getUrl() == null || request.getMethod() == null || request.getHeaders() == null) {
      throw invalid("a request needs a url and a method, and headers, if only {}");
    }
    return request;
  }

  private static InvalidInputException invalid(String problem) {
    return new InvalidInputException(Errors.single(INVALID, problem));
  }
}
