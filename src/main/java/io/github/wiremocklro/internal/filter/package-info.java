/**
 * The filters and orders of List methods: the languages of AIP-160 and AIP-132, over the proto3
 * JSON of operations and resources.
 *
 * <p>Start at {@link io.github.wiremocklro.internal.filter.Filters}, which says what a filter means
 * here. {@code Tokenizer} and {@code Parser} read the text, a {@code Schema} checks what is known
 * of the fields ({@code KnownFields} of operations, {@code TypedFields} of resources), {@code
 * Expression} is what was read and evaluates it. {@code OrderBy} reads orders.
 */
@NullMarked
package io.github.wiremocklro.internal.filter;

import org.jspecify.annotations.NullMarked;
