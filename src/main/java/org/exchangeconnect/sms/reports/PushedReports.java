package org.exchangeconnect.sms.reports;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import jakarta.json.JsonObject;
import java.util.List;
import java.util.Optional;
import java.util.logging.Logger;
import org.exchangeconnect.connection.ConnectionId;
import org.exchangeconnect.observability.Logs;
import org.exchangeconnect.sms.journal.MessageStatus;
import org.exchangeconnect.sms.journal.SmsMetrics;

/**
 * Accepts delivery reports that were pushed. Reports signed by Infobip go into the journal. While no signing secret is
 * known, anyone could have sent them: then they are not stored, and only make the application look their messages up in
 * Infobip's logs with the account's own token.
 */
@Singleton
public class PushedReports {

    private static final Logger LOG = Logs.of(PushedReports.class);
    private static final int MAX_HINTS = 100;

    private final ReportSignature signatures;
    private final ReportRepository reports;
    private final SmsMetrics metrics;

    @Inject
    PushedReports(ReportSignature signatures, ReportRepository reports, SmsMetrics metrics) {
        this.signatures = signatures;
        this.reports = reports;
        this.metrics = metrics;
    }

    /**
     * A push request that claims to come from Infobip.
     *
     * @param timestamp null if the header is missing
     * @param signature null if the header is missing
     * @param body the unmodified bytes, which the signature covers
     */
    public record ReportPush(String timestamp, String signature, byte[] body) {}

    /**
     * Returns whether the request may be processed: with a known signing secret, only if the signature is valid and
     * recent.
     */
    public boolean isAcceptable(ReportPush call) {
        return judge(call) != ReportSignature.SignatureVerdict.FORGED;
    }

    /**
     * Processes an acceptable request. Repeating it changes nothing.
     *
     * @param json the request's body
     * @param source the connection that sent the messages; empty if unknown
     */
    public void take(ReportPush call, JsonObject json, Optional<ConnectionId> source) {
        List<MessageStatus> all = ReportsClient.read(json.get("results")).toList();
        if (judge(call) == ReportSignature.SignatureVerdict.GENUINE) {
            metrics.reported(reports.write(all, source), "pushed");
            return;
        }
        LOG.fine(() -> "Delivery reports without a known signing secret: lookUps=" + all.size());
        reports.lookUpNow(all.stream()
                .map(MessageStatus::messageId)
                .distinct()
                .limit(MAX_HINTS)
                .toList());
    }

    private ReportSignature.SignatureVerdict judge(ReportPush call) {
        return signatures.of(call.timestamp(), call.signature(), call.body());
    }
}
