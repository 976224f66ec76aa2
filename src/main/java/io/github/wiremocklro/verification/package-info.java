/**
 * What a test expects of an operation, and what is wrong with how a client treats operations: both
 * are read off the histories. Nothing here knows HTTP or JSON.
 */
@NullMarked
package io.github.wiremocklro.verification;

import org.jspecify.annotations.NullMarked;
