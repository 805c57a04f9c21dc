package org.exchangeconnect.api;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.exchangeconnect.testing.HostileInputs.inTime;

import jakarta.json.JsonObject;
import java.io.ByteArrayInputStream;
import java.net.URI;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.Callable;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
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
import org.exchangeconnect.testing.HostileInputs;

/** Any input to the REST API is accepted or reported as a problem, and no message repeats a key. */
class JsonPropertiesTest {

    private static final BaseUris ALLOWED = new BaseUris(
            new ApiSettings(URI.create("https://api.infobip.com"), List.of("*.infobip.com")),
            false,
            FakeDns.ordinary());
    private static final Connection CONNECTION = new Connection(
            new ConnectionId(new UUID(1, 2)),
            Authentication.OAUTH,
            ConnectionStatus.ACTIVE,
            new Identity("8F07", "F443", null, null, null, List.of(), List.of()),
            null,
            null,
            null,
            Instant.EPOCH,
            RenewalSummary.NONE,
            ApiKeyState.NONE);

    @Property
    void aBodyIsAnObjectOrAProblem(@ForAll("bodies") byte[] body) throws Exception {
        endsWellOrAsAProblem(() -> JsonBody.read(new ByteArrayInputStream(body)));
    }

    @Property
    void anObjectIsANewConnectionOrAProblem(@ForAll("objects") String json) throws Exception {
        endsWellOrAsAProblem(() -> {
            NewConnection made = NewConnection.of(object(json), ALLOWED);
            // A name or address with the same text is shown, as intended.
            assertThat(made.toString()).doesNotContain("apiKey=" + made.apiKey().reveal());
            return made;
        });
    }

    @Property
    void anObjectIsAChangeOrAProblem(@ForAll("objects") String json) throws Exception {
        endsWellOrAsAProblem(() -> ConnectionChange.of(object(json), CONNECTION, ALLOWED));
    }

    @Property
    void aPagesParametersAreRightOrAProblem(@ForAll("texts") String text) throws Exception {
        endsWellOrAsAProblem(() -> PageRequest.of(text));
        inTime(() -> ConnectionId.parse(text));
    }

    private static JsonObject object(String json) {
        return JsonBody.parse(json.getBytes(UTF_8));
    }

    private static void endsWellOrAsAProblem(Callable<?> call) throws Exception {
        HostileInputs.endsWellOrBy(ProblemException.class, () -> {
            try {
                return call.call();
            } catch (ProblemException told) {
                assertThat(told.problem().toString()).doesNotContain(HostileInputs.CANARY);
                throw told;
            }
        });
    }

    @Provide
    Arbitrary<byte[]> bodies() {
        return HostileInputs.json("apiKey", "name", "baseUri", "defaultSender", "fallbackApiKey", "acceptUnchecked");
    }

    @Provide
    Arbitrary<String> objects() {
        return HostileInputs.objects("apiKey", "name", "baseUri", "defaultSender", "fallbackApiKey", "acceptUnchecked");
    }

    @Provide
    Arbitrary<String> texts() {
        return HostileInputs.texts();
    }
}
