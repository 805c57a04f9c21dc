package org.exchangeconnect.sms;

import jakarta.json.JsonArrayBuilder;
import jakarta.json.JsonObject;
import jakarta.json.JsonObjectBuilder;
import jakarta.json.spi.JsonProvider;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Supplier;

/**
 * A request as it is sent: the caller's body with a message id for each destination, numbers reduced to digits, and the
 * connection's default sender where a message has none. Everything else is unchanged.
 */
record SmsRequest(JsonObject body, List<Destination> destinations) {

    private static final JsonProvider JSON = JsonProvider.provider();

    SmsRequest {
        destinations = List.copyOf(destinations);
    }

    /**
     * Prepares a request from a caller's body.
     *
     * @param defaultSender null if there is none
     * @param notifyUrl where Infobip pushes reports unless the caller's body has a URL; empty for no push
     * @param ids supplies the ids of the journal entries
     * @throws InvalidMessagesException with all violations of the body
     */
    static SmsRequest of(JsonObject body, String defaultSender, Optional<URI> notifyUrl, Supplier<UUID> ids) {
        SmsRules.check(body, defaultSender == null);
        List<Destination> destinations = new ArrayList<>();
        JsonArrayBuilder messages = JSON.createArrayBuilder();
        for (JsonObject message : body.getJsonArray("messages").getValuesAs(JsonObject.class)) {
            messages.add(prepared(message, defaultSender, notifyUrl, ids, destinations));
        }
        JsonObjectBuilder prepared = JSON.createObjectBuilder(body).add("messages", messages);
        return new SmsRequest(prepared.build(), destinations);
    }

    private static JsonObjectBuilder prepared(
            JsonObject message,
            String defaultSender,
            Optional<URI> notifyUrl,
            Supplier<UUID> ids,
            List<Destination> all) {
        JsonObjectBuilder prepared = JSON.createObjectBuilder(message);
        String from = text(message, "from", defaultSender);
        if (from != null) {
            prepared.add("from", from);
        }
        if (SmsRules.isAbsent(message.get("notifyUrl"))) {
            notifyUrl.ifPresent(
                    url -> prepared.add("notifyUrl", url.toString()).add("notifyContentType", "application/json"));
        }
        JsonArrayBuilder destinations = JSON.createArrayBuilder();
        for (JsonObject object : message.getJsonArray("destinations").getValuesAs(JsonObject.class)) {
            Destination destination = destination(object, from, ids.get());
            all.add(destination);
            destinations.add(JSON.createObjectBuilder(object)
                    .add("to", destination.to())
                    .add("messageId", destination.messageId()));
        }
        return prepared.add("destinations", destinations);
    }

    private static Destination destination(JsonObject object, String from, UUID id) {
        String to = PhoneNumber.digits(object.getString("to")).orElseThrow();
        return new Destination(id, text(object, "messageId", id.toString()), to, from);
    }

    private static String text(JsonObject object, String name, String fallback) {
        return SmsRules.isAbsent(object.get(name)) ? fallback : object.getString(name);
    }
}
