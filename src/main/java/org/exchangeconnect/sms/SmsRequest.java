package org.exchangeconnect.sms;

import jakarta.json.JsonArrayBuilder;
import jakarta.json.JsonObject;
import jakarta.json.JsonObjectBuilder;
import jakarta.json.JsonValue;
import jakarta.json.spi.JsonProvider;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.exchangeconnect.connection.ConnectionId;
import org.exchangeconnect.oauth.StorableText;
import org.exchangeconnect.oauth.TimeOrderedId;
import org.exchangeconnect.sms.journal.Delivery;
import org.exchangeconnect.sms.journal.InfobipDate;

/**
 * A request as it is sent: the caller's body with a message id for each destination, numbers reduced to digits, and the
 * connection's default sender where a message has none. Everything else is unchanged.
 *
 * @param version the version of Infobip's API that the body is for
 * @param messages one for each destination, in the order of the body
 */
record SmsRequest(SmsVersion version, JsonObject body, List<Delivery> messages) {

    private static final JsonProvider JSON = JsonProvider.provider();

    /** Infobip accepts 180 days; one more allows for clocks that differ. */
    private static final Duration MAX_DELAY = Duration.ofDays(181);

    private static final int MAX_CALLBACK_DATA = 4_000;
    private static final MemberPath MESSAGE_ID = MemberPath.of("messageId");

    SmsRequest {
        messages = List.copyOf(messages);
    }

    /**
     * Prepares a request from a caller's body.
     *
     * @param defaultSender null if there is none
     * @param notifyUrl where Infobip pushes reports unless the caller's body has a URL; empty for no push
     * @throws InvalidMessagesException with all violations of the body
     */
    static SmsRequest of(
            ConnectionId connection, JsonObject body, String defaultSender, Optional<URI> notifyUrl, Instant now) {
        SmsVersion version = SmsRules.check(body);
        String bulkId = stored(version.bulkId().textIn(body), SmsResult.MAX_BULK_ID_CHARACTERS);
        List<Delivery> all = new ArrayList<>();
        JsonArrayBuilder messages = JSON.createArrayBuilder();
        for (JsonObject message : body.getJsonArray("messages").getValuesAs(JsonObject.class)) {
            String from = version.sender().textIn(message).orElse(defaultSender);
            String callbackData = stored(version.callbackData().textIn(message), MAX_CALLBACK_DATA);
            Instant sendAt = sendAt(version.sendAt(body, message), now);
            List<Delivery> deliveries = deliveries(connection, message, from, now, sendAt).stream()
                    .map(delivery -> delivery.requested(bulkId, callbackData))
                    .toList();
            messages.add(prepared(version, message, from, notifyUrl, deliveries));
            all.addAll(deliveries);
        }
        JsonObjectBuilder prepared = JSON.createObjectBuilder(body).add("messages", messages);
        return new SmsRequest(version, prepared.build(), all);
    }

    private static List<Delivery> deliveries(
            ConnectionId connection, JsonObject message, String from, Instant now, Instant sendAt) {
        return destinations(message).stream()
                .map(destination -> {
                    UUID id = TimeOrderedId.at(now);
                    String messageId = MESSAGE_ID.textIn(destination).orElse(id.toString());
                    String to = PhoneNumber.digits(destination.getString("to")).orElseThrow();
                    return Delivery.pending(id, connection, messageId, to, from, now, sendAt);
                })
                .toList();
    }

    /** Returns null for a message that is to be sent at once, or at a time that Infobip refuses. */
    private static Instant sendAt(JsonValue value, Instant now) {
        return InfobipDate.read(value)
                .filter(time -> time.isAfter(now) && !time.isAfter(now.plus(MAX_DELAY)))
                .orElse(null);
    }

    private static String stored(Optional<String> text, int maxCharacters) {
        return StorableText.of(text.orElse(null), maxCharacters);
    }

    private static JsonObjectBuilder prepared(
            SmsVersion version, JsonObject message, String from, Optional<URI> notifyUrl, List<Delivery> deliveries) {
        JsonObject withSender = from == null ? message : version.sender().set(message, from);
        JsonObject prepared = notifyUrl
                .map(url -> version.withNotifyUrl(withSender, url.toString()))
                .orElse(withSender);
        JsonArrayBuilder destinations = JSON.createArrayBuilder();
        for (int i = 0; i < deliveries.size(); i++) {
            destinations.add(JSON.createObjectBuilder(destinations(message).get(i))
                    .add("to", deliveries.get(i).to())
                    .add("messageId", deliveries.get(i).messageId()));
        }
        return JSON.createObjectBuilder(prepared).add("destinations", destinations);
    }

    private static List<JsonObject> destinations(JsonObject message) {
        return message.getJsonArray("destinations").getValuesAs(JsonObject.class);
    }
}
