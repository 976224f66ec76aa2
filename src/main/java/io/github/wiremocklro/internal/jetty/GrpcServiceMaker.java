package io.github.wiremocklro.internal.jetty;

import com.github.tomakehurst.wiremock.core.Options;
import com.github.tomakehurst.wiremock.http.StubRequestHandler;
import io.github.wiremocklro.internal.grpc.GrpcService;
import java.util.concurrent.Executor;

/** Makes what answers the gRPC calls of a server. */
interface GrpcServiceMaker {

  /**
   * Returns the service.
   *
   * @param stubs what answers the server's other requests
   * @param threads of the server
   */
  GrpcService of(Options options, StubRequestHandler stubs, Executor threads);
}
