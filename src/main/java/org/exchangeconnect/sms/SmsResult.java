package org.exchangeconnect.sms;

import jakarta.json.JsonObject;
import java.time.Duration;
import java.util.List;

/**
 * The result of a request to send.
 *
 * @param answer Infobip's unmodified JSON; null if there is none, never null for {@link SendStatus#ANSWERED}
 * @param retryAfter the pause that Infobip requested; null if it requested none
 * @param deliveries one for each destination, in the order of the request
 */
public record SmsResult(SendStatus sendStatus, JsonObject answer, Duration retryAfter, List<Delivery> deliveries) {

    public SmsResult {
        deliveries = List.copyOf(deliveries);
    }
}
