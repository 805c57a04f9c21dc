package org.exchangeconnect.sms;

import jakarta.json.JsonObject;
import java.time.Duration;

/**
 * What came back for a request.
 *
 * @param body Infobip's JSON; null when there is none
 * @param retryAfter the pause that Infobip asked for; null when it asked for none
 */
record SmsResponse(SendStatus sendStatus, JsonObject body, Duration retryAfter) {

    static SmsResponse without(SendStatus sendStatus) {
        return new SmsResponse(sendStatus, null, null);
    }
}
