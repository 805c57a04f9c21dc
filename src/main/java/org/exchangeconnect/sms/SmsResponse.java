package org.exchangeconnect.sms;

import jakarta.json.JsonObject;
import java.time.Duration;

/**
 * The response to one request.
 *
 * @param body Infobip's JSON; null if there is none
 * @param retryAfter the pause that Infobip requested; null if it requested none
 */
record SmsResponse(SendStatus sendStatus, JsonObject body, Duration retryAfter) {

    static SmsResponse without(SendStatus sendStatus) {
        return new SmsResponse(sendStatus, null, null);
    }
}
