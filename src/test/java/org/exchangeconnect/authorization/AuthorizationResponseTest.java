package org.exchangeconnect.authorization;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.exchangeconnect.oauth.OAuthError;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class AuthorizationResponseTest {

    private static final List<String> STATE = List.of("WeHH_yy2irpl8UY");
    private static final List<String> CODE = List.of("822762fa24e04975");

    @Test
    void aCodeAndAStateAreTaken() {
        AuthorizationResponse response =
                read(Map.of("code", CODE, "state", STATE)).orElseThrow();

        assertThat(response.state().value()).isEqualTo("WeHH_yy2irpl8UY");
        assertThat(response.code().orElseThrow().value().reveal()).isEqualTo("822762fa24e04975");
        assertThat(response.error()).isEmpty();
    }

    @Test
    void anErrorIsTakenInPlaceOfACode() {
        AuthorizationResponse response =
                read(Map.of("error", List.of("access_denied"), "state", STATE)).orElseThrow();

        assertThat(response.error()).contains(OAuthError.ACCESS_DENIED);
        assertThat(response.code()).isEmpty();
    }

    @Test
    void anErrorThatNobodyKnowsIsStillAnError() {
        assertThat(read(Map.of("error", List.of("login_required"), "state", STATE))
                        .orElseThrow()
                        .error())
                .contains(OAuthError.INVALID_REQUEST);
    }

    @Test
    void aParameterWithoutValueIsNone() {
        Map<String, List<String>> cancelled =
                Map.of("code", List.of(""), "error", List.of("access_denied"), "state", STATE);

        assertThat(read(cancelled).orElseThrow().error()).contains(OAuthError.ACCESS_DENIED);
    }

    @Test
    void unknownParametersAreLeftAside() {
        assertThat(read(Map.of("code", CODE, "state", STATE, "iss", List.of("https://oneapi.infobip.com"))))
                .isPresent();
    }

    @Test
    void whatIsMissingMakesItUnusable() {
        assertThat(read(Map.of())).isEmpty();
        assertThat(read(Map.of("code", CODE))).isEmpty();
        assertThat(read(Map.of("state", STATE))).isEmpty();
        assertThat(read(Map.of("code", CODE, "state", List.of("")))).isEmpty();
        assertThat(read(Map.of("code", List.of(""), "state", STATE))).isEmpty();
    }

    @Test
    void aRepeatedParameterMakesItUnusable() {
        List<String> twice = List.of("822762fa24e04975", "822762fa24e04975");

        assertThat(read(Map.of("code", twice, "state", STATE))).isEmpty();
        assertThat(read(Map.of("code", CODE, "state", List.of("a", "b")))).isEmpty();
        assertThat(read(Map.of("code", CODE, "state", STATE, "iss", twice))).isEmpty();
    }

    @Test
    void aCodeBesideAnErrorMakesItUnusable() {
        assertThat(read(Map.of("code", CODE, "error", List.of("access_denied"), "state", STATE)))
                .isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {" ", "a b", "<script>", "822762fa24e04975\r\n", "%00", "ä", "a&b"})
    void aMalformedCodeMakesItUnusable(String code) {
        assertThat(read(Map.of("code", List.of(code), "state", STATE))).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {" ", "a b", "a\nb", "ステート"})
    void aMalformedStateMakesItUnusable(String state) {
        assertThat(read(Map.of("code", CODE, "state", List.of(state)))).isEmpty();
    }

    private static Optional<AuthorizationResponse> read(Map<String, List<String>> parameters) {
        return AuthorizationResponse.read(new RequestParameters(parameters));
    }
}
