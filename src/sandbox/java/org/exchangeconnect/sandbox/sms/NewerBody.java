package org.exchangeconnect.sandbox.sms;

import java.time.Instant;
import java.util.List;
import java.util.Set;
import org.exchangeconnect.sandbox.MessageApi;
import org.exchangeconnect.sandbox.MessageOptions;
import org.exchangeconnect.sandbox.api.JsonFields;

/** The parts that {@code /sms/3/messages} and the Messages API have in common. */
final class NewerBody {

    private static final Set<String> SCHEDULE = Set.of("bulkId", "sendAt", "sendingSpeedLimit");
    private static final Set<String> PLATFORM = Set.of("entityId", "applicationId");

    private NewerBody() {}

    /** The options of a request: the bulk's id, or null, and the time at which it is to be sent, or null. */
    record Schedule(String bulkId, Instant sendAt) {}

    static Schedule schedule(JsonFields body, Set<String> options, Instant now) {
        JsonFields schedule =
                body.object("options").only(options).object("schedule").only(SCHEDULE);
        return new Schedule(schedule.text("bulkId", 100).orElse(null), SendTime.read(schedule, now));
    }

    /** Returns the URL of member {@code webhooks}, or null. */
    static String notifyUrl(JsonFields message, Set<String> webhooks, Set<String> delivery) {
        return message.object("webhooks")
                .only(webhooks)
                .object("delivery")
                .only(delivery)
                .text("url", 2048)
                .orElse(null);
    }

    static MessageOptions options(
            JsonFields message, Set<String> allowed, MessageApi api, String channel, Instant sendAt) {
        JsonFields options = message.object("options").only(allowed);
        JsonFields platform = options.object("platform").only(PLATFORM);
        JsonFields webhooks = message.object("webhooks");
        return new MessageOptions(
                api,
                channel,
                sendAt,
                webhooks.object("delivery").flag("notify", true),
                webhooks.text("callbackData", 4000).orElse(null),
                platform.text("applicationId", 255).orElse(null),
                platform.text("entityId", 255).orElse(null),
                options.text("campaignReferenceId", 255).orElse(null));
    }

    static List<MessageDraft> drafts(
            List<JsonFields> destinations,
            Set<String> allowed,
            String from,
            String text,
            String notifyUrl,
            MessageOptions options) {
        return destinations.stream()
                .map(destination -> destination.only(allowed))
                .map(destination -> new MessageDraft(
                        destination.text("messageId", 200).orElse(null),
                        from,
                        destination.requiredText("to", 64),
                        text,
                        notifyUrl,
                        options))
                .toList();
    }
}
