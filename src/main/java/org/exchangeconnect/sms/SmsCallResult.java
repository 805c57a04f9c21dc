package org.exchangeconnect.sms;

import jakarta.json.JsonObject;
import java.time.Duration;
import org.exchangeconnect.infobip.CallStatus;

/**
 * The result of a call that sends no messages.
 *
 * @param answer Infobip's JSON, or its error; null if there is none, never null for {@link CallStatus#ANSWERED}
 * @param isNotFound whether Infobip does not know the bulk
 * @param retryAfter the pause that Infobip requested; null if it requested none
 */
public record SmsCallResult(CallStatus status, JsonObject answer, boolean isNotFound, Duration retryAfter) {

    /** Returns the result of a call without a response. */
    static SmsCallResult without(CallStatus status) {
        return new SmsCallResult(status, null, false, null);
    }

    /** Returns whether Infobip did what it was asked. */
    public boolean isAnswered() {
        return status == CallStatus.ANSWERED;
    }
}
