package org.exchangeconnect.sandbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import jakarta.json.JsonObject;
import java.net.URI;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import org.awaitility.Awaitility;
import org.exchangeconnect.sandbox.SandboxClient.NoAnswer;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class FaultsTest extends SandboxTest {

    private String token;

    @BeforeEach
    void connect() {
        token = sandbox.issueToken(user.userKey());
    }

    @Test
    void aFaultStrikesAsOftenAsScripted() {
        onToken().times(2).status(503);

        assertThat(renew().statusCode()).isEqualTo(503);
        assertThat(renew().statusCode()).isEqualTo(503);
        assertThat(renew().statusCode()).isEqualTo(200);
        assertThat(sandbox.recorder().count(RequestOutcome.FAULT)).isEqualTo(2);
    }

    @Test
    void aFaultWithoutANumberLastsUntilCleared() {
        onToken().status(500);
        IntStream.range(0, 5).forEach(i -> assertThat(renew().statusCode()).isEqualTo(500));

        sandbox.faults().clear();

        assertThat(renew().statusCode()).isEqualTo(200);
    }

    @Test
    void aFaultWithADurationEndsByItself() {
        onToken().lasting(Duration.ofSeconds(20)).status(503);
        assertThat(renew().statusCode()).isEqualTo(503);
        clock.advance(Duration.ofSeconds(20));

        assertThat(renew().statusCode()).isEqualTo(200);
    }

    @Test
    void aFaultCanBeMeantForOneUserOnly() {
        SandboxUser other = sandbox.users().get(1);
        String othersToken = sandbox.issueToken(other.userKey());
        onToken().forUser(other.userKey()).status(500);

        assertThat(renew().statusCode()).isEqualTo(200);
        assertThat(client.token(SandboxClient.renewalFields(othersToken)).statusCode())
                .isEqualTo(500);
    }

    @Test
    void aFaultOfOnePathLeavesTheOthersAlone() {
        sandbox.faults().on(PathKind.SMS).status(500);

        assertThat(renew().statusCode()).isEqualTo(200);
    }

    @Test
    void tooManyRequestsSayWhenToComeBack() {
        onToken().once().tooManyRequests(Duration.ofSeconds(3));

        HttpResponse<String> response = renew();

        assertThat(response.statusCode()).isEqualTo(429);
        assertThat(response.headers().firstValue("Retry-After")).hasValue("3");
    }

    @Test
    void tooManyRequestsNeedNotSayWhenToComeBack() {
        sandbox.faults().on(PathKind.LOGS).once().tooManyRequests();

        HttpResponse<String> response = client.get("/sms/3/logs", "Authorization", "IBSSO " + token);

        assertThat(response.statusCode()).isEqualTo(429);
        assertThat(response.headers().firstValue("Retry-After")).isEmpty();
    }

    @Test
    void aScriptedErrorHasTheFormOfItsPath() {
        sandbox.faults().on(PathKind.LOGS, PathKind.TOKEN).times(3).status(500);

        assertThat(client.get("/sms/3/logs").body()).contains("\"errorCode\":\"E500\"");
        assertThat(client.get("/sms/1/logs").body()).contains("\"requestError\"");
        assertThat(renew().body()).isEqualTo("{\"error\":\"server_error\"}");
    }

    @Test
    void aResetEndsTheConnectionAndLeavesTheTokenAlone() {
        onToken().once().reset();

        assertThatThrownBy(this::renew).isInstanceOf(NoAnswer.class);
        assertThat(sandbox.isAlive(token)).isTrue();
        assertThat(renew().statusCode()).isEqualTo(200);
    }

    @Test
    void aLostAnswerRotatesTheTokenAllTheSame() {
        onToken().once().lostAnswer();

        assertThatThrownBy(this::renew).isInstanceOf(NoAnswer.class);
        assertThat(sandbox.isAlive(token)).isFalse();
        assertThat(sandbox.recorder().count(RequestOutcome.RENEWED)).isOne();
    }

    @Test
    void aHangingRequestIsAnsweredWhenReleased() {
        onToken().once().hang();
        CompletableFuture<HttpResponse<String>> hanging = client.http()
                .sendAsync(
                        client.tokenRequest(SandboxClient.encoded(SandboxClient.renewalFields(token)))
                                .build(),
                        BodyHandlers.ofString());
        Awaitility.await().until(() -> sandbox.faults().hanging() == 1);
        assertThat(hanging).isNotDone();

        sandbox.faults().release();

        assertThat(hanging).succeedsWithin(Duration.ofSeconds(5)).returns(200, HttpResponse::statusCode);
    }

    @Test
    void hangingRequestsHoldNoThread() {
        onToken().times(100).hang();
        String body = SandboxClient.encoded(SandboxClient.renewalFields(token));
        IntStream.range(0, 100)
                .forEach(i -> client.http().sendAsync(client.tokenRequest(body).build(), BodyHandlers.ofString()));
        Awaitility.await().until(() -> sandbox.faults().hanging() == 100);

        assertThat(client.get("/_sandbox/report").statusCode()).isEqualTo(200);
    }

    @Test
    void latencyDelaysTheAnswer() {
        onToken().once().latency(Duration.ofMillis(200));
        long start = System.nanoTime();

        assertThat(renew().statusCode()).isEqualTo(200);
        assertThat(Duration.ofNanos(System.nanoTime() - start)).isGreaterThanOrEqualTo(Duration.ofMillis(200));
    }

    @Test
    void aLateAnswerHasTakenEffectBefore() {
        onToken().once().lateAnswer(Duration.ofSeconds(30));
        client.http()
                .sendAsync(
                        client.tokenRequest(SandboxClient.encoded(SandboxClient.renewalFields(token)))
                                .build(),
                        BodyHandlers.ofString());

        Awaitility.await().until(() -> !sandbox.isAlive(token));
    }

    @Test
    void bodiesThatAreNoTokenAnswerLeaveTheTokenAlone() {
        onToken().once().garbage();
        onToken().once().emptyBody();
        onToken().once().html();
        onToken().once().truncatedJson();
        onToken().once().hugeBody(100 * 1024);

        for (int i = 0; i < 5; i++) {
            HttpResponse<String> response = renew();
            assertThat(response.statusCode()).isEqualTo(200);
            assertThat(response.body()).doesNotContain(user.accountKey());
        }
        assertThat(sandbox.isAlive(token)).isTrue();
    }

    @Test
    void aTruncatedAnswerThatIsCarriedOutIsHalfOfTheRealOne() {
        onToken().once().carriedOut().truncatedJson();

        assertThat(renew().body()).startsWith("{\"token\":\"").doesNotContain("}");
        assertThat(sandbox.isAlive(token)).isFalse();
    }

    @Test
    void aRedirectNamesAnotherAddress() {
        onToken().once().redirect(URI.create("https://evil.example/token"));

        assertThat(renew().headers().firstValue("Location")).hasValue("https://evil.example/token");
    }

    @Test
    void anAnswerCanBearAnotherIdentityOrLackAField() {
        onToken().once().otherIdentity();
        onToken().once().missingField("token");

        JsonObject foreign = SandboxClient.json(renew());
        assertThat(foreign.getString("userKey")).isNotEqualTo(user.userKey());
        token = foreign.getString("token");
        assertThat(SandboxClient.json(renew())).doesNotContainKey("token").containsKey("userKey");
    }

    @Test
    void aFaultCanBeOrderedFromAnotherProcess() {
        client.post("/_sandbox/faults", "{\"path\":\"TOKEN\",\"fault\":\"STATUS\",\"status\":502,\"times\":1}");

        assertThat(renew().statusCode()).isEqualTo(502);
        assertThat(renew().statusCode()).isEqualTo(200);
        assertThat(client.post("/_sandbox/faults", "{\"fault\":\"NONSENSE\"}").statusCode())
                .isEqualTo(400);
    }

    private FaultScript onToken() {
        return sandbox.faults().on(PathKind.TOKEN);
    }

    private HttpResponse<String> renew() {
        return client.token(SandboxClient.renewalFields(token));
    }
}
