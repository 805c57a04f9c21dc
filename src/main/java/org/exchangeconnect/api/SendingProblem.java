package org.exchangeconnect.api;

import jakarta.json.JsonArrayBuilder;
import jakarta.ws.rs.core.Response;
import org.exchangeconnect.sms.SmsResult;

/**
 * Builds the problem document for messages without statuses from Infobip. It reports above all whether they may have
 * been sent.
 */
final class SendingProblem {

    private SendingProblem() {}

    static Response of(SmsResult result) {
        boolean mayHaveBeenSent = result.sendStatus().mayHaveBeenSent();
        String detail = mayHaveBeenSent
                ? "The messages may have been sent. The request is not repeated."
                : "The messages were not sent.";
        Problem problem = InfobipProblem.of(result.sendStatus(), result.answer(), detail)
                .with("mayHaveBeenSent", mayHaveBeenSent)
                .with("messages", messages(result).build());
        return InfobipProblem.response(problem, result.retryAfter());
    }

    /** Returns the message ids, by which a caller finds the messages in the journal and in later delivery reports. */
    private static JsonArrayBuilder messages(SmsResult result) {
        JsonArrayBuilder array = Json.PROVIDER.createArrayBuilder();
        result.deliveries()
                .forEach(delivery -> array.add(Json.object()
                        .add("messageId", delivery.messageId())
                        .add("to", delivery.to())
                        .add("outcome", delivery.outcome().name())));
        return array;
    }
}
