/** A fake of Google long-running operations, built from WireMock extensions. */
@NullMarked
package io.github.wiremocklro;

import org.jspecify.annotations.NullMarked;
