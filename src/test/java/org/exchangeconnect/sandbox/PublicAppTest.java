package org.exchangeconnect.sandbox;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PublicAppTest extends SandboxTest {

    @Override
    SandboxOptions options() {
        SandboxOptions options = super.options();
        return options.apps(options.apps().get(0).withClientSecret(null));
    }

    @Test
    void theChallengeOfInfobipsExampleIsTheHashOf123() {
        assertThat(PkceMethod.challengeOf("123")).isEqualTo("pmWkWSBCL51Bfkhn79xPuKBKHz__H6B-mY6G9_eieuM");
    }

    @Test
    void aPublicClientProvesItselfByItsVerifier() {
        assertThat(client.token(exchange()).statusCode()).isEqualTo(200);
        assertThat(sandbox.recorder().secretsIssued()).contains(SandboxClient.VERIFIER);
    }

    @Test
    void anotherVerifierIsRefused() {
        HttpResponse<String> response = client.token(SandboxClient.with(exchange(), "code_verifier", "x".repeat(43)));

        assertThat(response.body()).isEqualTo("{\"error\":\"invalid_grant\"}");
        assertThat(sandbox.recorder().count(RequestOutcome.CODE_REFUSED)).isOne();
    }

    @Test
    void aPublicClientMustNotSendASecret() {
        malformed(SandboxClient.with(exchange(), "client_secret", "anything"), "client_secret is sent");
    }

    @Test
    void aPublicClientMustSendItsVerifier() {
        malformed(SandboxClient.with(exchange(), "code_verifier", null), "code_verifier is missing");
    }

    @ParameterizedTest
    @ValueSource(ints = {42, 129})
    void aVerifierHas43To128Characters(int length) {
        malformed(SandboxClient.with(exchange(), "code_verifier", "x".repeat(length)), "43 to 128 characters");
    }

    @Test
    void aVerifierUsesTheDocumentedCharactersOnly() {
        malformed(SandboxClient.with(exchange(), "code_verifier", "+".repeat(43)), "43 to 128 characters");
    }

    @Test
    void aPublicClientRenewsWithoutASecret() {
        String token = SandboxClient.json(client.token(exchange())).getString("token");
        Map<String, String> renewal = SandboxClient.with(SandboxClient.renewalFields(token), "client_secret", null);

        assertThat(client.token(renewal).statusCode()).isEqualTo(200);
    }

    @Test
    void aConfidentialClientWithAChallengeNeedsItsVerifierToo() {
        sandbox.reconfigure(options -> options.apps(options.apps().get(0).withClientSecret("s")));
        Map<String, String> fields = SandboxClient.with(exchange(), "client_secret", "s");

        malformed(SandboxClient.with(fields, "code_verifier", null), "code_verifier is missing");
        assertThat(client.token(fields).statusCode()).isEqualTo(200);
    }

    @Test
    void aVerifierWithoutAChallengeIsMalformed() {
        sandbox.reconfigure(options -> options.apps(options.apps().get(0).withClientSecret("s")));
        Map<String, String> fields = SandboxClient.exchangeFields(sandbox.issueCode(user.userKey()));

        malformed(
                SandboxClient.with(fields, "client_secret", "s", "code_verifier", SandboxClient.VERIFIER),
                "had no code_challenge");
    }

    private Map<String, String> exchange() {
        String code = sandbox.issueCode(user.userKey(), SandboxClient.CHALLENGE);
        return SandboxClient.with(
                SandboxClient.exchangeFields(code), "client_secret", null, "code_verifier", SandboxClient.VERIFIER);
    }

    private void malformed(Map<String, String> fields, String complaint) {
        HttpResponse<String> response = client.token(fields);

        assertThat(response.statusCode()).isEqualTo(400);
        assertThat(response.body()).contains("invalid_request", complaint);
        assertThat(sandbox.recorder().count(RequestOutcome.MALFORMED)).isOne();
    }
}
