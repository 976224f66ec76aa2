/**
 * The fake as a whole: {@link io.github.wiremocklro.WireMockLroServer}, a server of your own, and
 * {@link io.github.wiremocklro.FakeOperations}, what a test does with it.
 */
@NullMarked
package io.github.wiremocklro;

import org.jspecify.annotations.NullMarked;
