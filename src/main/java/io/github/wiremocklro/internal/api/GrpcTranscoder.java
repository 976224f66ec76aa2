package io.github.wiremocklro.internal.api;

import io.github.wiremocklro.operation.JsonObject;
import io.github.wiremocklro.operation.StatusException;
import org.jspecify.annotations.Nullable;

/**
 * Makes of a gRPC call the request over HTTP that it stands for, and of the JSON of the reply the
 * message. Thread-safe.
 *
 * <p>Example: {@code transcoder.rest("google.longrunning.Operations/GetOperation", message)}.
 */
public final class GrpcTranscoder {

  /**
   * Returns a method, those of {@code google.longrunning.Operations} too; null for one that no
   * descriptor has.
   *
   * @param path service and method, such as {@code google.longrunning.Operations/GetOperation}
   */
  public @Nullable ApiMethod method(String path) {
    throw new UnsupportedOperationException(path);
  }

  /**
   * Returns the request that a call stands for: that of the method's http rule, or {@code POST
   * /package.Service/Method} where it has none that all of the message fits.
   *
   * @throws StatusException with {@code INVALID_ARGUMENT} if the bytes are no message of the
   *     method, and with {@code UNIMPLEMENTED} if the method is unknown or a stream
   */
  public RestCall rest(String path, byte[] message) {
    throw new UnsupportedOperationException(path);
  }

  /**
   * Returns the JSON of a message, as protobuf's own printers write it; what is not known of it is
   * left out.
   *
   * @param type the full name of its type
   * @throws StatusException with {@code INVALID_ARGUMENT} if the bytes are no such message
   */
  public JsonObject json(String type, byte[] message) {
    throw new UnsupportedOperationException(type);
  }

  /**
   * Returns the message that the JSON is.
   *
   * @param type the full name of its type
   * @throws io.github.wiremocklro.operation.InvalidArgumentException if the JSON does not fit the
   *     type, or holds a type that no descriptor has; it tells where
   */
  public byte[] message(String type, JsonObject json) {
    throw new UnsupportedOperationException(type);
  }

  /**
   * Returns a {@code google.rpc.Status} as a message. A detail that cannot be written, such as one
   * of a type that no descriptor has, is left out, for an error has to arrive in any case.
   *
   * @param status code, message and details
   */
  public byte[] status(JsonObject status) {
    throw new UnsupportedOperationException();
  }
}
