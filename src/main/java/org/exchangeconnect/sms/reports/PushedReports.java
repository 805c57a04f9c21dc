package org.exchangeconnect.sms.reports;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import jakarta.json.JsonObject;
import java.util.List;
import java.util.Optional;
import java.util.logging.Logger;
import org.exchangeconnect.connection.ConnectionId;
import org.exchangeconnect.oauth.Secret;
import org.exchangeconnect.observability.Logs;
import org.exchangeconnect.sms.journal.MessageStatus;
import org.exchangeconnect.sms.journal.ReportAddress;
import org.exchangeconnect.sms.journal.SmsMetrics;

/**
 * Accepts delivery reports that were pushed. Reports with Infobip's signature, or sent to the secret address of a
 * connection, go into the journal. Reports with neither are a hint: anyone could have sent them, so they are not stored,
 * and only make the application look their messages up in Infobip's logs with the account's own token.
 */
@Singleton
public class PushedReports {

    private static final Logger LOG = Logs.of(PushedReports.class);
    private static final int MAX_HINTS = 100;

    private final ReportSignature signatures;
    private final ReportAddress addresses;
    private final ReportRepository reports;
    private final OpenMessageRepository open;
    private final SmsMetrics metrics;

    @Inject
    PushedReports(
            ReportSignature signatures,
            ReportAddress addresses,
            ReportRepository reports,
            OpenMessageRepository open,
            SmsMetrics metrics) {
        this.signatures = signatures;
        this.addresses = addresses;
        this.reports = reports;
        this.open = open;
        this.metrics = metrics;
    }

    /**
     * A push request that claims to come from Infobip.
     *
     * @param timestamp null if the header is missing
     * @param signature null if the header is missing
     * @param connection the connection that the address names; empty if it names none
     * @param proof the address's proof; empty if it has none
     * @param body the unmodified bytes, which the signature covers
     */
    public record ReportPush(
            String timestamp,
            String signature,
            Optional<ConnectionId> connection,
            Optional<Secret> proof,
            byte[] body) {}

    private enum PushOrigin {
        INFOBIP,
        SECRET_ADDRESS,
        UNKNOWN,
        FORGED
    }

    /** Returns whether the request may be processed: not with a wrong or old signature, and not with a wrong proof. */
    public boolean isAcceptable(ReportPush call) {
        return origin(call) != PushOrigin.FORGED;
    }

    /**
     * Processes an acceptable request. Repeating it changes nothing.
     *
     * @param json the request's body
     */
    public void take(ReportPush call, JsonObject json) {
        List<MessageStatus> all = ReportsClient.read(json.get("results")).toList();
        switch (origin(call)) {
            case INFOBIP -> metrics.reported(reports.write(all, call.connection()), "pushed");
            case SECRET_ADDRESS ->
                metrics.reported(reports.writeOnly(all, call.connection().orElseThrow()), "pushed");
            case UNKNOWN -> lookUp(all, call.connection());
            case FORGED -> throw new IllegalArgumentException("the request is not acceptable");
        }
    }

    private void lookUp(List<MessageStatus> all, Optional<ConnectionId> source) {
        LOG.fine(() -> "Delivery reports of unknown origin: lookUps=" + all.size());
        open.lookUpNow(
                all.stream()
                        .map(MessageStatus::messageId)
                        .distinct()
                        .limit(MAX_HINTS)
                        .toList(),
                source);
    }

    private PushOrigin origin(ReportPush call) {
        return switch (signatures.of(call.timestamp(), call.signature(), call.body())) {
            case GENUINE -> PushOrigin.INFOBIP;
            case FORGED -> PushOrigin.FORGED;
            case UNPROVEN -> call.proof().map(proof -> origin(call, proof)).orElse(PushOrigin.UNKNOWN);
        };
    }

    private PushOrigin origin(ReportPush call, Secret proof) {
        return call.connection()
                        .filter(connection -> addresses.isProven(connection, proof))
                        .isPresent()
                ? PushOrigin.SECRET_ADDRESS
                : PushOrigin.FORGED;
    }
}
