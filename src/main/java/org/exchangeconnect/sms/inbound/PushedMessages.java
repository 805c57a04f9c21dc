package org.exchangeconnect.sms.inbound;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import jakarta.json.JsonObject;
import java.util.List;
import java.util.Optional;
import org.exchangeconnect.connection.ConnectionId;
import org.exchangeconnect.sms.reports.ReportSignature;
import org.exchangeconnect.sms.reports.ReportSignature.SignatureVerdict;

/**
 * Accepts inbound messages that were pushed. Signed by Infobip, they are stored with the connection that the address or
 * the account's header names. All others are hints: anyone could have sent them, or nothing states whose they are, so
 * they only have messages fetched where that is configured.
 */
@Singleton
public class PushedMessages {

    private final ReportSignature signatures;
    private final InboxQueueRepository queue;
    private final InboundRepository messages;
    private final InboxHints hints;
    private final InboundMetrics metrics;

    @Inject
    PushedMessages(
            ReportSignature signatures,
            InboxQueueRepository queue,
            InboundRepository messages,
            InboxHints hints,
            InboundMetrics metrics) {
        this.signatures = signatures;
        this.queue = queue;
        this.messages = messages;
        this.hints = hints;
        this.metrics = metrics;
    }

    /**
     * A push request that claims to come from Infobip.
     *
     * @param timestamp null if the header is missing
     * @param signature null if the header is missing
     * @param accountKey null if the header is missing
     * @param connection the connection that the address names; empty if it names none
     * @param body the unmodified bytes, which the signature covers
     */
    public record InboundPush(
            String timestamp, String signature, String accountKey, Optional<ConnectionId> connection, byte[] body) {}

    /** Returns whether the request may be processed: not with a wrong or an old signature. */
    public boolean isAcceptable(InboundPush call) {
        return signatures.of(call.timestamp(), call.signature(), call.body()) != SignatureVerdict.FORGED;
    }

    /**
     * Processes an acceptable request. Repeating it changes nothing, except for messages to which Infobip gave no id.
     *
     * @param json the request's body
     */
    public void take(InboundPush call, JsonObject json) {
        boolean genuine = signatures.of(call.timestamp(), call.signature(), call.body()) == SignatureVerdict.GENUINE;
        Optional<ConnectionId> owner = genuine ? owner(call) : Optional.empty();
        if (owner.isEmpty()) {
            hints.add(call.connection());
            return;
        }
        List<InboxEntry> entries = InboxEntry.readAll(json.get("results"));
        metrics.received(messages.add(owner.get(), entries), "pushed");
    }

    /** The signature does not cover the address, in which an account could name the connection of another one. */
    private Optional<ConnectionId> owner(InboundPush call) {
        if (call.accountKey() == null) {
            return call.connection().filter(queue::exists);
        }
        return call.connection()
                .filter(named -> queue.exists(named, call.accountKey()))
                .or(() -> queue.ofAccount(call.accountKey()));
    }
}
