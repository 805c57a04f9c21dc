package org.exchangeconnect.account;

import org.exchangeconnect.oauth.Secret;

/**
 * An API key that may be stored ({@link ApiKeyAcceptance}).
 *
 * @param checked whether Infobip accepted the key just now; false: it could not be asked
 */
public record AcceptedKey(Secret key, boolean checked) {}
