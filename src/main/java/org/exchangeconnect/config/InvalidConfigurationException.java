package org.exchangeconnect.config;

import java.util.List;

/**
 * The application does not start: the message names every key that is wrong and says what to write instead. It has no
 * stack trace, since the server wraps it in traces of its own, and the message is what helps.
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
