package io.github.wiremocklro.real;

import io.github.wiremocklro.real.Service.Reply;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** One check on one server: takes the steps, and keeps what came back. */
final class Session {
  private final Target target;
  private final Service service;
  private final Limit limit;
  private final Made made;
  private final List<Saw> saw = new ArrayList<>();

  Session(Target target, Service service, Limit limit, Made made) {
    this.target = target;
    this.service = service;
    this.limit = limit;
    this.made = made;
  }

  List<Saw> saw() {
    return List.copyOf(saw);
  }

  /** Returns the name of a lake that this run alone makes. */
  String lake(String id) {
    return "%s/lakes/lro-%s-%s".formatted(target.parent(), target.run(), id);
  }

  String parent() {
    return target.parent();
  }

  String run() {
    return target.run();
  }

  String get(String step, String path) {
    return call(step, "GET", path, null);
  }

  String delete(String step, String path) {
    return call(step, "DELETE", path, null);
  }

  String post(String step, String path, String body) {
    return call(step, "POST", path, body);
  }

  String patch(String step, String path, String body) {
    return call(step, "PATCH", path, body);
  }

  /** Asks for something by a token of its own; an empty one is none. */
  void getAs(String step, String path, String token) {
    saw.add(service.call(step, "GET", "v1/" + path, null, token).saw());
  }

  /**
   * Creates a resource, which is removed at the end at the latest.
   *
   * @param name of the resource; its last two segments are collection and id
   * @param idParameter such as {@code lakeId}
   * @return the name of the operation; empty where none was started
   */
  String create(String step, String name, String idParameter, String body) {
    int id = name.lastIndexOf('/');
    String path = "%s?%s=%s".formatted(name.substring(0, id), idParameter, name.substring(id + 1));
    // First, for nobody knows what becomes of a call whose reply is lost.
    boolean isNew = made.add(name);
    String operation = call(step, "POST", path, body);
    int status = saw.get(saw.size() - 1).status();
    if (!operation.isEmpty()) {
      made.startedBy(name, operation);
    } else if (isNew && status >= 400 && status < 500) {
      made.forget(name);
    }
    return operation;
  }

  /** Asks nothing about an operation that was never started. */
  private String call(String step, String method, String path, String body) {
    if (path.isEmpty() || path.startsWith(":")) {
      return "";
    }
    limit.check();
    Reply reply = service.call(step, method, "v1/" + path, body, target.token());
    saw.add(reply.saw());
    String resource = reply.json().at("/metadata/target").asText();
    if (!method.equals("GET") && !reply.operation().isEmpty() && !resource.isEmpty()) {
      // Also what was asked for without an id, should that be given one. What is being updated can
      // be
      // deleted no sooner than what is being created.
      made.startedBy(resource, reply.operation());
    }
    return reply.operation();
  }

  /** Polls until an operation is done; without a name there is none. */
  void untilDone(String step, String operation) {
    if (operation.isEmpty()) {
      return;
    }
    long start = System.nanoTime();
    Duration pause = target.firstPause();
    for (int polls = 1; ; polls++) {
      limit.check();
      Reply reply = service.call(step, "GET", "v1/" + operation, null, target.token());
      if (reply.saw().status() != 200 || reply.json().path("done").asBoolean()) {
        saw.add(reply.saw().after(polls, Duration.ofNanos(System.nanoTime() - start).toMillis()));
        return;
      }
      limit.pause(pause);
      pause = Limit.longer(pause, target.firstPause());
    }
  }
}
