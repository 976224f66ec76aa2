package io.github.wiremocklro.internal.grpc;

import java.util.concurrent.CompletableFuture;

/** What answers calls. Thread-safe. */
public interface GrpcService {

  /**
   * Returns whether a method takes many messages in one call, each of which gets a reply of its
   * own.
   *
   * @param method as {@link GrpcCall#method()} has it
   */
  boolean isStream(String method);

  /**
   * Answers a call, in the thread of the caller or later. It never fails: an error is a reply, too.
   * The caller cancels the future when nobody is there any more to take the reply, because the
   * client has given up or its deadline has passed; then whatever waits for it ends.
   */
  CompletableFuture<GrpcReply> answer(GrpcCall call);
}
