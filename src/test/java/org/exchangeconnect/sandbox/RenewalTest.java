package org.exchangeconnect.sandbox;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RenewalTest extends SandboxTest {

    @Test
    void aRenewalBringsAnotherTokenAndEndsTheOldOneAtOnce() {
        String old = sandbox.issueToken(user.userKey());
        String fresh = renewed(old);

        assertThat(fresh).isNotEqualTo(old);
        assertThat(sandbox.isAlive(fresh)).isTrue();
        assertThat(sandbox.isAlive(old)).isFalse();
    }

    @Test
    void aChainOfRenewalsOutlivesEveryToken() {
        String token = sandbox.issueToken(user.userKey());
        for (int i = 0; i < 10; i++) {
            clock.advance(Duration.ofSeconds(40));
            token = renewed(token);
        }

        assertThat(sandbox.isAlive(token)).isTrue();
        assertThat(sandbox.lapsed()).isEmpty();
        assertThat(sandbox.recorder().renewals().get(user.userKey()))
                .isEqualTo(new RenewalTiming(10, Duration.ofSeconds(20), clock.instant()));
    }

    @Test
    void aLapsedTokenIsRefusedAndRecorded() {
        String token = sandbox.issueToken(user.userKey());
        clock.advance(Duration.ofMinutes(1));

        refuses(token, RequestOutcome.LAPSED);
        assertThat(sandbox.lapsed()).containsExactly(user);
    }

    @Test
    void aTokenThatNobodyRenewedIsKnownAsLapsed() {
        sandbox.issueToken(user.userKey());
        assertThat(sandbox.lapsed()).isEmpty();
        clock.advance(Duration.ofMinutes(1));

        assertThat(sandbox.lapsed()).containsExactly(user);
    }

    @Test
    void aReplacedTokenIsRefusedAndRecorded() {
        String token = sandbox.issueToken(user.userKey());
        renewed(token);

        refuses(token, RequestOutcome.DOUBLE_RENEWAL);
        assertThat(sandbox.recorder().incidents(RequestOutcome.DOUBLE_RENEWAL))
                .singleElement()
                .extracting(Incident::userKey)
                .isEqualTo(user.userKey());
    }

    @Test
    void ofRenewalsAtTheSameInstantOneSucceeds() {
        String token = sandbox.issueToken(user.userKey());

        List<Integer> statuses = IntStream.range(0, 16)
                .parallel()
                .mapToObj(i -> client.token(SandboxClient.renewalFields(token)).statusCode())
                .toList();

        assertThat(statuses).containsOnlyOnce(200);
        assertThat(sandbox.recorder().count(RequestOutcome.RENEWED)).isOne();
        assertThat(sandbox.recorder().count(RequestOutcome.DOUBLE_RENEWAL)).isEqualTo(15);
    }

    @Test
    void theOldTokenMayBeLeftAliveByOption() {
        sandbox.reconfigure(options -> options.oldTokenStaysAlive(true));
        String token = sandbox.issueToken(user.userKey());
        renewed(token);

        assertThat(sandbox.isAlive(token)).isTrue();
        clock.advance(Duration.ofMinutes(1));
        assertThat(sandbox.isAlive(token)).isFalse();
    }

    @Test
    void anInventedOrWithdrawnTokenIsRefused() {
        refuses("3d7908aa-7b8c-4c5a-94bf-5cdeef18947b", RequestOutcome.UNKNOWN_TOKEN);
        String token = sandbox.issueToken(user.userKey());
        sandbox.endTokensOf(user.userKey());

        assertThat(client.token(SandboxClient.renewalFields(token)).statusCode())
                .isEqualTo(400);
    }

    @ParameterizedTest
    @CsvSource({
        "client_id,, client_id is missing",
        "client_secret,, client_secret is missing",
        "redirect_uri, http://x, redirect_uri is not a documented field",
        "refresh_token, x, refresh_token is not a documented field",
        "code, 822762fa24e04975, code is not a token"
    })
    void aRenewalHasExactlyTheDocumentedFields(String field, String value, String complaint) {
        String token = sandbox.issueToken(user.userKey());
        Map<String, String> fields = SandboxClient.with(SandboxClient.renewalFields(token), field, value);

        assertThat(client.token(fields).body()).contains(complaint);
        assertThat(sandbox.recorder().count(RequestOutcome.MALFORMED)).isOne();
        assertThat(sandbox.isAlive(token)).isTrue();
    }

    @Test
    void theLifetimeOfTokensCanBeShortened() {
        sandbox.reconfigure(options -> options.tokenLifetime(Duration.ofSeconds(5)));
        String token = sandbox.issueToken(user.userKey());
        clock.advance(Duration.ofSeconds(5));

        refuses(token, RequestOutcome.LAPSED);
    }

    @Test
    void manyUsersOfTheirOwnAccountsCanBeAdded() {
        List<SandboxUser> many = sandbox.addUsers(1_000);

        assertThat(many).extracting(SandboxUser::userKey).doesNotHaveDuplicates();
        assertThat(many).extracting(SandboxUser::accountKey).doesNotHaveDuplicates();
        assertThat(renewed(sandbox.issueToken(many.get(999).userKey()))).isNotEmpty();
    }

    private String renewed(String token) {
        HttpResponse<String> response = client.token(SandboxClient.renewalFields(token));
        assertThat(response.statusCode()).isEqualTo(200);
        return SandboxClient.json(response).getString("token");
    }

    private void refuses(String token, RequestOutcome outcome) {
        HttpResponse<String> response = client.token(SandboxClient.renewalFields(token));

        assertThat(response.statusCode()).isEqualTo(400);
        assertThat(response.body()).isEqualTo("{\"error\":\"invalid_grant\"}");
        assertThat(sandbox.recorder().count(outcome)).isOne();
    }
}
