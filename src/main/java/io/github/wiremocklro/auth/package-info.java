/**
 * Who may call the API: access tokens, what they are good for, and how a request is turned away, as
 * Google answers it; and who may call the admin API. Start at {@link
 * io.github.wiremocklro.auth.AccessTokens} and {@link io.github.wiremocklro.auth.AdminAccess};
 * nothing here knows HTTP but the words of its headers.
 */
@NullMarked
package io.github.wiremocklro.auth;

import org.jspecify.annotations.NullMarked;
