/**
 * The page that shows operations while they run, as files, and the report of a test that shows the
 * same afterwards. What serves the one and what writes the other stand elsewhere.
 */
@NullMarked
package io.github.wiremocklro.internal.console;

import org.jspecify.annotations.NullMarked;
