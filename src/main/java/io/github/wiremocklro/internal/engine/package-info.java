/**
 * The state machine behind the vocabulary: operations, the resources they make, clock, store, waits
 * and limits, in the JDK alone. Start at {@link OperationsService}, the methods of {@code
 * google.longrunning.Operations}; {@link OperationControls} is what a test does to them. Between
 * these and the script stands {@code Lifecycle}, a pure function of the script, the time and what
 * clients have done so far.
 */
@NullMarked
package io.github.wiremocklro.internal.engine;

import org.jspecify.annotations.NullMarked;
