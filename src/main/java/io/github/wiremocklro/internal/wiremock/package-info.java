/**
 * The fake as WireMock extensions. A request goes from its mapping to the transformer of its rpc, a
 * few lines each, and from there to {@link io.github.wiremocklro.internal.engine.OperationsService}
 * or {@link io.github.wiremocklro.internal.engine.ResourcesService}.
 */
@NullMarked
package io.github.wiremocklro.internal.wiremock;

import org.jspecify.annotations.NullMarked;
