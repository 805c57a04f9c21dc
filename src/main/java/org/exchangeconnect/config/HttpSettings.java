package org.exchangeconnect.config;

import java.time.Duration;

/** The keys {@code infobip.http.*}: the limits of every call to Infobip. */
public record HttpSettings(Duration connectTimeout, Duration readTimeout) {}
