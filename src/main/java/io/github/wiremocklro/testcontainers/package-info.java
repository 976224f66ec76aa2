/** The fake in tests with Testcontainers 2, as a container of its own. */
@NullMarked
package io.github.wiremocklro.testcontainers;

import org.jspecify.annotations.NullMarked;
