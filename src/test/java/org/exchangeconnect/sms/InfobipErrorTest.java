package org.exchangeconnect.sms;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.json.Json;
import jakarta.json.JsonObject;
import java.io.StringReader;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Infobip's error texts for rejected requests. */
class InfobipErrorTest {

    @Test
    void theDocumentedErrorIsRead() {
        assertThat(
                        InfobipError.of(
                                json(
                                        """
                        {"requestError":{"serviceException":{"messageId":"UNAUTHORIZED","text":"Invalid login details"}}}
                        """)))
                .hasValueSatisfying(error -> {
                    assertThat(error.id()).isEqualTo("UNAUTHORIZED");
                    assertThat(error.text()).isEqualTo("Invalid login details");
                    assertThat(error.violations()).isEmpty();
                });
    }

    @Test
    void whatIsWrongWithEachFieldIsReadFromABadRequest() {
        assertThat(
                        InfobipError.of(
                                json(
                                        """
                        {"requestError":{"serviceException":{"messageId":"BAD_REQUEST","text":"Bad Request",
                         "validationErrors":{"messages[0].text":["must not be blank","too short"],"from":["unknown"]}}}}
                        """)))
                .hasValueSatisfying(error -> assertThat(error.violations())
                        .containsExactlyInAnyOrder(
                                new Violation("messages[0].text", "must not be blank"),
                                new Violation("messages[0].text", "too short"),
                                new Violation("from", "unknown")));
    }

    @ParameterizedTest
    @ValueSource(strings = {"{}", "{\"requestError\":7}", "{\"requestError\":{\"serviceException\":[]}}"})
    void whatIsNoSuchErrorSaysNothing(String body) {
        assertThat(InfobipError.of(json(body))).isEmpty();
    }

    private static JsonObject json(String text) {
        try (var reader = Json.createReader(new StringReader(text))) {
            return reader.readObject();
        }
    }
}
