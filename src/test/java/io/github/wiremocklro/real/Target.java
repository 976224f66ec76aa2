package io.github.wiremocklro.real;

import java.time.Duration;

/**
 * A server that is looked at, and where in it.
 *
 * @param run what no other run has, part of the names of all that this one makes
 * @param firstPause before an operation is asked for again; later ones are longer
 */
record Target(
    String baseUrl,
    String project,
    String location,
    String token,
    String run,
    Duration firstPause) {

  /** Returns the same names at another server. */
  Target at(String otherUrl, String itsToken, Duration itsFirstPause) {
    return new Target(otherUrl, project, location, itsToken, run, itsFirstPause);
  }

  String parent() {
    return "projects/%s/locations/%s".formatted(project, location);
  }
}
