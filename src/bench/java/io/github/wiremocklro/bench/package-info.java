/**
 * What it costs: ratios to plain WireMock and to a bare Jetty, measured side by side ({@link
 * io.github.wiremocklro.bench.Benchmarks}), and the server under load ({@link
 * io.github.wiremocklro.bench.Load}). Nothing here is part of the tests.
 */
package io.github.wiremocklro.bench;
