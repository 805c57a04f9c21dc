package org.exchangeconnect.config;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.net.URI;
import java.util.Optional;

/**
 * The keys {@code infobip.portal.base-uri} and {@code infobip.app-id}, with which the app's record at Infobip is read.
 *
 * @param appId empty if the record can't be read
 */
@Singleton
public record PortalSettings(URI baseUri, Optional<String> appId) {

    @Inject
    PortalSettings(Settings settings) {
        this(settings.get(ConfigKeys.PORTAL_BASE_URI), settings.get(ConfigKeys.APP_ID));
    }
}
