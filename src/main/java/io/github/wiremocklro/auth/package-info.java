/**
 * Who may call the API: access tokens, what they are good for, and how a request is turned away, as
 * Google answers it. Start at {@link io.github.wiremocklro.auth.AccessTokens}; nothing here knows
 * HTTP but the words of its headers.
 */
@NullMarked
package io.github.wiremocklro.auth;

import org.jspecify.annotations.NullMarked;
