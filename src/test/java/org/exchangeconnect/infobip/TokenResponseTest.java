package org.exchangeconnect.infobip;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.time.format.DateTimeFormatter.RFC_1123_DATE_TIME;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.net.http.HttpHeaders;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.exchangeconnect.connection.Reason;
import org.exchangeconnect.oauth.Identity.Member;
import org.exchangeconnect.oauth.TokenSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class TokenResponseTest {

    private static final Instant START = Instant.parse("2026-11-24T10:00:00Z");
    private static final String NEEDED =
            "\"token\":\"3d7908aa\",\"tokenType\":\"IBSSO\",\"accountKey\":\"8F07\",\"userKey\":\"F443\"";

    @Test
    void theDocumentedAnswerIsReadWhole() throws TokenRequestException {
        TokenSet answer = read(
                "{" + NEEDED
                        + """
                  ,"username":"developeruser","email":"developer@infobip.com","locale":"en-US",
                  "roles":[{"id":79,"name":"Manager 1"},{"id":81,"name":"Manager 2"}],
                  "groups":[{"id":54004,"name":"Group1"}]}
                  """);

        assertThat(answer.token().authorization()).isEqualTo("IBSSO 3d7908aa");
        assertThat(answer.identity().username()).isEqualTo("developeruser");
        assertThat(answer.identity().roles()).containsExactly(new Member(79, "Manager 1"), new Member(81, "Manager 2"));
        assertThat(answer.identity().groups()).containsExactly(new Member(54004, "Group1"));
        assertThat(answer.lifetime()).isEmpty();
    }

    @Test
    void theOtherSpellingsAreReadToo() throws TokenRequestException {
        TokenSet answer = read("{\"token\":\"t\",\"token_type\":\"Bearer\",\"accountKey\":\"A\",\"userKey\":\"U\","
                + "\"userName\":\"name\",\"roles\":null,\"unknown\":{}}");

        assertThat(answer.token().type()).isEqualTo("Bearer");
        assertThat(answer.identity().username()).isEqualTo("name");
        assertThat(answer.identity().roles()).isEmpty();
    }

    @Test
    void whatIsNoNameOrNoRoleIsPassedOver() throws TokenRequestException {
        TokenSet answer = read("{" + NEEDED + ",\"username\":\"  \",\"userName\":\" name \",\"email\":7,"
                + "\"roles\":[{\"id\":79},{\"id\":\"81\",\"name\":\"text\"},{\"name\":\"none\"},5,null]}");

        assertThat(answer.identity().username()).isEqualTo("name");
        assertThat(answer.identity().email()).isNull();
        assertThat(answer.identity().roles()).containsExactly(new Member(79, ""));
    }

    @ParameterizedTest
    @CsvSource(
            nullValues = "none",
            delimiter = '|',
            value = {
                "\"expires_in\":90|90",
                "\"expires_in\":\"45\"|45",
                "\"expires_in\":\"\"|none",
                "\"expires_in\":0|none",
                "\"expires_in\":-5|none",
                "\"expires_in\":1e30|none",
                "\"expires_in\":\"NaN\"|none",
                "\"expires_in\":\"30.0\"|30",
                "\"expires_in\":86400|86400",
                "\"expires_in\":86401|none",
                "\"expires_in\":999999999|none",
                "\"expires_in\":null,\"expires_at\":\"2026-11-24T10:01:30Z\"|90",
                "\"expires_in\":60000000,\"expires_at\":\"2026-11-24T10:00:45Z\"|45",
                "\"expires_in\":true,\"expires_at\":1795514430|30",
                "\"expires_in\":60000|60000",
                "\"expires_in\":45,\"expires_at\":\"2026-11-24T10:00:30Z\"|45",
                "\"expires_at\":\"2026-11-24T09:59:30Z\"|none",
                "\"expires_at\":\"2036-11-24T10:00:00Z\"|none",
                "\"expires_at\":1795514430|30",
                "\"expires_at\":1795514430000|30",
                "\"expires_at\":\"soon\"|none"
            })
    void aLifetimeIsTakenWhereItIsUsable(String field, Integer seconds) throws TokenRequestException {
        assertThat(read("{" + NEEDED + "," + field + "}").lifetime())
                .isEqualTo(Optional.ofNullable(seconds).map(Duration::ofSeconds));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "null",
                "[]",
                "<html>maintenance</html>",
                "{",
                "{}",
                "{\"token\":\"t\",\"tokenType\":\"IBSSO\",\"accountKey\":\"A\"}",
                "{\"token\":\"t\",\"accountKey\":\"A\",\"userKey\":\"U\"}",
                "{\"token\":\"\",\"tokenType\":\"IBSSO\",\"accountKey\":\"A\",\"userKey\":\"U\"}",
                "{\"token\":\"a\\r\\nX: y\",\"tokenType\":\"IBSSO\",\"accountKey\":\"A\",\"userKey\":\"U\"}",
                "{\"token\":\"t\",\"tokenType\":\"IB SSO\",\"accountKey\":\"A\",\"userKey\":\"U\"}",
                "{\"token\":{},\"tokenType\":\"IBSSO\",\"accountKey\":\"A\",\"userKey\":\"U\"}"
            })
    void whatIsNotATokenIsRefusedAndInDoubt(String body) {
        assertThat(failure(200, body))
                .extracting(TokenRequestException::reason, TokenRequestException::effect)
                .containsExactly(Reason.BAD_ANSWER, RequestEffect.UNKNOWN);
    }

    @ParameterizedTest
    @CsvSource({
        "400, invalid_grant, TOKEN_REFUSED, REFUSED",
        "401, invalid_client, CLIENT_REFUSED, NOT_PROCESSED",
        "400, invalid_request, BAD_ANSWER, NOT_PROCESSED",
        "404, , BAD_ANSWER, NOT_PROCESSED",
        "302, , BAD_ANSWER, NOT_PROCESSED",
        "408, , SERVER_ERROR, UNKNOWN",
        "429, , OVERLOADED, NOT_PROCESSED",
        "503, , SERVER_ERROR, NOT_PROCESSED",
        "500, , SERVER_ERROR, UNKNOWN",
        "504, , SERVER_ERROR, UNKNOWN"
    })
    void eachStatusHasItsMeaning(int status, String error, Reason reason, RequestEffect effect) {
        assertThat(failure(status, "{\"error\":\"" + error + "\"}"))
                .extracting(TokenRequestException::reason, TokenRequestException::effect)
                .containsExactly(reason, effect);
    }

    /** Infobip's gateways report errors in their own format; the token endpoint's format is undocumented. */
    @ParameterizedTest
    @CsvSource({
        "401, UNAUTHORIZED, CLIENT_REFUSED, true",
        "403, FORBIDDEN, CLIENT_REFUSED, true",
        "400, BAD_REQUEST, BAD_ANSWER, true",
        "503, SERVICE_UNAVAILABLE, SERVER_ERROR, false",
        "429, TOO_MANY_REQUESTS, OVERLOADED, false"
    })
    void infobipsOwnErrorFormsAreReadByTheirStatus(int status, String messageId, Reason reason, boolean refusesACode) {
        for (String body : List.of(requestError(messageId), apiError("E" + status))) {
            TokenRequestException failure = failure(status, body);

            assertThat(failure.reason()).isEqualTo(reason);
            assertThat(failure.effect()).isEqualTo(RequestEffect.NOT_PROCESSED);
            assertThat(failure.responded()).isEqualTo(refusesACode);
            assertThat(failure.refusedCode()).isEqualTo(refusesACode);
        }
    }

    @Test
    void aRefusalNamesInfobipsCodeInEachOfItsForms() {
        assertThat(failure(400, "{\"error\":\"invalid_grant\"}")).hasMessage("status 400 invalid_grant");
        assertThat(failure(401, requestError("UNAUTHORIZED"))).hasMessage("status 401 UNAUTHORIZED");
        assertThat(failure(403, apiError("E403"))).hasMessage("status 403 E403");
        assertThat(failure(403, "<html>forbidden</html>")).hasMessage("status 403");
    }

    @ParameterizedTest
    @CsvSource(
            nullValues = "none",
            delimiter = '|',
            value = {
                "7|7",
                "99999999|3600",
                " 7 |7",
                "0|none",
                "soon|none",
                "-1|none",
                "Tue, 24 Nov 2026 10:00:30 GMT|30",
                "Tue, 24 Nov 2026 23:00:00 GMT|3600",
                "Tue, 24 Nov 2026 09:00:00 GMT|none"
            })
    void thePauseThatAnAnswerAsksForIsRead(String header, Integer seconds) {
        HttpHeaders headers = headers("Retry-After", header);

        TokenRequestException failure = catchThrowableOfType(
                TokenRequestException.class, () -> TokenResponse.read(429, headers, new byte[0], START));

        assertThat(failure.retryAfter()).isEqualTo(Optional.ofNullable(seconds).map(Duration::ofSeconds));
    }

    @ParameterizedTest
    @ValueSource(strings = {"Tue, 24 Nov 2026 09:30:00 GMT", "Tue, 24 Nov 2026 23:15:00 GMT"})
    void aClockThatIsApartFromOursNeitherShortensALifeNorLengthensIt(String date) throws TokenRequestException {
        Instant end = RFC_1123_DATE_TIME.parse(date, Instant::from).plusSeconds(60);
        byte[] body = ("{" + NEEDED + ",\"expires_at\":\"" + end + "\"}").getBytes(UTF_8);

        assertThat(TokenResponse.read(200, headers("Date", date), body, START).lifetime())
                .contains(Duration.ofSeconds(60));
    }

    @Test
    void aPauseThatIsAskedForUntilATimeCountsFromTheAnswersOwnDate() {
        Map<String, List<String>> asked = Map.of(
                "Date", List.of("Tue, 24 Nov 2026 09:30:00 GMT"),
                "Retry-After", List.of("Tue, 24 Nov 2026 09:30:20 GMT"));

        TokenRequestException failure = catchThrowableOfType(
                TokenRequestException.class,
                () -> TokenResponse.read(429, HttpHeaders.of(asked, (name, value) -> true), new byte[0], START));

        assertThat(failure.retryAfter()).contains(Duration.ofSeconds(20));
    }

    @Test
    void aDateThatIsNoneIsPassedOver() throws TokenRequestException {
        byte[] body = ("{" + NEEDED + ",\"expires_at\":\"2026-11-24T10:01:30Z\"}").getBytes(UTF_8);

        assertThat(TokenResponse.read(200, headers("Date", "soon"), body, START).lifetime())
                .contains(Duration.ofSeconds(90));
    }

    @Test
    void aFailureRepeatsNothingOfTheAnswer() {
        assertThat(failure(200, "{\"token\":\"3d7908aa\"}")).hasMessageNotContaining("3d7908aa");
        assertThat(failure(400, "{\"error\":\"3d7908aa\"}")).hasMessageNotContaining("3d7908aa");
        assertThat(failure(400, requestError("3d7908aa"))).hasMessageNotContaining("3d7908aa");
        assertThat(failure(400, apiError("3d7908aa"))).hasMessageNotContaining("3d7908aa");
    }

    private static String requestError(String messageId) {
        return "{\"requestError\":{\"serviceException\":{\"messageId\":\"" + messageId + "\",\"text\":\"No.\"}}}";
    }

    private static String apiError(String code) {
        return "{\"errorCode\":\"" + code + "\",\"description\":\"No.\",\"action\":\"Check it.\","
                + "\"violations\":[],\"resources\":[]}";
    }

    private static TokenSet read(String body) throws TokenRequestException {
        return TokenResponse.read(200, none(), body.getBytes(UTF_8), START);
    }

    private static TokenRequestException failure(int status, String body) {
        return catchThrowableOfType(
                TokenRequestException.class, () -> TokenResponse.read(status, none(), body.getBytes(UTF_8), START));
    }

    private static HttpHeaders headers(String name, String value) {
        return HttpHeaders.of(Map.of(name, List.of(value)), (one, other) -> true);
    }

    private static HttpHeaders none() {
        return HttpHeaders.of(Map.of(), (name, value) -> true);
    }
}
