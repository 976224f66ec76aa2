/** The state of a fake in a file: written, read, and kept up to date. */
@NullMarked
package io.github.wiremocklro.internal.state;

import org.jspecify.annotations.NullMarked;
