package org.exchangeconnect.sms;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import jakarta.json.JsonObject;
import java.util.List;
import java.util.Optional;
import java.util.logging.Logger;
import org.exchangeconnect.config.Logs;
import org.exchangeconnect.connection.ConnectionId;

/**
 * Delivery reports that somebody pushed. What Infobip signed goes into the journal. While no signing secret is known,
 * anybody could have sent them: they are then not believed, but taken as a hint to look their messages up in Infobip's
 * logs, which are asked with the account's own token.
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
     * A call that claims to be Infobip's.
     *
     * @param timestamp null when there is none
     * @param signature null when there is none
     * @param body as it came: the signature is over its bytes
     */
    public record ReportPush(String timestamp, String signature, byte[] body) {}

    /** Tells whether the call may be read: where a signing secret is known, only when Infobip signed it just now. */
    public boolean isAcceptable(ReportPush call) {
        return judge(call) != ReportSignature.SignatureVerdict.FORGED;
    }

    /**
     * Takes what an acceptable call says; the same once more changes nothing.
     *
     * @param json the call's body
     * @param source the connection that the messages were sent through; empty: not known
     */
    public void take(ReportPush call, JsonObject json, Optional<ConnectionId> source) {
        List<DeliveryReport.MessageReport> all = DeliveryReport.read(json);
        if (judge(call) == ReportSignature.SignatureVerdict.GENUINE) {
            metrics.reported(reports.write(all, source), "pushed");
            return;
        }
        LOG.fine(() -> "Delivery reports came without a signing secret being known: " + all.size() + " look-ups");
        reports.lookUpNow(all.stream()
                .map(DeliveryReport.MessageReport::messageId)
                .distinct()
                .limit(MAX_HINTS)
                .toList());
    }

    private ReportSignature.SignatureVerdict judge(ReportPush call) {
        return signatures.of(call.timestamp(), call.signature(), call.body());
    }
}
