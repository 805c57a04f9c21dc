package org.exchangeconnect.api;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import jakarta.json.JsonObject;
import java.io.StringReader;
import java.net.URI;
import java.util.List;
import org.exchangeconnect.config.ApiSettings;
import org.exchangeconnect.connection.BaseUris;
import org.exchangeconnect.connection.FakeDns;
import org.exchangeconnect.oauth.Secret;
import org.junit.jupiter.api.Test;

class NewConnectionTest {

    private static final BaseUris ALLOWED = new BaseUris(
            new ApiSettings(URI.create("https://api.infobip.com"), List.of("*.infobip.com")),
            false,
            FakeDns.ordinary());

    @Test
    void aKeyAndANameAreEnough() {
        assertThat(read("{'apiKey':'k-1','name':' Shop '}"))
                .isEqualTo(new NewConnection(Secret.of("k-1"), "Shop", null));
        assertThat(read("{'apiKey':'k-1','name':'Shop','baseUri':'https://x.infobip.com'}")
                        .baseUri())
                .isEqualTo(URI.create("https://x.infobip.com"));
    }

    @Test
    void everythingThatIsWrongIsNamed() {
        assertThat(violations("{}")).containsExactly("/apiKey", "/name");
        assertThat(violations("{'apiKey':'a b','name':' ','baseUri':'http://x.infobip.com','scope':1}"))
                .containsExactlyInAnyOrder("/apiKey", "/name", "/baseUri", "/scope");
        assertThat(violations("{'apiKey':7,'name':'a\\nb','baseUri':7}"))
                .containsExactlyInAnyOrder("/apiKey", "/name", "/baseUri");
    }

    @Test
    void aBaseUrlIsLookedUpOnceSoThatFailingDnsDoesNotReplaceIt() {
        BaseUris flaky = new BaseUris(
                new ApiSettings(URI.create("https://api.infobip.com"), List.of("*.infobip.com")),
                false,
                FakeDns.answeringOnce());

        assertThat(read("{'apiKey':'k-1','name':'Shop','baseUri':'https://x.infobip.com'}", flaky)
                        .baseUri())
                .isEqualTo(URI.create("https://x.infobip.com"));
    }

    private static List<String> violations(String body) {
        return assertThatExceptionOfType(ProblemException.class)
                .isThrownBy(() -> read(body))
                .actual()
                .problem()
                .members()
                .get("violations")
                .asJsonArray()
                .getValuesAs(JsonObject.class)
                .stream()
                .map(violation -> violation.getString("path"))
                .toList();
    }

    private static NewConnection read(String body) {
        return read(body, ALLOWED);
    }

    private static NewConnection read(String body, BaseUris baseUris) {
        try (var reader = Json.PROVIDER.createReader(new StringReader(body.replace('\'', '"')))) {
            return NewConnection.of(reader.readObject(), baseUris);
        }
    }
}
