/** Files that others read while they are written anew. */
@NullMarked
package io.github.wiremocklro.internal.file;

import org.jspecify.annotations.NullMarked;
