/** Access tokens, as a test declares them. */
@NullMarked
package io.github.wiremocklro.auth;

import org.jspecify.annotations.NullMarked;
