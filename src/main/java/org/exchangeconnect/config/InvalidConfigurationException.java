package org.exchangeconnect.config;

import java.util.List;

/**
 * The configuration is invalid, so the application does not start. The message names every invalid key and the expected
 * value. It has no stack trace, so that the message stands out among those of the server.
 */
public class InvalidConfigurationException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    InvalidConfigurationException(List<String> problems) {
        super(
                "Exchange Connect can't start with this configuration:\n  - " + String.join("\n  - ", problems),
                null,
                false,
                false);
    }
}
