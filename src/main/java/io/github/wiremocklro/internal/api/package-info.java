/** APIs as their protobuf descriptors tell them: how these are found, linked and read. */
@NullMarked
package io.github.wiremocklro.internal.api;

import org.jspecify.annotations.NullMarked;
