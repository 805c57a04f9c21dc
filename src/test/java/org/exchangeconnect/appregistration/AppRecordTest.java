package org.exchangeconnect.appregistration;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.json.Json;
import java.io.StringReader;
import org.exchangeconnect.oauth.Secret;
import org.junit.jupiter.api.Test;

/** The app's record in the format that Infobip documents. */
class AppRecordTest {

    private static final String SECRET = "YED8Q0KHeYgQxtjdUkR376Uxu0/zdvwAVZb3ZQ3GGZU=";
    private static final String SIGNING_SECRET = "H+WPXpCaBeLkd5pukqMoqWLZnL/5yEscexA73H7Uffw=";

    @Test
    void theDocumentedRecordIsReadWholeAndPrintsNoSecret() {
        var reader = Json.createReader(new StringReader(
                """
                        { "clientId": "d5e47f02d627e390d615c2e93f168eb6", "clientSecret": "%s",
                          "appId": "3bb98d89-af5d-4a56-8ccd-c3e0e2ae976b", "redirectUri": "https://www.infobip.com",
                          "signingSecret": "%s" }
                        """
                        .formatted(SECRET, SIGNING_SECRET)));

        assertThat(AppRecord.of(reader.readObject())).hasValueSatisfying(record -> {
            assertThat(record.clientId()).isEqualTo("d5e47f02d627e390d615c2e93f168eb6");
            assertThat(record.redirectUri()).isEqualTo("https://www.infobip.com");
            assertThat(record.clientSecret()).hasValue(Secret.of(SECRET));
            assertThat(record.signingSecret()).hasValue(Secret.of(SIGNING_SECRET));
            assertThat(record.toString()).doesNotContain(SECRET, SIGNING_SECRET);
        });
    }
}
