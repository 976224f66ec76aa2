package io.github.wiremocklro.internal.wiremock;

import io.github.wiremocklro.internal.api.Catalog;
import io.github.wiremocklro.internal.grpc.GrpcReply;
import io.github.wiremocklro.internal.grpc.GrpcStatus;
import io.github.wiremocklro.operation.Code;
import java.util.function.Supplier;

/** Sees to it that whatever fails is a reply, too: nobody above would make one of it. */
final class GrpcFailures {
  private final Catalog catalog;

  GrpcFailures(Catalog catalog) {
    this.catalog = catalog;
  }

  /** Returns a reply, or the error that there is in place of it. */
  GrpcReply caught(Supplier<GrpcReply> reply) {
    try {
      return reply.get();
    } catch (Throwable e) {
      // Of any kind: WireMock throws checked exceptions that it does not declare.
      return failed(e);
    }
  }

  GrpcReply failed(Throwable failure) {
    Reply reply = Reply.failure(failure);
    try {
      return new GrpcReplies(catalog.apis().grpc(), "").of(reply);
    } catch (Throwable e) {
      // Where no descriptor can be read, an error has no details.
      String told = "%s (%s)".formatted(failure.getMessage(), e);
      return GrpcReply.of(new GrpcReply.Failure(GrpcStatus.of(Code.INTERNAL, told)));
    }
  }
}
