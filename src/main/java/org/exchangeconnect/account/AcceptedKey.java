package org.exchangeconnect.account;

import org.exchangeconnect.oauth.Secret;

/**
 * A fallback API key to store.
 *
 * @param checked whether Infobip accepted the key just now
 */
public record FallbackKey(Secret key, boolean checked) {}
