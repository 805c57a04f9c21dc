package org.exchangeconnect.sms;

import jakarta.json.JsonObject;
import java.time.Duration;

/**
 * What came back for a request.
 *
 * @param body Infobip's JSON; null when there is none
 * @param retryAfter the pause that Infobip asked for; null when it asked for none
 */
record Answer(Ending ending, JsonObject body, Duration retryAfter) {

    static Answer without(Ending ending) {
        return new Answer(ending, null, null);
    }
}
