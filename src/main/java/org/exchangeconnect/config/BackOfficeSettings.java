package org.exchangeconnect.config;

import java.util.Optional;
import org.exchangeconnect.oauth.Secret;

/** The keys {@code connect.api.*}: the REST API's credentials. Without both of them it answers 401 to all. */
public record BackOfficeSettings(Optional<String> user, Optional<Secret> password) {}
