/**
 * The filters of List methods: the language of AIP-160, over the proto3 JSON of operations.
 *
 * <p>Start at {@link io.github.wiremocklro.internal.filter.Filters}, which says what a filter means
 * here. {@code Tokenizer} and {@code Parser} read the text, {@code KnownFields} checks what is
 * known of an operation, {@code Expression} is what was read and evaluates it.
 */
@NullMarked
package io.github.wiremocklro.internal.filter;

import org.jspecify.annotations.NullMarked;
