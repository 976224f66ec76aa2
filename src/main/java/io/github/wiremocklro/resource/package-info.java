/**
 * The resources that operations create, change and delete, of any type. A resource is what is
 * stored plus the operation that is pending on it, put together when it is read; so a resource and
 * its operation always agree.
 */
@NullMarked
package io.github.wiremocklro.resource;

import org.jspecify.annotations.NullMarked;
