package org.exchangeconnect.infobip;

import static org.assertj.core.api.Assertions.assertThat;
import static org.exchangeconnect.testing.HostileInputs.endsWellOrBy;

import java.net.http.HttpHeaders;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;
import org.exchangeconnect.oauth.TokenSet;
import org.exchangeconnect.testing.HostileInputs;

/** Any response of a token endpoint is a plausible token or an error that repeats no part of it. */
class TokenResponsePropertiesTest {

    private static final Instant NOW = Instant.parse("2026-11-24T10:00:00Z");

    @Property
    void anAnswerIsATokenOrToldAsNone(@ForAll("answers") byte[] body, @ForAll("texts") String retryAfter)
            throws Exception {
        for (int status : List.of(200, 400)) {
            endsWellOrBy(
                    TokenRequestException.class,
                    () -> plausible(TokenResponse.read(status, headers(retryAfter), body, NOW)));
        }
    }

    @Property
    void anyStatusAndPauseIsUnderstood(
            @ForAll @IntRange(min = 100, max = 999) int status, @ForAll("texts") String pause) throws Exception {
        endsWellOrBy(TokenRequestException.class, () -> {
            try {
                return TokenResponse.read(status, headers(pause), new byte[0], NOW);
            } catch (TokenRequestException told) {
                assertThat(told.retryAfter().stream()).allMatch(it -> !it.isNegative());
                throw told;
            }
        });
    }

    private static TokenSet plausible(TokenSet tokens) {
        assertThat(tokens.token().value().reveal()).matches("[!-~]{1,4096}");
        assertThat(tokens.token().type()).matches("[A-Za-z0-9._~+-]{1,32}");
        assertThat(tokens.lifetime().stream())
                .allMatch(life -> life.compareTo(Duration.ZERO) > 0 && life.compareTo(Duration.ofDays(1)) <= 0);
        return tokens;
    }

    private static HttpHeaders headers(String retryAfter) {
        return HttpHeaders.of(Map.of("Retry-After", List.of(retryAfter)), (name, value) -> true);
    }

    @Provide
    Arbitrary<byte[]> answers() {
        return HostileInputs.json(
                "token",
                "tokenType",
                "token_type",
                "accountKey",
                "userKey",
                "username",
                "email",
                "locale",
                "roles",
                "groups",
                "id",
                "name",
                "expires_in",
                "expires_at",
                "requestError",
                "serviceException",
                "messageId",
                "errorCode",
                "error");
    }

    @Provide
    Arbitrary<String> texts() {
        return HostileInputs.texts();
    }
}
