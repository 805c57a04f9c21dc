package org.exchangeconnect.account;

import java.net.URI;

/** A requested change of an account's settings. */
public record SettingsChange(Change<URI> baseUri, Change<String> defaultSender, Change<FallbackKey> fallbackKey) {

    /** Changes the API base URL alone; null restores the configured one. */
    public static SettingsChange ofBaseUri(URI baseUri) {
        return new SettingsChange(Change.to(baseUri), Change.none(), Change.none());
    }

    /** Changes the fallback API key alone; null erases it. */
    public static SettingsChange ofFallbackKey(FallbackKey key) {
        return new SettingsChange(Change.none(), Change.none(), Change.to(key));
    }
}
