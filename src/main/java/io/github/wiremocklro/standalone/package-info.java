/** The command-line entry point of the standalone server jar. */
@NullMarked
package io.github.wiremocklro.standalone;

import org.jspecify.annotations.NullMarked;
