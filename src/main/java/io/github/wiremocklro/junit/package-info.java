/** The fake in tests with JUnit Jupiter, 5.10 and later, 6 among them. */
@NullMarked
package io.github.wiremocklro.junit;

import org.jspecify.annotations.NullMarked;
