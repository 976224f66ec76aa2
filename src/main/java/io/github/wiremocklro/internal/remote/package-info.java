/** The admin API from the outside: calls over HTTP, and what their answers mean. */
@NullMarked
package io.github.wiremocklro.internal.remote;

import org.jspecify.annotations.NullMarked;
