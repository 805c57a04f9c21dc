package org.exchangeconnect.sandbox;

import java.time.Instant;

/**
 * How a message is to be sent.
 *
 * @param api the API by which it was sent
 * @param channel Infobip's name of the channel, such as {@code SMS}
 * @param sendAt when it is to be sent; null for at once
 * @param reportPushed whether a delivery report is pushed
 * @param callbackData returned in the delivery report; null for none
 * @param applicationId null for none
 * @param entityId null for none
 * @param campaignReferenceId null for none
 */
public record MessageOptions(
        MessageApi api,
        String channel,
        Instant sendAt,
        boolean reportPushed,
        String callbackData,
        String applicationId,
        String entityId,
        String campaignReferenceId) {}
