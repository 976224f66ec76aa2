package io.github.wiremocklro.internal.jetty;

import io.github.wiremocklro.internal.grpc.GrpcCall;
import io.github.wiremocklro.internal.grpc.GrpcReply;
import io.github.wiremocklro.internal.grpc.GrpcService;
import io.github.wiremocklro.internal.grpc.GrpcStatus;
import io.github.wiremocklro.operation.Code;
import java.util.concurrent.CompletableFuture;

/** Stands for the service that is still to come. */
final class NoGrpcService implements GrpcService {

  @Override
  public boolean isStream(String method) {
    return false;
  }

  @Override
  public CompletableFuture<GrpcReply> answer(GrpcCall call) {
    String message = "No method is served over gRPC here: " + call.method();
    return CompletableFuture.completedFuture(
        GrpcReply.of(new GrpcReply.Failure(GrpcStatus.of(Code.UNIMPLEMENTED, message))));
  }
}
