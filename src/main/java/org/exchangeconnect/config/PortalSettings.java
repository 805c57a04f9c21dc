package org.exchangeconnect.config;

import java.net.URI;
import java.util.Optional;

/**
 * The keys {@code infobip.portal.base-uri} and {@code infobip.app-id}: where Infobip keeps the app's own record.
 *
 * @param appId empty: the record can't be read
 */
public record PortalSettings(URI baseUri, Optional<String> appId) {}
