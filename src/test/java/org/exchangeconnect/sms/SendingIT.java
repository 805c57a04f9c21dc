package org.exchangeconnect.sms;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import jakarta.json.JsonObject;
import java.net.URI;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.exchangeconnect.gateway.StubApi;
import org.exchangeconnect.sandbox.FaultScript;
import org.exchangeconnect.sandbox.MessageApi;
import org.exchangeconnect.sandbox.PathKind;
import org.exchangeconnect.sandbox.RequestOutcome;
import org.exchangeconnect.sandbox.Sandbox;
import org.exchangeconnect.testing.BackOfficeClient;
import org.exchangeconnect.testing.BulkSms;
import org.exchangeconnect.testing.ParallelCalls;
import org.exchangeconnect.testing.SharedServer;
import org.exchangeconnect.testing.TestAccounts;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/** SMS through the running application, including failures at Infobip. */
class SendingIT {

    private static final String HELLO =
            "{\"messages\":[{\"from\":\"InfoSMS\",\"destinations\":[{\"to\":\"41793026727\"}],\"text\":\"hello\"}]}";

    private static final String NEWER_HELLO =
            "{\"messages\":[{\"sender\":\"InfoSMS\",\"destinations\":[{\"to\":\"41793026727\"}],"
                    + "\"content\":{\"text\":\"hello\"}}]}";

    private final SharedServer server = SharedServer.get();
    private final BackOfficeClient backOffice = server.backOffice();
    private final Sandbox sandbox = server.sandbox();
    private String connection;

    @BeforeEach
    void connect() {
        connection = TestAccounts.connectSomebody(server);
        sandbox.recorder().clear();
    }

    @AfterEach
    void clearFaults() {
        sandbox.faults().clear();
    }

    @Test
    void infobipsAnswerComesBackAndTheJournalHasAnOutcomeForEachDestination() {
        HttpResponse<String> answer = send("{\"messages\":[{\"from\":\"InfoSMS\",\"text\":\"hello\",\"destinations\":"
                + "[{\"to\":\"+41 79 302 67 27\",\"messageId\":\"mine\"},{\"to\":\"41790000005\"}]}]}");

        assertThat(answer.statusCode()).isEqualTo(200);
        JsonObject taken =
                BackOfficeClient.json(answer).getJsonArray("messages").getJsonObject(0);
        assertThat(taken.getString("messageId")).isEqualTo("mine");
        assertThat(taken.getJsonObject("status").getInt("groupId")).isEqualTo(1);
        assertThat(journal()).extracting(entry -> entry.getString("outcome")).containsOnly("SENT", "REJECTED");
        assertThat(journal())
                .filteredOn(entry -> entry.getString("outcome").equals("REJECTED"))
                .extracting(entry -> entry.getJsonObject("status").getString("name"))
                .containsExactly("REJECTED_NETWORK");
        assertThat(sandbox.recorder().count(RequestOutcome.MALFORMED)).isZero();
    }

    @Test
    void aBodyOfTheNewerApiIsSentToItAndItsAnswerComesBack() {
        HttpResponse<String> answer = send(NEWER_HELLO.replace(
                "}],\"content\"", ",\"messageId\":\"mine\"},{\"to\":\"41790000005\"}],\"content\""));

        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
        JsonObject taken =
                BackOfficeClient.json(answer).getJsonArray("messages").getJsonObject(0);
        assertThat(taken.getString("messageId")).isEqualTo("mine");
        assertThat(taken.getString("destination")).isEqualTo("41793026727");
        assertThat(journal()).extracting(entry -> entry.getString("outcome")).containsOnly("SENT", "REJECTED");
        assertThat(sandbox.messages())
                .last()
                .extracting(sent -> sent.options().api())
                .isEqualTo(MessageApi.SMS_MESSAGES);
        assertThat(sandbox.recorder().count(RequestOutcome.MALFORMED)).isZero();
    }

    @Test
    void aMessageIsFoundInTheJournalByEachOfItsProperties() {
        HttpResponse<String> answer = send("{\"options\":{\"schedule\":{\"bulkId\":\"spring\"}},\"messages\":["
                + "{\"webhooks\":{\"callbackData\":\"c\"},\"content\":{\"text\":\"hello\"},\"destinations\":"
                + "[{\"to\":\"41793026727\",\"messageId\":\"mine\"},{\"to\":\"41790000005\"}]}]}");
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);

