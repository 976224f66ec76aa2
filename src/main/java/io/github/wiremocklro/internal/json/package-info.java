/**
 * The proto3 JSON form of scripts, operations and what else goes over the wire, both ways. Text
 * becomes a {@link io.github.wiremocklro.operation.JsonObject} and the other way round in one
 * class, {@code Json}; all others read and write that.
 */
@NullMarked
package io.github.wiremocklro.internal.json;

import org.jspecify.annotations.NullMarked;
