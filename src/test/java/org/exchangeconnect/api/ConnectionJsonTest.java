package org.exchangeconnect.api;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.json.JsonValue;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.exchangeconnect.connection.ApiKeyState;
import org.exchangeconnect.connection.Authentication;
import org.exchangeconnect.connection.Connection;
import org.exchangeconnect.connection.ConnectionId;
import org.exchangeconnect.connection.ConnectionStatus;
import org.exchangeconnect.connection.InfobipRight;
import org.exchangeconnect.connection.Reason;
import org.exchangeconnect.connection.RefusedRight;
import org.exchangeconnect.connection.RenewalSummary;
import org.exchangeconnect.oauth.Identity;
import org.exchangeconnect.oauth.Identity.Member;
import org.junit.jupiter.api.Test;

class ConnectionJsonTest {

    private static final ConnectionId ID = new ConnectionId(UUID.fromString("01936000-0000-7000-8000-000000000001"));
    private static final Instant NOON = Instant.parse("2026-11-24T12:00:00Z");

    @Test
    void aConnectionHasTheMembersOfTheContract() {
        Connection connection = new Connection(
                ID,
                Authentication.OAUTH,
                ConnectionStatus.ACTIVE,
                new Identity(
                        "8F07", "F443", "dev", "d@x.example", "en-US", List.of(new Member(79, "Manager")), List.of()),
                null,
                URI.create("https://x.infobip.com"),
                "Acme",
                NOON,
                new RenewalSummary(
                        Duration.ofMinutes(1),
                        NOON.plusSeconds(60),
                        NOON.minusSeconds(2),
                        NOON.plusSeconds(36),
                        5,
                        1,
                        NOON,
                        Reason.UNREACHABLE,
                        List.of()),
                ApiKeyState.CHECKED);

        RefusedRight refused = new RefusedRight(ID, InfobipRight.SMS_LOGS, NOON.minusSeconds(60), NOON);

        assertThat(ConnectionJson.of(connection, List.of(refused)))
                .hasToString("{\"id\":\"01936000-0000-7000-8000-000000000001\",\"authentication\":\"OAUTH\","
                        + "\"status\":\"ACTIVE\",\"accountKey\":\"8F07\",\"userKey\":\"F443\",\"username\":\"dev\","
                        + "\"email\":\"d@x.example\",\"locale\":\"en-US\",\"roles\":[{\"id\":79,\"name\":\"Manager\"}],"
                        + "\"groups\":[],\"baseUri\":\"https://x.infobip.com\",\"defaultSender\":\"Acme\","
                        + "\"connectedAt\":\"2026-11-24T12:00:00Z\",\"tokenExpiresAt\":\"2026-11-24T12:01:00Z\","
                        + "\"lastRenewedAt\":\"2026-11-24T11:59:58Z\",\"nextRenewalAt\":\"2026-11-24T12:00:36Z\","
                        + "\"renewals\":5,\"failures\":1,\"reason\":\"UNREACHABLE\",\"name\":null,"
                        + "\"fallback\":\"READY\",\"apiKey\":\"CHECKED\","
                        + "\"rights\":{\"refused\":[{\"right\":\"SMS_LOGS\",\"since\":\"2026-11-24T11:59:00Z\","
                        + "\"lastRefusedAt\":\"2026-11-24T12:00:00Z\","
                        + "\"needsOneOf\":[\"sms:logs:read\",\"sms:manage\"]}]}}");
    }

    @Test
    void whatIsNotKnownIsNullAndNeverMissing() {
        Connection connection = new Connection(
                ID,
                Authentication.API_KEY,
                ConnectionStatus.DISCONNECTED,
                new Identity(null, null, null, null, null, List.of(), List.of()),
                "Shop",
                null,
                null,
                NOON,
                RenewalSummary.NONE,
                ApiKeyState.UNCHECKED);

        assertThat(ConnectionJson.of(connection, List.of()))
                .hasSize(23)
                .containsEntry("name", Json.PROVIDER.createValue("Shop"))
                .containsEntry("fallback", Json.PROVIDER.createValue("NONE"))
                .containsEntry("apiKey", Json.PROVIDER.createValue("UNCHECKED"))
                .containsEntry("baseUri", JsonValue.NULL)
                .containsEntry("tokenExpiresAt", JsonValue.NULL)
                .containsEntry("reason", JsonValue.NULL);
    }
}
