/**
 * Descriptors of {@code .proto} files, as far as a server has to know them: read from their bytes
 * when they are needed, without protobuf's own classes, which take longer to be made than the rest
 * of a server's start.
 */
@NullMarked
package io.github.wiremocklro.internal.proto;

import org.jspecify.annotations.NullMarked;
