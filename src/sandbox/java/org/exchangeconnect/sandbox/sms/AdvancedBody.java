package org.exchangeconnect.sandbox.sms;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.exchangeconnect.sandbox.MessageApi;
import org.exchangeconnect.sandbox.MessageOptions;
import org.exchangeconnect.sandbox.api.ApiCall;
import org.exchangeconnect.sandbox.api.InputProblems;
import org.exchangeconnect.sandbox.api.JsonFields;

/** Reads the body of {@code /sms/2/text/advanced}. */
final class AdvancedBody {

    /** The last one is undocumented, but sent by Infobip's own client for Node. */
    private static final Set<String> TOP = Set.of(
            "messages", "bulkId", "includeSmsCountInResponse", "sendingSpeedLimit", "tracking", "urlOptions", "type");

    private static final Set<String> MESSAGE = Set.of(
            "destinations",
            "from",
            "text",
            "callbackData",
            "deliveryTimeWindow",
            "flash",
            "intermediateReport",
            "language",
            "notifyContentType",
            "notifyUrl",
            "regional",
            "sendAt",
            "transliteration",
            "validityPeriod",
            "entityId",
            "applicationId",
            "campaignReferenceId");
    /** The last one is documented for later versions only, but older clients send it. */
    private static final Set<String> DESTINATION = Set.of("to", "messageId", "networkId");

    private static final int MAX_MESSAGE_ID_CHARACTERS = 200;
    private static final long MAX_VALIDITY_MINUTES = 2880;

    private AdvancedBody() {}

    static Submission read(ApiCall call) {
        InputProblems problems = new InputProblems();
        JsonFields body = call.fields(problems).only(TOP);
        List<MessageDraft> drafts = new ArrayList<>();
        String bulkId = body.text("bulkId", 100).orElse(null);
        boolean withPartCount = body.flag("includeSmsCountInResponse", false);
        body.objects("messages").forEach(message -> drafts.addAll(message(message, call.now())));
        problems.enforce(call);
        return new Submission(bulkId, withPartCount, drafts);
    }

    private static List<MessageDraft> message(JsonFields message, Instant now) {
        message.only(MESSAGE);
        String text = message.requiredText("text", Integer.MAX_VALUE);
        String from = message.text("from", 50).orElse(null);
        String notifyUrl = message.text("notifyUrl", 2048).orElse(null);
        MessageOptions options = options(message, now);
        message.flag("flash", false);
        message.flag("intermediateReport", false);
        message.whole("validityPeriod", 1, MAX_VALIDITY_MINUTES);
        return message.objects("destinations").stream()
                .map(destination -> new MessageDraft(
                        messageId(destination.only(DESTINATION)),
                        from,
                        destination.requiredText("to", 64),
                        text,
                        notifyUrl,
                        options))
                .toList();
    }

    private static MessageOptions options(JsonFields message, Instant now) {
        return new MessageOptions(
                MessageApi.SMS_ADVANCED,
                "SMS",
                SendTime.read(message, now),
                true,
                message.text("callbackData", 4000).orElse(null),
                message.text("applicationId", 50).orElse(null),
                message.text("entityId", 50).orElse(null),
                message.text("campaignReferenceId", 255).orElse(null));
    }

    /** Infobip shortens an id that is too long. */
    private static String messageId(JsonFields destination) {
        String id = destination.text("messageId", Integer.MAX_VALUE).orElse(null);
        return id == null ? null : id.substring(0, Math.min(id.length(), MAX_MESSAGE_ID_CHARACTERS));
    }
}
