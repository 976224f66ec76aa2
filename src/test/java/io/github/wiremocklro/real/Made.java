package io.github.wiremocklro.real;

import io.github.wiremocklro.real.Service.Reply;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** What a run has made on a server and has to remove. */
final class Made {
  private final Target target;
  private final Service service;

  /** Names of resources, and of the latest operations on them, in the order of creation. */
  private final Map<String, String> resources = new LinkedHashMap<>();

  Made(Target target, Service service) {
    this.target = target;
    this.service = service;
  }

  /** Returns whether it is the first of this name. */
  boolean add(String resource) {
    return resources.putIfAbsent(resource, "") == null;
  }

  /** Forgets what was refused, and so never came to be. */
  void forget(String resource) {
    resources.remove(resource);
  }

  void startedBy(String resource, String operation) {
    resources.put(resource, operation);
  }

  /**
   * Removes all of it. A delete may have to wait, for the create or for what is below, so all are
   * tried again and again, the latest first.
   *
   * @return the names of what is left when the time is up
   */
  List<String> remove(Limit limit) {
    Duration pause = target.firstPause();
    try {
      while (true) {
        List<String> latestFirst = new ArrayList<>(resources.keySet());
        Collections.reverse(latestFirst);
        latestFirst.stream().filter(this::isGone).forEach(this::forget);
        if (resources.isEmpty()) {
          return List.of();
        }
        limit.check();
        limit.pause(pause);
        pause = Limit.longer(pause, target.firstPause());
      }
    } catch (Limit.Stopped e) {
      return List.copyOf(resources.keySet());
    }
  }

  private boolean isGone(String resource) {
    try {
      Reply reply = call("DELETE", resource);
      String operation = reply.operation().isEmpty() ? resources.get(resource) : reply.operation();
      resources.put(resource, operation);
      if (!operation.isEmpty()) {
        call("GET", operation);
      }
      return reply.saw().status() == 404;
    } catch (UncheckedIOException e) {
      // The next try tells.
      return false;
    }
  }

  private Reply call(String method, String path) {
    return service.call("remove", method, "v1/" + path, null, target.token());
  }
}
