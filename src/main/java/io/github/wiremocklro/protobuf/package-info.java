/** Google's generated messages in scripts. Needs {@code protobuf-java-util}. */
@NullMarked
package io.github.wiremocklro.protobuf;

import org.jspecify.annotations.NullMarked;
