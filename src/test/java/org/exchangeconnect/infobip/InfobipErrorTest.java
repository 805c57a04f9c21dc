package org.exchangeconnect.infobip;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.json.Json;
import jakarta.json.JsonObject;
import java.io.StringReader;
import java.util.List;
import org.exchangeconnect.infobip.InfobipError.InvalidField;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Infobip's errors, in the form of its older and of its newer APIs. */
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
                    assertThat(error.invalidFields()).isEmpty();
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
                .hasValueSatisfying(error -> assertThat(error.invalidFields())
                        .containsExactlyInAnyOrder(
                                new InvalidField("messages[0].text", "must not be blank"),
                                new InvalidField("messages[0].text", "too short"),
                                new InvalidField("from", "unknown")));
    }

    @Test
    void theErrorOfANewerApiIsReadWithItsAdviceAndItsFields() {
        assertThat(
                        InfobipError.of(
                                json(
                                        """
                        {"errorCode":"E400","description":"Request cannot be processed.",
                         "action":"Check the syntax, violations and adjust the request.",
                         "violations":[{"property":"messages[0].sender","violation":"must not be blank"}],
                         "resources":[]}
                        """)))
                .hasValue(new InfobipError(
                        "E400",
                        "Request cannot be processed. Check the syntax, violations and adjust the request.",
                        List.of(new InvalidField("messages[0].sender", "must not be blank"))));
    }

    @Test
    void membersOfTheWrongTypeCountAsMissing() {
        assertThat(
                        InfobipError.of(
                                json(
                                        """
                        {"errorCode":"E500","description":7,"action":"Retry.",
                         "violations":[null,"text",{"property":"from"},{"property":7,"violation":"is too long"}]}
                        """)))
                .hasValue(new InfobipError("E500", null, List.of(new InvalidField("", "is too long"))));
        assertThat(InfobipError.of(json("{\"errorCode\":\"E403\",\"description\":\"No.\",\"violations\":{}}")))
                .hasValue(new InfobipError("E403", "No.", List.of()));
    }

    @Test
    void textsAndFieldsAreLimited() {
        String violation = "{\"property\":\"" + "p".repeat(200) + "\",\"violation\":\"" + "v".repeat(600) + "\"},";
        JsonObject body = json("{\"errorCode\":\"" + "E".repeat(200) + "\",\"description\":\"" + "d".repeat(600)
                + "\",\"action\":\"a\",\"violations\":[" + violation.repeat(200) + "{}]}");

        assertThat(InfobipError.of(body)).hasValueSatisfying(error -> {
            assertThat(error.id()).hasSize(128);
            assertThat(error.text()).hasSize(512);
            assertThat(error.invalidFields()).hasSize(100).allSatisfy(field -> {
                assertThat(field.name()).hasSize(128);
                assertThat(field.text()).hasSize(512);
            });
        });
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{}",
                "{\"errorCode\":7}",
                "{\"error\":\"invalid_grant\"}",
                "{\"requestError\":7}",
                "{\"requestError\":{\"serviceException\":[]}}"
            })
    void whatIsNoSuchErrorSaysNothing(String body) {
        assertThat(InfobipError.of(json(body))).isEmpty();
    }

    private static JsonObject json(String text) {
        try (var reader = Json.createReader(new StringReader(text))) {
            return reader.readObject();
        }
    }
}