        assertThat(found("messageId=mine"))
                .extracting(entry -> entry.getString("callbackData"))
                .containsExactly("c");
        assertThat(found("bulkId=spring")).hasSize(2);
        assertThat(found("recipient=%2B41793026727&outcome=SENT")).hasSize(1);
        assertThat(found("outcome=REJECTED")).hasSize(1);
        assertThat(found("until=2020-01-01T00:00:00Z")).isEmpty();
        assertThat(backOffice.get(connection + "/messages?outcome=sent").statusCode())
                .isEqualTo(400);
    }

    private List<JsonObject> found(String query) {
        return BackOfficeClient.json(backOffice.get(connection + "/messages?" + query))
                .getJsonArray("items")
                .getValuesAs(JsonObject.class);
    }

    @Test
    void aRefusalOfTheNewerApiIsShownWithItsCodeAndItsFields() {
        HttpResponse<String> answer = send(NEWER_HELLO.replace("{\"text\":\"hello\"}", "{\"text\":\"hello\",\"x\":1}"));

        assertProblem(answer, 400, false, "REJECTED");
        JsonObject problem = BackOfficeClient.json(answer);
        assertThat(problem.getString("infobipCode")).startsWith("E4");
        assertThat(problem.getString("infobip")).isNotBlank();
        assertThat(problem.getJsonArray("violations")).isNotEmpty();
        assertThat(journal().findFirst().orElseThrow().getJsonObject("status").getString("name"))
                .startsWith("E4");
    }

    @Test
    void theNewerApisLostResponseIsUnknownAndTheRequestNotRepeated() {
        fault(FaultScript::lostAnswer);

        assertProblem(send(NEWER_HELLO), 502, true, "UNKNOWN");
        assertThat(requests()).isEqualTo(1);
    }

    @Test
    void aMixOfBothApisIsRefusedAndNothingIsSent() {
        HttpResponse<String> answer = send(NEWER_HELLO.replace("\"sender\"", "\"from\""));

        assertThat(answer.statusCode()).isEqualTo(400);
        assertThat(BackOfficeClient.json(answer).getJsonArray("violations").getValuesAs(JsonObject.class))
                .extracting(violation -> violation.getString("path"))
                .containsExactly("/messages/0/from");
        assertThat(requests()).isZero();
    }

    @Test
    void aMessageIdUsedBeforeIsRejectedByInfobip() {
        String body = HELLO.replace("}],\"text\"", ",\"messageId\":\"twice\"}],\"text\"");
        send(body);

        send(body);

        assertThat(journal()).extracting(entry -> entry.getString("outcome")).containsExactly("REJECTED", "SENT");
    }

    @ParameterizedTest
    @CsvSource({
        "400, 400, false, REJECTED",
        "403, 502, false, REJECTED",
        "404, 502, false, REJECTED",
        "429, 503, false, FAILED",
        "500, 502, true, UNKNOWN",
        "503, 502, true, UNKNOWN"
    })
    void anErrorOfInfobipsIsToldWithWhatItMeansForTheMessages(
            int infobip, int expected, boolean mayHaveBeenSent, String outcome) {
        fault(script -> script.status(infobip));

        assertProblem(send(HELLO), expected, mayHaveBeenSent, outcome);
        assertThat(requests()).isEqualTo(1);
    }

    @Test
    void anErrorInTheFormOfANewerApiIsShownAndWrittenDown() throws Exception {
        byte[] error =
                """
                {"errorCode":"E400","description":"Request cannot be processed.","action":"Adjust the request.",
                 "violations":[{"property":"messages[0].sender","violation":"is not registered"}],"resources":[]}
                """
                        .getBytes(UTF_8);
        try (StubApi infobip = new StubApi(exchange -> {
            exchange.getResponseHeaders().set("Content-Type", "application/json");
            exchange.sendResponseHeaders(400, error.length);
            exchange.getResponseBody().write(error);
        })) {
            backOffice.call("PATCH", connection, "{\"baseUri\":\"" + infobip.uri() + "\"}");

            HttpResponse<String> answer = send(HELLO);

            assertProblem(answer, 400, false, "REJECTED");
            JsonObject problem = BackOfficeClient.json(answer);
            assertThat(problem.getString("infobip")).isEqualTo("Request cannot be processed. Adjust the request.");
            assertThat(problem.getJsonArray("violations").getJsonObject(0).getString("path"))
                    .isEqualTo("messages[0].sender");
            assertThat(problem.getJsonArray("violations").getJsonObject(0).getString("message"))
                    .isEqualTo("is not registered");
            JsonObject status = journal().findFirst().orElseThrow().getJsonObject("status");
            assertThat(status.getString("name")).isEqualTo("E400");
            assertThat(status.getString("description")).startsWith("Request cannot be processed.");
        }
    }

    @ParameterizedTest
    @CsvSource({"PT7S, 7", "PT2H, 3600"})
    void aPauseThatInfobipAsksForIsPassedOn(Duration asked, String passedOn) {
        fault(script -> script.tooManyRequests(asked));

        assertThat(send(HELLO).headers().firstValue("Retry-After")).hasValue(passedOn);
    }

    @ParameterizedTest
    @MethodSource
    void anUnknownOutcomeIsToldAndTheRequestNeverRepeated(int expected, Consumer<FaultScript> fault) {
        send(HELLO);
        fault(fault);

        assertProblem(send(HELLO), expected, true, "UNKNOWN");
        sandbox.faults().clear();
        await().until(() -> requests() == 2);
        String last = journal().findFirst().orElseThrow().getString("messageId");
        assertThat(sandbox.messages().stream().filter(sent -> sent.messageId().equals(last)))
                .hasSizeLessThanOrEqualTo(1);
    }

    static Stream<Arguments> anUnknownOutcomeIsToldAndTheRequestNeverRepeated() {
        return Stream.of(
                Arguments.of(502, script(FaultScript::reset)),
                Arguments.of(502, script(FaultScript::lostAnswer)),
                Arguments.of(504, script(FaultScript::hang)),
                Arguments.of(504, script(fault -> fault.lateAnswer(Duration.ofSeconds(20)))),
                Arguments.of(502, script(fault -> fault.carriedOut().garbage())),
                Arguments.of(502, script(fault -> fault.carriedOut().truncatedJson())),
                Arguments.of(502, script(fault -> fault.carriedOut().html())),
                Arguments.of(502, script(fault -> fault.carriedOut().emptyBody())),
                Arguments.of(502, script(fault -> fault.carriedOut().hugeBody(2_000_000))),
                Arguments.of(502, script(fault -> fault.redirect(URI.create("http://127.0.0.1:1/")))));
    }

    /** Other calls are given up after four seconds. */
    @Test
    void aBulkToWhichInfobipRespondsAfterFiveSecondsIsSent() {
        fault(script -> script.once().lateAnswer(Duration.ofSeconds(5)));

        HttpResponse<String> answer = send(BulkSms.body(1_000));

        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
        assertThat(BackOfficeClient.json(answer).getJsonArray("messages")).hasSize(1_000);
        assertThat(journal()).extracting(entry -> entry.getString("outcome")).containsOnly("SENT");
        assertThat(requests()).isEqualTo(1);
    }

    @Test
    void sendsThatWaitForInfobipLeavePlacesForOtherCalls() throws Exception {
        fault(FaultScript::hang);
        int sends = 180;
        AtomicInteger refused = new AtomicInteger();
        ExecutorService threads = Executors.newFixedThreadPool(sends);
        try {
            for (int each = 0; each < sends; each++) {
                threads.execute(() -> refused.addAndGet(send(HELLO).statusCode() == 429 ? 1 : 0));
            }
            await().until(() -> sandbox.faults().hanging() + refused.get() == sends);

            assertThat(backOffice.get(connection).statusCode()).isEqualTo(200);
            assertThat(refused.get()).isPositive();
        } finally {
            sandbox.faults().clear();
            threads.shutdown();
            assertThat(threads.awaitTermination(1, TimeUnit.MINUTES)).isTrue();
        }
    }

    @Test
    void aRefusedTokenIsRenewedOnceAndTheRequestMadeOnceMore() {
        fault(script -> script.once().status(401));

        assertThat(send(HELLO).statusCode()).isEqualTo(200);
        assertThat(requests()).isEqualTo(2);
        assertThat(BackOfficeClient.json(backOffice.get(connection)).getInt("renewals"))
                .isEqualTo(1);
        assertThat(journal()).extracting(entry -> entry.getString("outcome")).containsExactly("SENT");
    }

    @Test
    void aTokenRefusedTwiceEndsTheMatter() {
        fault(script -> script.status(401));

        assertProblem(send(HELLO), 502, false, "FAILED");
        assertThat(requests()).isEqualTo(2);
    }

    @Test
    void callersWhoseTokenIsRefusedAtTheSameTimeShareRenewals() throws Exception {
        fault(script -> script.times(8).status(401));

        List<Integer> answers = ParallelCalls.call(8, () -> send(HELLO).statusCode());

        assertThat(answers).contains(200);
        assertThat(BackOfficeClient.json(backOffice.get(connection)).getInt("renewals"))
                .isLessThan(8);
        assertThat(sandbox.recorder().count(RequestOutcome.DOUBLE_RENEWAL)).isZero();
    }

    @Test
    void anAccountThatInfobipCutOffHasToBeConnectedAgainAndNothingIsSent() {
        sandbox.endTokensOf(userKey());

        HttpResponse<String> answer = send(HELLO);

        assertThat(answer.statusCode()).isEqualTo(409);
        assertThat(BackOfficeClient.json(answer).getString("reason")).isEqualTo("TOKEN_REFUSED");
        assertThat(journal()).extracting(entry -> entry.getString("outcome")).containsOnly("FAILED");
        assertThat(send(HELLO).statusCode()).isEqualTo(409);
        assertThat(requests()).isEqualTo(1);
    }

    @Test
    void everyViolationIsNamedAndNothingIsSentOrWrittenDown() {
        HttpResponse<String> answer = send("{\"messages\":[{\"destinations\":[{\"to\":\"x\"}],\"text\":\"\"}]}");

        assertThat(answer.statusCode()).isEqualTo(400);
        assertThat(BackOfficeClient.json(answer).getJsonArray("violations").getValuesAs(JsonObject.class))
                .extracting(violation -> violation.getString("path"))
                .containsExactlyInAnyOrder("/messages/0/text", "/messages/0/destinations/0/to");
        assertThat(requests()).isZero();
        assertThat(journal()).isEmpty();
    }

    @Test
    void theConnectionsUsualSenderServesMessagesWithoutOne() {
        backOffice.call("PATCH", connection, "{\"defaultSender\":\"Acme\"}");

        assertThat(send(HELLO.replace("\"from\":\"InfoSMS\",", "")).statusCode())
                .isEqualTo(200);
        assertThat(sandbox.messages()).last().extracting("from").isEqualTo("Acme");
    }

    @Test
    void anApiThatCannotBeReachedHasSentNothing() {
        backOffice.call("PATCH", connection, "{\"baseUri\":\"http://127.0.0.1:1\"}");

        assertProblem(send(HELLO), 503, false, "FAILED");
    }

    private void assertProblem(HttpResponse<String> answer, int status, boolean mayHaveBeenSent, String outcome) {
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(status);
        assertThat(answer.headers().firstValue("Content-Type")).hasValue("application/problem+json");
        JsonObject problem = BackOfficeClient.json(answer);
        assertThat(problem.getBoolean("mayHaveBeenSent")).isEqualTo(mayHaveBeenSent);
        assertThat(problem.keySet()).containsAll(Set.of("type", "title", "status", "detail"));
        assertThat(journal().findFirst().orElseThrow().getString("outcome")).isEqualTo(outcome);
    }

    private HttpResponse<String> send(String body) {
        return backOffice.post(connection + "/messages", body);
    }

    private Stream<JsonObject> journal() {
        return BackOfficeClient.json(backOffice.get(connection + "/messages")).getJsonArray("items").stream()
                .map(JsonObject.class::cast);
    }

    private String userKey() {
        return BackOfficeClient.json(backOffice.get(connection)).getString("userKey");
    }

    private long requests() {
        return sandbox.recorder().count(PathKind.SMS);
    }

    private void fault(Consumer<FaultScript> fault) {
        fault.accept(sandbox.faults().on(PathKind.SMS));
    }

    private static Consumer<FaultScript> script(Consumer<FaultScript> fault) {
        return fault;
    }
}
