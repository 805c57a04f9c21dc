package org.exchangeconnect.account;

import java.net.URI;

/** A requested change of an account's settings. */
public record SettingsChange(
        ValueChange<URI> baseUri, ValueChange<String> defaultSender, ValueChange<AcceptedKey> fallbackKey) {

    /** Changes the API base URL alone; null restores the configured one. */
    public static SettingsChange ofBaseUri(URI baseUri) {
        return new SettingsChange(ValueChange.to(baseUri), ValueChange.none(), ValueChange.none());
    }

    /** Changes the fallback API key alone; null erases it. */
    public static SettingsChange ofFallbackKey(AcceptedKey key) {
        return new SettingsChange(ValueChange.none(), ValueChange.none(), ValueChange.to(key));
    }
}
