/**
 * The fake in a WireMock of your own: {@link io.github.wiremocklro.wiremock.LroExtensionFactory} is
 * all that WireMock has to know.
 */
@NullMarked
package io.github.wiremocklro.wiremock;

import org.jspecify.annotations.NullMarked;
