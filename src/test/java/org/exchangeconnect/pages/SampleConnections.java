package org.exchangeconnect.pages;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.exchangeconnect.connection.ApiKeyState;
import org.exchangeconnect.connection.Authentication;
import org.exchangeconnect.connection.Connection;
import org.exchangeconnect.connection.ConnectionId;
import org.exchangeconnect.connection.ConnectionStatus;
import org.exchangeconnect.connection.Reason;
import org.exchangeconnect.connection.RenewalSummary;
import org.exchangeconnect.oauth.Identity;

/** Connections in typical states. */
public final class SampleConnections {

    public static final Instant NOW = Instant.parse("2026-11-24T02:00:00Z");

    private static final Identity DEVELOPER = new Identity(
            "8F0792F86035A9F4290821F1EE6BC06A",
            "F443BCAEB8517F7159F44D0E8CFE725D",
            "developeruser",
            "developer@infobip.com",
            "en-US",
            List.of(),
            List.of());
    private static final List<Duration> LEFT =
            List.of(Duration.ofMillis(24_600), Duration.ofMillis(9_900), Duration.ofMillis(23_800));

    private SampleConnections() {}

    /** Returns a connection with 41 of 60 seconds left and 17 until the next renewal. */
    public static Connection working() {
        return of(Authentication.OAUTH, ConnectionStatus.ACTIVE, renewals(0, null));
    }

    public static Connection failing(Reason reason) {
        return of(Authentication.OAUTH, ConnectionStatus.ACTIVE, renewals(3, reason));
    }

    public static Connection withApiKey() {
        return of(Authentication.API_KEY, ConnectionStatus.ACTIVE, RenewalSummary.NONE);
    }

    public static Connection ended(ConnectionStatus status, Reason reason) {
        RenewalSummary none =
                new RenewalSummary(Duration.ofMinutes(1), null, NOW.minusSeconds(90), null, 7, 0, null, reason, LEFT);
        return of(Authentication.OAUTH, status, none);
    }

    private static RenewalSummary renewals(int failures, Reason reason) {
        return new RenewalSummary(
                Duration.ofMinutes(1),
                NOW.plusSeconds(41),
                NOW.minusSeconds(19),
                NOW.plusMillis(16_400),
                1_234,
                failures,
                failures == 0 ? null : NOW.minusSeconds(12),
                reason,
                LEFT);
    }

    private static Connection of(Authentication authentication, ConnectionStatus status, RenewalSummary renewals) {
        ConnectionId id = new ConnectionId(UUID.fromString("01930000-0000-7000-8000-000000000001"));
        return new Connection(
                id,
                authentication,
                status,
                DEVELOPER,
                null,
                null,
                null,
                NOW.minusSeconds(7_200),
                renewals,
                ApiKeyState.NONE);
    }
}
