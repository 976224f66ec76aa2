/**
 * What the server knows of the APIs that it stands in for, such as Dataplex, as their protobuf
 * descriptors tell it: their methods, paths, scopes and message types. How operations behave is no
 * part of it; the engine and the adapters ask.
 */
@NullMarked
package io.github.wiremocklro.internal.api;

import org.jspecify.annotations.NullMarked;
