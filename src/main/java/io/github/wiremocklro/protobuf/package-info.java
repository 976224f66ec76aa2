/**
 * What the classes that protoc wrote tell: messages in scripts, for which {@code
 * protobuf-java-util} is needed, and APIs to serve.
 */
@NullMarked
package io.github.wiremocklro.protobuf;

import org.jspecify.annotations.NullMarked;
