package org.exchangeconnect.sandbox;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.json.JsonObject;
import java.net.URI;
import org.junit.jupiter.api.Test;

class RecorderTest extends SandboxTest {

    @Test
    void aRequestIsRecordedAsItArrived() {
        String code = sandbox.issueCode(user.userKey());
        client.token(SandboxClient.exchangeFields(code));

        RecordedRequest request = sandbox.recorder().last(PathKind.TOKEN).orElseThrow();

        assertThat(request.method()).isEqualTo("POST");
        assertThat(request.fields()).isEqualTo(SandboxClient.exchangeFields(code));
        assertThat(request.headerNames()).contains("Content-type", "Accept");
        assertThat(request.outcome()).isEqualTo(RequestOutcome.EXCHANGED);
        assertThat(request.userKey()).isEqualTo(user.userKey());
        assertThat(request.at()).isEqualTo(clock.instant());
        assertThat(request.status()).isEqualTo(200);
    }

    @Test
    void everySecretThatWasIssuedIsKnown() {
        String code = sandbox.issueCode(user.userKey());
        String token = SandboxClient.json(client.token(SandboxClient.exchangeFields(code)))
                .getString("token");

        assertThat(sandbox.recorder().secretsIssued())
                .contains(
                        code,
                        token,
                        RegisteredApp.DEFAULT_CLIENT_SECRET,
                        SandboxOptions.DEFAULT_API_KEY,
                        sandbox.options().apps().get(0).signingSecret());
        assertThat(client.get("/_sandbox/secrets").body()).contains(code, token);
    }

    @Test
    void theReportCountsAndShowsNoSecret() {
        String code = sandbox.issueCode(user.userKey());
        String token = SandboxClient.json(client.token(SandboxClient.exchangeFields(code)))
                .getString("token");
        client.token(SandboxClient.renewalFields(token));
        client.token(SandboxClient.renewalFields(token));
        client.token("nonsense=1");

        String body = client.get("/_sandbox/report").body();
        JsonObject report = JsonText.parse(body).orElseThrow();

        assertThat(report.getJsonObject("outcomes").getInt("RENEWED")).isOne();
        assertThat(report.getJsonObject("outcomes").getInt("DOUBLE_RENEWAL")).isOne();
        assertThat(report.getJsonObject("outcomes").getInt("MALFORMED")).isOne();
        assertThat(report.getJsonObject("connections").getInt("alive")).isOne();
        assertThat(report.getJsonObject("renewals").getInt("leastLifeLeftMillis"))
                .isEqualTo(60_000);
        assertThat(body).doesNotContain(code, token, RegisteredApp.DEFAULT_CLIENT_SECRET);
    }

    @Test
    void aResetForgetsEverything() {
        String token = sandbox.issueToken(user.userKey());
        client.token(SandboxClient.renewalFields(token));

        client.post("/_sandbox/reset", "");

        assertThat(sandbox.recorder().requests()).isEmpty();
        assertThat(sandbox.recorder().count(RequestOutcome.RENEWED)).isZero();
        assertThat(sandbox.recorder().secretsIssued()).doesNotContain(token);
        assertThat(sandbox.isAlive(token)).isFalse();
    }

    @Test
    void anotherProcessCanApproveAddUsersAndChangeOptions() {
        URI authorizeUri = client.authorizeUri(SandboxClient.authorizeFields());
        String order = "{\"user\":\"" + user.userKey() + "\",\"authorizeUri\":\"" + authorizeUri + "\"}";

        assertThat(client.post("/_sandbox/approve", order).body()).contains("?code=");
        assertThat(client.post("/_sandbox/users", "{\"count\":2}").body()).contains("user-2");
        client.post("/_sandbox/options", "{\"tokenLifetime\":\"PT5S\"}");
        assertThat(sandbox.options().tokenLifetime()).hasSeconds(5);
    }

    @Test
    void anotherWebsiteCannotUseTheControls() {
        assertThat(client.get("/_sandbox/secrets", "Origin", "https://evil.example")
                        .statusCode())
                .isEqualTo(403);
    }

    @Test
    void aRingKeepsTheNewest() {
        RingBuffer<Integer> ring = new RingBuffer<>(3);
        for (int i = 1; i <= 5; i++) {
            ring.add(i);
        }

        assertThat(ring.list()).containsExactly(3, 4, 5);
    }
}
