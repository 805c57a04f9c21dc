package org.exchangeconnect.sandbox;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.json.JsonObject;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.Arrays;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SmsTest extends SandboxTest {

    private String authorization;

    @BeforeEach
    void connect() {
        authorization = "IBSSO " + sandbox.issueToken(user.userKey());
    }

    @Test
    void eachDestinationHasAStatusOfItsOwn() {
        HttpResponse<String> response = client.sms(authorization, message("41793026727", "41793020005"));
        JsonObject answer = SandboxClient.json(response);

        assertThat(response.statusCode()).isEqualTo(200);
        assertThat(answer.getString("bulkId")).isNotBlank();
        assertThat(groupOf(answer, 0)).isEqualTo(1);
        assertThat(groupOf(answer, 1)).isEqualTo(5);
        assertThat(sandbox.messages()).extracting(SentMessage::to).containsExactly("41793026727", "41793020005");
    }

    @Test
    void aMessageIdCountsOnce() {
        String body =
                "{\"messages\":[{\"text\":\"Hi\",\"destinations\":[{\"to\":\"41793026727\",\"messageId\":\"m1\"}]}]}";
        client.sms(authorization, body);

        JsonObject again = SandboxClient.json(client.sms(authorization, body));

        assertThat(statusOf(again, 0).getInt("id")).isEqualTo(23);
        assertThat(statusOf(again, 0).getString("name")).isEqualTo("REJECTED_DUPLICATE_MESSAGE_ID");
    }

    @Test
    void aTokenThatIsNotAliveIsUnauthorized() {
        clock.advance(Duration.ofMinutes(1));

        HttpResponse<String> response = client.sms(authorization, message("41793026727"));

        assertThat(response.statusCode()).isEqualTo(401);
        assertThat(response.body())
                .isEqualTo("{\"requestError\":{\"serviceException\":{\"messageId\":\"UNAUTHORIZED\","
                        + "\"text\":\"Invalid login details\"}}}");
        assertThat(sandbox.recorder().count(RequestOutcome.UNAUTHORIZED)).isOne();
        assertThat(sandbox.messages()).isEmpty();
    }

    @Test
    void anApiKeyServesToo() {
        assertThat(client.sms("App " + SandboxOptions.DEFAULT_API_KEY, message("41793026727"))
                        .statusCode())
                .isEqualTo(200);
        assertThat(client.sms("App unknown", message("41793026727")).statusCode())
                .isEqualTo(401);
        assertThat(client.sms("Bearer x", message("41793026727")).statusCode()).isEqualTo(401);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
        {}                                                           | messages
        {"messages":[]}                                              | messages
        {"messages":[{"destinations":[{"to":"41793026727"}]}]}       | messages[0].text
        {"messages":[{"text":"Hi"}]}                                 | messages[0].destinations
        {"messages":[{"text":"Hi","destinations":[{"to":""}]}]}      | messages[0].destinations[0].to
        {"messages":[{"text":"Hi","destinations":[{"to":1}]}]}       | messages[0].destinations[0].to
        {"messages":[{"txt":"Hi","destinations":[{"to":"417930"}]}]} | messages[0].txt
        """)
    void aWrongBodyIsRefusedFieldByField(String body, String field) {
        HttpResponse<String> response = client.sms(authorization, body);

        assertThat(response.statusCode()).isEqualTo(400);
        assertThat(SandboxClient.json(response)
                        .getJsonObject("requestError")
                        .getJsonObject("serviceException")
                        .getJsonObject("validationErrors"))
                .containsKey(field);
        assertThat(sandbox.recorder().count(RequestOutcome.MALFORMED)).isOne();
    }

    @Test
    void aDeliveryReportIsReturnedOnceAndToItsAccountOnly() {
        client.sms(authorization, message("41793026727", "41793020002", "41793020005"));
        String other = "IBSSO " + sandbox.issueToken(sandbox.users().get(1).userKey());

        assertThat(reports(other)).isZero();
        assertThat(reports(authorization)).isEqualTo(2);
        assertThat(reports(authorization)).isZero();
    }

    @Test
    void anotherPathOfTheSmsApiIsNotFound() {
        HttpResponse<String> response = client.get("/sms/9/unknown", "Authorization", authorization);

        assertThat(response.statusCode()).isEqualTo(404);
        assertThat(response.body()).contains("requestError");
    }

    @Test
    void theAppsOwnRecordIsShownToALiveToken() {
        RegisteredApp app = sandbox.options().apps().get(0);
        String path = "/api/amg/exchange/1/apps/" + app.appId() + "/oauth";

        JsonObject record = SandboxClient.json(client.get(path, "Authorization", authorization));

        assertThat(record.getString("clientId")).isEqualTo(app.clientId());
        assertThat(record.getString("redirectUri")).isEqualTo(SandboxClient.REDIRECT_URI);
        assertThat(client.get(path).statusCode()).isEqualTo(401);
        assertThat(client.get(path.replace(app.appId(), "other"), "Authorization", authorization)
                        .statusCode())
                .isEqualTo(404);
    }

    private int reports(String as) {
        return SandboxClient.json(client.get("/sms/1/reports", "Authorization", as))
                .getJsonArray("results")
                .size();
    }

    private static int groupOf(JsonObject answer, int index) {
        return statusOf(answer, index).getInt("groupId");
    }

    private static JsonObject statusOf(JsonObject answer, int index) {
        return answer.getJsonArray("messages").getJsonObject(index).getJsonObject("status");
    }

    private static String message(String... to) {
        return "{\"messages\":[{\"from\":\"InfoSMS\",\"text\":\"Hello\",\"destinations\":["
                + String.join(
                        ",",
                        Arrays.stream(to).map(one -> "{\"to\":\"" + one + "\"}").toList())
                + "]}]}";
    }
}
