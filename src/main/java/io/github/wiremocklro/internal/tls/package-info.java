/**
 * The certificate of a server that is given none, and the authority that signs it. Needs nothing
 * but the JDK, which reads certificates and offers no way to write them.
 */
@NullMarked
package io.github.wiremocklro.internal.tls;

import org.jspecify.annotations.NullMarked;
