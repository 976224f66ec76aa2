/**
 * Who may call the API: access tokens, what they are good for, and how a request is turned away, as
 * Google answers it; and who may call the admin API. Start at {@link AccessTokens} and {@link
 * AdminAccess}; nothing here knows HTTP but the words of its headers.
 */
@NullMarked
package io.github.wiremocklro.internal.auth;

import org.jspecify.annotations.NullMarked;
