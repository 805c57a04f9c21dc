package org.exchangeconnect.sandbox;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.json.JsonObject;
import java.net.http.HttpResponse;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** {@code /sms/3/messages}, the successor of {@code /sms/2/text/advanced}. */
class SmsMessagesTest extends ApiTest {

    @Test
    void aMessageNeedsNoSenderAndItsNumberIsNamedDestination() {
        HttpResponse<String> response = post(
                "/sms/3/messages",
                "{\"messages\":[{\"destinations\":[{\"to\":\"41793026727\"}],\"content\":{\"text\":\"Hi\"}}]}");

        JsonObject message =
                SandboxClient.json(response).getJsonArray("messages").getJsonObject(0);
        assertThat(message.getString("destination")).isEqualTo(TO);
        assertThat(message.getJsonObject("status").getString("name")).isEqualTo("PENDING_ACCEPTED");
        assertThat(sandbox.messages()).last().extracting("from").isNull();
    }

    @Test
    void theOptionsOfAMessageArriveInItsReport() {
        post(
                "/sms/3/messages",
                message(
                        "m1",
                        ",\"options\":{\"platform\":{\"applicationId\":\"app\",\"entityId\":\"entity\"},"
                                + "\"campaignReferenceId\":\"sale\"},\"webhooks\":{\"callbackData\":\"mine\"}"));

        JsonObject report = results(get("/sms/3/reports")).get(0);

        assertThat(report.getString("sender")).isEqualTo("InfoSMS");
        assertThat(report.getString("callbackData")).isEqualTo("mine");
        assertThat(report.getString("campaignReferenceId")).isEqualTo("sale");
        assertThat(report.getJsonObject("platform").getString("applicationId")).isEqualTo("app");
        assertThat(report.getJsonObject("error").getString("name")).isEqualTo("NO_ERROR");
    }

    @Test
    void aLongTextIsSplitAndTheNumberOfPartsIsShownOnRequest() {
        String text = "€".repeat(80) + "a";
        HttpResponse<String> response = post(
                "/sms/3/messages",
                "{\"options\":{\"includeSmsCountInResponse\":true},\"messages\":[{\"destinations\":[{\"to\":\"41793026727\"}],"
                        + "\"content\":{\"text\":\"" + text + "\"}}]}");

        assertThat(SandboxClient.json(response)
                        .getJsonArray("messages")
                        .getJsonObject(0)
                        .getJsonObject("details")
                        .getInt("messageCount"))
                .isEqualTo(2);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
        {}                                                                                | messages
        {"messages":[{"destinations":[{"to":"41793026727"}]}]}                            | messages[0].content
        {"messages":[{"content":{"text":"Hi"}}]}                                          | messages[0].destinations
        {"messages":[{"content":{"text":"Hi"},"destinations":[{"to":""}]}]}               | messages[0].destinations[0].to
        {"messages":[{"content":{"text":"Hi"},"destinations":[{"to":"41"}],"from":"x"}]}  | messages[0].from
        {"messages":[{"content":{"txt":"Hi"},"destinations":[{"to":"41"}]}]}              | messages[0].content.txt
        {"options":{"schedule":{"sendAt":"soon"}}}                                        | options.schedule.sendAt
        """)
    void aWrongBodyIsRefusedPropertyByProperty(String body, String property) {
        HttpResponse<String> response = post("/sms/3/messages", body);

        assertThat(response.statusCode()).isEqualTo(400);
        JsonObject error = SandboxClient.json(response);
        assertThat(error.getString("errorCode")).isEqualTo("E400");
        assertThat(error.getJsonArray("violations").getValuesAs(JsonObject.class))
                .extracting(violation -> violation.getString("property"))
                .contains(property);
        assertThat(sandbox.recorder().count(RequestOutcome.MALFORMED)).isOne();
    }

    @Test
    void eachApiHasItsFormOfErrors() {
        HttpResponse<String> newer = client.call("POST", "/sms/3/messages", "App unknown", message("m1", ""));
        HttpResponse<String> older = client.call("GET", "/sms/1/reports", "App unknown", null);

        assertThat(newer.statusCode()).isEqualTo(401);
        assertThat(SandboxClient.json(newer).getString("errorCode")).isEqualTo("E401");
        assertThat(older.statusCode()).isEqualTo(401);
        assertThat(exception(older).getString("messageId")).isEqualTo("UNAUTHORIZED");
    }

    @Test
    void theMessagesApiSendsSmsToo() {
        HttpResponse<String> response = post(
                "/messages-api/1/messages",
                "{\"messages\":[{\"channel\":\"SMS\",\"sender\":\"InfoSMS\",\"destinations\":[{\"to\":\"41793026727\"}],"
                        + "\"content\":{\"body\":{\"type\":\"TEXT\",\"text\":\"One body\"}}}]}");

        assertThat(response.statusCode()).isEqualTo(200);
        assertThat(sandbox.messages()).last().extracting(SentMessage::text).isEqualTo("One body");
        assertThat(ids(get("/sms/3/reports"))).isEmpty();
    }

    @Test
    void aChannelThatInfobipDoesNotHaveIsRefused() {
        HttpResponse<String> response = post(
                "/messages-api/1/messages",
                "{\"messages\":[{\"channel\":\"PIGEON\",\"destinations\":[{\"to\":\"41793026727\"}],"
                        + "\"content\":{\"body\":{\"type\":\"TEXT\",\"text\":\"Hi\"}}}]}");

        assertThat(response.statusCode()).isEqualTo(400);
        assertThat(response.body()).contains("messages[0].channel");
    }

    @Test
    void aPreviewCountsThePartsOfATextWithAndWithoutALanguage() {
        HttpResponse<String> response =
                post("/sms/1/preview", "{\"text\":\"" + "ç".repeat(98) + "\",\"languageCode\":\"TR\"}");

        assertThat(SandboxClient.json(response).getJsonArray("previews").getValuesAs(JsonObject.class))
                .extracting(preview -> preview.getInt("messageCount") + "/" + preview.getInt("charactersRemaining"))
                .containsExactly("2/36", "1/57");
    }
}
