package org.exchangeconnect.config;

import java.net.URI;
import java.util.Optional;

/**
 * The keys {@code infobip.portal.base-uri} and {@code infobip.app-id}, with which the app's record at Infobip is read.
 *
 * @param appId empty if the record can't be read
 */
public record PortalSettings(URI baseUri, Optional<String> appId) {}
