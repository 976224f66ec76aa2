/** The command line of the standalone server. */
@NullMarked
package io.github.wiremocklro.internal.cli;

import org.jspecify.annotations.NullMarked;
