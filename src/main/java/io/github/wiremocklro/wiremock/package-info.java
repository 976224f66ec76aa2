/**
 * The fake as WireMock extensions. A request goes from its mapping to the transformer of its rpc, a
 * few lines each, and from there to {@link io.github.wiremocklro.operation.OperationsService} or
 * {@link io.github.wiremocklro.resource.ResourcesService}.
 *
 * <p>{@link io.github.wiremocklro.wiremock.LroExtensionFactory} is all that WireMock has to know.
 */
@NullMarked
package io.github.wiremocklro.wiremock;

import org.jspecify.annotations.NullMarked;
