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

/** Reads the body of {@code /sms/3/messages}. */
final class MessagesBody {

    private static final Set<String> TOP = Set.of("messages", "options");
    private static final Set<String> TOP_OPTIONS =
            Set.of("schedule", "tracking", "includeSmsCountInResponse", "conversionTracking");
    private static final Set<String> MESSAGE = Set.of("sender", "destinations", "content", "options", "webhooks");
    private static final Set<String> DESTINATION = Set.of("to", "messageId", "networkId");
    private static final Set<String> TEXT = Set.of("text", "transliteration", "language");
    private static final Set<String> BINARY = Set.of("hex", "dataCoding", "esmClass");
    private static final Set<String> OPTIONS =
            Set.of("platform", "validityPeriod", "deliveryTimeWindow", "campaignReferenceId", "regional", "flash");
    private static final Set<String> WEBHOOKS = Set.of("delivery", "contentType", "callbackData");
    private static final Set<String> DELIVERY = Set.of("url", "intermediateReport", "notify");

    private MessagesBody() {}

    static Submission read(ApiCall call) {
        InputProblems problems = new InputProblems();
        JsonFields body = call.fields(problems).only(TOP);
        NewerBody.Schedule schedule = NewerBody.schedule(body, TOP_OPTIONS, call.now());
        boolean withPartCount = body.object("options").flag("includeSmsCountInResponse", false);
        List<MessageDraft> drafts = new ArrayList<>();
        body.objects("messages").forEach(message -> drafts.addAll(message(message, schedule.sendAt())));
        problems.enforce(call);
        return new Submission(schedule.bulkId(), withPartCount, drafts);
    }

    private static List<MessageDraft> message(JsonFields message, Instant sendAt) {
        message.only(MESSAGE);
        MessageOptions options = NewerBody.options(message, OPTIONS, MessageApi.SMS_MESSAGES, "SMS", sendAt);
        return NewerBody.drafts(
                message.objects("destinations"),
                DESTINATION,
                message.text("sender", 50).orElse(null),
                content(message.requiredObject("content")),
                NewerBody.notifyUrl(message, WEBHOOKS, DELIVERY),
                options);
    }

    /** Returns the text, or the hexadecimal bytes of a binary message. */
    private static String content(JsonFields content) {
        return content.has("hex")
                ? content.only(BINARY).requiredText("hex", Integer.MAX_VALUE)
                : content.only(TEXT).requiredText("text", Integer.MAX_VALUE);
    }
}
