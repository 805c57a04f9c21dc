package org.exchangeconnect.token;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import org.exchangeconnect.config.HttpSettings;
import org.exchangeconnect.oauth.Secret;
import org.exchangeconnect.sandbox.PathKind;
import org.exchangeconnect.sandbox.Sandbox;
import org.exchangeconnect.sandbox.SandboxOptions;
import org.exchangeconnect.token.ApiKeyCheck.ApiKeyVerdict;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ApiKeyCheckTest {

    private static final Secret KNOWN = Secret.of(SandboxOptions.DEFAULT_API_KEY);

    private final ApiKeyCheck check =
            new ApiKeyCheck(new InfobipApi(null, new HttpSettings(Duration.ofSeconds(1), Duration.ofMillis(700))));
    private Sandbox sandbox;

    @BeforeEach
    void start() throws IOException {
        sandbox = Sandbox.start(SandboxOptions.standard());
    }

    @AfterEach
    void stop() {
        sandbox.close();
    }

    @Test
    void aKnownKeyIsTakenAndAnUnknownOneRefusedWithoutAnythingBeingSent() {
        assertThat(check.ask(sandbox.uri(), KNOWN)).isEqualTo(ApiKeyVerdict.TAKEN);
        assertThat(check.ask(sandbox.uri(), Secret.of("unknown"))).isEqualTo(ApiKeyVerdict.REFUSED);

        assertThat(sandbox.messages()).isEmpty();
        assertThat(sandbox.recorder().count(PathKind.ACCOUNT)).isEqualTo(2);
    }

    @Test
    void aKeyThatMayNotReadTheBalanceIsKnownAllTheSame() {
        sandbox.faults().on(PathKind.ACCOUNT).status(403);

        assertThat(check.ask(sandbox.uri(), KNOWN)).isEqualTo(ApiKeyVerdict.TAKEN);
    }

    @ParameterizedTest
    @ValueSource(ints = {302, 404, 429, 500, 503})
    void anAnswerAboutSomethingElseTellsNothingOfTheKey(int status) {
        sandbox.faults().on(PathKind.ACCOUNT).status(status);

        assertThat(check.ask(sandbox.uri(), KNOWN)).isEqualTo(ApiKeyVerdict.UNKNOWN);
    }

    @Test
    void whereNobodyAnswersNothingIsKnownOfTheKey() {
        sandbox.faults().on(PathKind.ACCOUNT).hang();

        assertThat(check.ask(sandbox.uri(), KNOWN)).isEqualTo(ApiKeyVerdict.UNKNOWN);
        assertThat(check.ask(URI.create("http://127.0.0.1:1"), KNOWN)).isEqualTo(ApiKeyVerdict.UNKNOWN);
    }
}
