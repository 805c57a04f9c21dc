package org.exchangeconnect.sandbox.sms;

import jakarta.json.JsonArrayBuilder;
import jakarta.json.JsonObjectBuilder;
import java.util.List;
import org.exchangeconnect.sandbox.JsonText;
import org.exchangeconnect.sandbox.MessageApi;
import org.exchangeconnect.sandbox.MessageOptions;
import org.exchangeconnect.sandbox.SentMessage;
import org.exchangeconnect.sandbox.api.InfobipTime;

/** Writes delivery reports and log entries in the JSON of each API. */
final class ReportJsonWriter {

    private ReportJsonWriter() {}

    static JsonObjectBuilder reports(MessageApi api, List<StoredMessage> messages) {
        JsonArrayBuilder results = JsonText.array();
        messages.forEach(message -> results.add(report(api, message)));
        return JsonText.object().add("results", results);
    }

    private static JsonObjectBuilder report(MessageApi api, StoredMessage message) {
        return switch (api) {
            case SMS_ADVANCED -> olderReport(message);
            case SMS_MESSAGES -> newerReport(message);
            case MESSAGES_API -> channelReport(message);
        };
    }

    private static JsonObjectBuilder olderReport(StoredMessage stored) {
        JsonObjectBuilder json = older(stored);
        add(json, "callbackData", stored.message().options().callbackData());
        return json;
    }

    static JsonObjectBuilder olderLog(StoredMessage message) {
        return older(message).add("text", message.message().text());
    }

    static JsonObjectBuilder newerLog(StoredMessage message) {
        return newer(message)
                .add("destination", message.message().to())
                .add("content", JsonText.object().add("text", message.message().text()));
    }

    private static JsonObjectBuilder older(StoredMessage stored) {
        SentMessage message = stored.message();
        MessageOptions options = message.options();
        JsonObjectBuilder json = common(stored).add("to", message.to()).add("smsCount", stored.parts());
        add(json, "from", message.from());
        add(json, "applicationId", options.applicationId());
        add(json, "entityId", options.entityId());
        return json;
    }

    private static JsonObjectBuilder newerReport(StoredMessage stored) {
        JsonObjectBuilder json = newer(stored).add("to", stored.message().to());
        add(json, "callbackData", stored.message().options().callbackData());
        return json;
    }

    private static JsonObjectBuilder newer(StoredMessage stored) {
        JsonObjectBuilder json = common(stored).add("messageCount", stored.parts());
        add(json, "sender", stored.message().from());
        platform(json, stored.message().options());
        return json;
    }

    private static JsonObjectBuilder channelReport(StoredMessage stored) {
        SentMessage message = stored.message();
        JsonObjectBuilder json = JsonText.object()
                .add("event", "DELIVERY")
                .add("channel", message.options().channel())
                .add("sender", message.from() == null ? "" : message.from())
                .add("destination", message.to())
                .add("sentAt", InfobipTime.text(stored.sentAt()))
                .add("doneAt", InfobipTime.text(stored.sentAt()))
                .add("bulkId", message.bulkId())
                .add("messageId", message.messageId())
                .add("messageCount", stored.parts())
                .add("status", stored.status().json())
                .add("error", stored.status().errorJson());
        add(json, "callbackData", message.options().callbackData());
        add(json, "campaignReferenceId", message.options().campaignReferenceId());
        platform(json, message.options());
        return json;
    }

    private static JsonObjectBuilder common(StoredMessage stored) {
        SentMessage message = stored.message();
        JsonObjectBuilder json = JsonText.object()
                .add("bulkId", message.bulkId())
                .add("messageId", message.messageId())
                .add("sentAt", InfobipTime.text(stored.sentAt()))
                .add("price", JsonText.object().add("pricePerMessage", 0.01).add("currency", "EUR"))
                .add("status", stored.status().json())
                .add("error", stored.status().errorJson());
        if (!stored.isPending()) {
            json.add("doneAt", InfobipTime.text(stored.sentAt()));
        }
        add(json, "mccMnc", stored.mccMnc().orElse(null));
        add(json, "campaignReferenceId", message.options().campaignReferenceId());
        return json;
    }

    private static void platform(JsonObjectBuilder json, MessageOptions options) {
        if (options.applicationId() != null || options.entityId() != null) {
            JsonObjectBuilder platform = JsonText.object();
            add(platform, "applicationId", options.applicationId());
            add(platform, "entityId", options.entityId());
            json.add("platform", platform);
        }
    }

    private static void add(JsonObjectBuilder json, String name, String value) {
        if (value != null) {
            json.add(name, value);
        }
    }
}
