package org.exchangeconnect.sms;

import jakarta.json.JsonObject;
import java.time.Duration;
import java.util.List;

/**
 * What became of a request to send.
 *
 * @param answer Infobip's JSON as it came; null when there is none, never null for {@link SendStatus#ANSWERED}
 * @param retryAfter the pause that Infobip asked for; null when it asked for none
 * @param deliveries one for each destination, in the order of the request
 */
public record SmsResult(SendStatus sendStatus, JsonObject answer, Duration retryAfter, List<Delivery> deliveries) {

    public SmsResult {
        deliveries = List.copyOf(deliveries);
    }
}
