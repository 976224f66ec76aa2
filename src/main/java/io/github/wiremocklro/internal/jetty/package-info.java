/**
 * WireMock's HTTP server, mended: the one package that touches the Jetty and the servlet classes
 * that WireMock has relocated. The extensions work without it.
 */
@NullMarked
package io.github.wiremocklro.internal.jetty;

import org.jspecify.annotations.NullMarked;
