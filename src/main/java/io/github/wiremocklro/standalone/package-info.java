/** The fake as a program of its own, for clients in any language. */
@NullMarked
package io.github.wiremocklro.standalone;

import org.jspecify.annotations.NullMarked;
