/**
 * A gRPC call as it comes and its reply as it goes, whatever carries them: the HTTP/2 server on the
 * one side, what answers on the other. Start at {@link GrpcService}; nothing here knows Jetty,
 * WireMock or protobuf.
 */
@NullMarked
package io.github.wiremocklro.internal.grpc;

import org.jspecify.annotations.NullMarked;
