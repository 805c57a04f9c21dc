package org.exchangeconnect.api;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import jakarta.json.Json;
import jakarta.json.JsonObject;
import jakarta.json.JsonValue;
import java.io.StringReader;
import java.net.URI;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.exchangeconnect.account.ValueChange;
import org.exchangeconnect.config.ApiSettings;
import org.exchangeconnect.connection.ApiKeyState;
import org.exchangeconnect.connection.Authentication;
import org.exchangeconnect.connection.BaseUris;
import org.exchangeconnect.connection.Connection;
import org.exchangeconnect.connection.ConnectionId;
import org.exchangeconnect.connection.ConnectionStatus;
import org.exchangeconnect.connection.FakeDns;
import org.exchangeconnect.connection.RenewalSummary;
import org.exchangeconnect.oauth.Identity;
import org.exchangeconnect.oauth.Secret;
import org.junit.jupiter.api.Test;

class ConnectionChangeTest {

    private static final URI BASE = URI.create("https://x.infobip.com");
    private static final BaseUris ALLOWED = new BaseUris(
            new ApiSettings(URI.create("https://api.infobip.com"), List.of("*.infobip.com")),
            false,
            FakeDns.ordinary());
    private static final Connection BEFORE = new Connection(
            new ConnectionId(UUID.randomUUID()),
            Authentication.OAUTH,
            ConnectionStatus.ACTIVE,
            new Identity("8F07", "F443", null, null, null, List.of(), List.of()),
            null,
            BASE,
            "Before",
            Instant.EPOCH,
            RenewalSummary.NONE,
            ApiKeyState.NONE);

    @Test
    void whatThePatchDoesNotNameStays() {
        assertThat(change("{}"))
                .isEqualTo(new ConnectionChange(ValueChange.none(), ValueChange.none(), ValueChange.none()));
        assertThat(change("{'defaultSender':'After'}"))
                .isEqualTo(new ConnectionChange(ValueChange.none(), ValueChange.to("After"), ValueChange.none()));
    }

    @Test
    void nullTakesAValueAway() {
        assertThat(change("{'baseUri':null}"))
                .isEqualTo(new ConnectionChange(ValueChange.to(null), ValueChange.none(), ValueChange.none()));
        assertThat(change("{'defaultSender':null}"))
                .isEqualTo(new ConnectionChange(ValueChange.none(), ValueChange.to(null), ValueChange.none()));
    }

    @Test
    void aKeyToFallBackOnIsSetOrErased() {
        assertThat(change("{'fallbackApiKey':'key'}").fallbackKey()).isEqualTo(ValueChange.to(Secret.of("key")));
        assertThat(change("{'fallbackApiKey':null}").fallbackKey()).isEqualTo(ValueChange.to(null));
        assertThat(violations("{'fallbackApiKey':'two words'}")).containsExactly("/fallbackApiKey");
        assertThat(violations("{'fallbackApiKey':7}")).containsExactly("/fallbackApiKey");
    }

    @Test
    void everythingThatIsWrongIsNamed() {
        assertThat(violations("{'baseUri':'https://evil.example','defaultSender':7,'status':'ACTIVE','a/b~':1}"))
                .containsExactlyInAnyOrder("/baseUri", "/defaultSender", "/status", "/a~1b~0");
    }

    private static List<String> violations(String patch) {
        ProblemException refused = assertThatExceptionOfType(ProblemException.class)
                .isThrownBy(() -> change(patch))
                .actual();
        JsonValue violations = refused.problem().members().get("violations");
        return violations.asJsonArray().getValuesAs(JsonObject.class).stream()
                .map(violation -> violation.getString("path"))
                .toList();
    }

    private static ConnectionChange change(String patch) {
        JsonObject json =
                Json.createReader(new StringReader(patch.replace('\'', '"'))).readObject();
        return ConnectionChange.of(json, BEFORE, ALLOWED);
    }
}
