package org.exchangeconnect.sandbox.sms;

import jakarta.json.JsonArrayBuilder;
import jakarta.json.JsonObjectBuilder;
import java.util.UUID;
import java.util.function.Function;
import org.exchangeconnect.sandbox.JsonText;
import org.exchangeconnect.sandbox.MessageApi;
import org.exchangeconnect.sandbox.Reply;
import org.exchangeconnect.sandbox.SentMessage;
import org.exchangeconnect.sandbox.SmsStatus;
import org.exchangeconnect.sandbox.api.ApiCall;

/** Accepts messages. Responds with 200 and one status for each destination, even if all are rejected. */
final class MessageAcceptance {

    private final MessageStore store;

    MessageAcceptance(MessageStore store) {
        this.store = store;
    }

    Reply advanced(ApiCall call) {
        return accept(call, AdvancedBody::read);
    }

    Reply messages(ApiCall call) {
        return accept(call, MessagesBody::read);
    }

    Reply channels(ApiCall call) {
        return accept(call, ChannelsBody::read);
    }

    private Reply accept(ApiCall call, Function<ApiCall, Submission> reader) {
        Submission submission = reader.apply(call);
        String bulkId = submission.bulkId() == null ? UUID.randomUUID().toString() : submission.bulkId();
        JsonArrayBuilder results = JsonText.array();
        submission
                .drafts()
                .forEach(draft -> results.add(result(accept(draft, bulkId, call), submission.withPartCount())));
        return call.ok(JsonText.object().add("bulkId", bulkId).add("messages", results));
    }

    private StoredMessage accept(MessageDraft draft, String bulkId, ApiCall call) {
        String accountKey = call.user().accountKey();
        String messageId = draft.messageId() == null ? UUID.randomUUID().toString() : draft.messageId();
        SmsStatus status =
                store.isFirst(accountKey, messageId) ? firstStatus(draft) : SmsStatus.REJECTED_DUPLICATE_MESSAGE_ID;
        return store.add(new SentMessage(
                call.now(),
                messageId,
                bulkId,
                accountKey,
                call.user().userKey(),
                draft.from(),
                draft.to(),
                draft.text(),
                status,
                draft.notifyUrl(),
                draft.options()));
    }

    /** Other channels' addresses are no phone numbers. */
    private static SmsStatus firstStatus(MessageDraft draft) {
        return draft.options().channel().equals("SMS") ? SmsStatus.atOnce(draft.to()) : SmsStatus.PENDING_ACCEPTED;
    }

    private static JsonObjectBuilder result(StoredMessage stored, boolean withPartCount) {
        SentMessage message = stored.message();
        boolean older = message.options().api() == MessageApi.SMS_ADVANCED;
        JsonObjectBuilder json = JsonText.object()
                .add("messageId", message.messageId())
                .add(older ? "to" : "destination", message.to())
                .add("status", message.status().json());
        if (withPartCount && older) {
            json.add("smsCount", stored.parts());
        } else if (withPartCount) {
            json.add("details", JsonText.object().add("messageCount", stored.parts()));
        }
        return json;
    }
}
