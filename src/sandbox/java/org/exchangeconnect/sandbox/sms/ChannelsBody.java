package org.exchangeconnect.sandbox.sms;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.exchangeconnect.sandbox.MessageApi;
import org.exchangeconnect.sandbox.MessageOptions;
import org.exchangeconnect.sandbox.api.ApiCall;
import org.exchangeconnect.sandbox.api.InputProblems;
import org.exchangeconnect.sandbox.api.JsonFields;

/**
 * Reads the body of the Messages API, which is the same for all channels. A destination with an address for each channel
 * gets the message by the first one, because in the sandbox no channel fails.
 */
final class ChannelsBody {

    private static final Set<String> CHANNELS = Set.of(
            "APPLE_MB",
            "INSTAGRAM_DM",
            "LINE_ON",
            "MESSENGER",
            "MMS",
            "RCS",
            "SMS",
            "VIBER_BM",
            "VIBER_BOT",
            "WHATSAPP");
    private static final Set<String> TOP = Set.of("messages", "options");
    private static final Set<String> TOP_OPTIONS = Set.of("schedule", "tracking", "messageOrdering");
    private static final Set<String> MESSAGE =
            Set.of("channel", "sender", "destinations", "content", "template", "options", "webhooks", "failover");
    private static final Set<String> DESTINATION = Set.of("to", "messageId");
    private static final Set<String> CHANNEL_DESTINATION = Set.of("channel", "to", "messageId");
    private static final Set<String> OPTIONS = Set.of(
            "platform",
            "validityPeriod",
            "deliveryTimeWindow",
            "adaptationMode",
            "regional",
            "campaignReferenceId",
            "transliteration",
            "correlationData",
            "trafficType",
            "sessionRate",
            "primaryDevice");
    private static final Set<String> WEBHOOKS = Set.of("delivery", "contentType", "callbackData", "seen");
    private static final Set<String> DELIVERY = Set.of("url", "intermediateReport", "receiveTriggeredFailoverReports");

    private ChannelsBody() {}

    static Submission read(ApiCall call) {
        InputProblems problems = new InputProblems();
        JsonFields body = call.fields(problems).only(TOP);
        NewerBody.Schedule schedule = NewerBody.schedule(body, TOP_OPTIONS, call.now());
        List<MessageDraft> drafts = new ArrayList<>();
        body.objects("messages").forEach(message -> drafts.addAll(message(message, schedule.sendAt())));
        problems.enforce(call);
        return new Submission(schedule.bulkId(), false, drafts);
    }

    private static List<MessageDraft> message(JsonFields message, Instant sendAt) {
        message.only(MESSAGE);
        String channel = message.requiredChoice("channel", CHANNELS);
        MessageOptions options = NewerBody.options(message, OPTIONS, MessageApi.MESSAGES_API, channel, sendAt);
        String from = message.text("sender", Integer.MAX_VALUE).orElse(null);
        String text = text(message, channel);
        String notifyUrl = NewerBody.notifyUrl(message, WEBHOOKS, DELIVERY);
        return message.objects("destinations").stream()
                .flatMap(destination -> destination.has("byChannel")
                        ? byChannel(destination, from, text, notifyUrl, options)
                        : NewerBody.drafts(List.of(destination), DESTINATION, from, text, notifyUrl, options).stream())
                .toList();
    }

    private static Stream<MessageDraft> byChannel(
            JsonFields destination, String from, String text, String notifyUrl, MessageOptions options) {
        List<JsonFields> addresses =
                destination.only(Set.of("byChannel", "messageId")).objects("byChannel");
        addresses.forEach(address -> address.requiredChoice("channel", CHANNELS));
        return NewerBody.drafts(addresses, CHANNEL_DESTINATION, from, text, notifyUrl, options).stream()
                .limit(1);
    }

    /** Returns the text of the body; empty text for a template or a body of another type. */
    private static String text(JsonFields message, String channel) {
        if (message.has("template")) {
            message.object("template").requiredText("templateName", Integer.MAX_VALUE);
            return "";
        }
        JsonFields body = message.requiredObject("content").requiredObject("body");
        String type = body.requiredText("type", 50);
        if (channel.equals("SMS") && !type.equals("TEXT")) {
            body.wrong("type", "must be TEXT for this channel");
        }
        return type.equals("TEXT") ? body.only(Set.of("type", "text")).requiredText("text", Integer.MAX_VALUE) : "";
    }
}
