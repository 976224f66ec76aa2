package io.github.wiremocklro.operation;

/**
 * A client's call as it came in, for the history of the operation.
 *
 * @param rpc the method that was called, such as {@code GetOperation} or {@code CreateLake}
 * @param asked what the client sent, such as {@code GET
 *     /v1/projects/p/locations/l/operations/op-1}; cut off where it is long
 */
public record RpcRequest(String rpc, String asked) {
  private static final int MAX_LENGTH = 300;

  /** Cuts off what is long: a history holds very many of these. */
  public RpcRequest {
    asked = asked.length() > MAX_LENGTH ? asked.substring(0, MAX_LENGTH) + "..." : asked;
  }

  /** Returns a call of which nothing is known but the method. */
  public static RpcRequest of(String rpc) {
    return new RpcRequest(rpc, "");
  }
}
