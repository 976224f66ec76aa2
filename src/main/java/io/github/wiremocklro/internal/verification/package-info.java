/** How what a test expects is looked for in what there is. */
@NullMarked
package io.github.wiremocklro.internal.verification;

import org.jspecify.annotations.NullMarked;
