package io.github.wiremocklro.fidelity;

import java.util.List;
import wiremock.com.fasterxml.jackson.databind.JsonNode;

/**
 * A call of a client and what becomes of the operation that it is about: a row of the matrix in
 * {@code docs/fidelity.md}.
 *
 * @param call the method
 * @param fate what becomes of the operation
 * @param script laid over that of each create; it may be missing
 * @param steps what the client does, the call last
 * @param answers what the call may come to: the server's answer, then what a client makes of it
 *     that sends again, or errs
 */
public record Call(
    String call, String fate, JsonNode script, List<String> steps, List<String> answers) {

  /** Returns the name of the row. */
  public String row() {
    return call + ": " + fate;
  }

  @Override
  public String toString() {
    return row();
  }
}
