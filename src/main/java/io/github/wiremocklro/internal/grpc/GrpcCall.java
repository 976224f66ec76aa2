package io.github.wiremocklro.internal.grpc;

import java.net.URI;

/**
 * A call of a method with one message, or one message of a stream.
 *
 * @param server scheme, host and port that the client has called, such as {@code
 *     http://localhost:8080}
 * @param client the address of the client
 * @param method service and method, such as {@code google.longrunning.Operations/GetOperation}
 * @param metadata what was sent beside the message
 * @param message the message as protobuf writes it; not to be changed
 */
public record GrpcCall(
    URI server, String client, String method, Metadata metadata, byte[] message) {}
