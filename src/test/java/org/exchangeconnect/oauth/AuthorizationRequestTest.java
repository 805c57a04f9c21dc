package org.exchangeconnect.oauth;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class AuthorizationRequestTest {

    private static final URI ENDPOINT = URI.create("https://oneapi.infobip.com/exchange/1/oauth/authorize");

    @Test
    void itCarriesExactlyTheDocumentedParameters() {
        assertThat(request(ENDPOINT, Optional.empty()).toUri())
                .hasToString(ENDPOINT + "?response_type=code&client_id=d5e47f02d627e390d615c2e93f168eb6&state=x%2Fz"
                        + "&redirect_uri=https%3A%2F%2Fapp.example.com%2Fapi%2Foauth%2Fcallback&scope=api_read+more");
    }

    @Test
    void withPkceItCarriesTheChallengeAndNoMethod() {
        assertThat(request(ENDPOINT, Optional.of("pmWkWSBCL51Bfkhn79xPuKBKHz__H6B-mY6G9_eieuM"))
                        .toUri()
                        .getRawQuery())
                .startsWith("code_challenge=pmWkWSBCL51Bfkhn79xPuKBKHz__H6B-mY6G9_eieuM&response_type=code&")
                .doesNotContain("method");
    }

    @Test
    void anEndpointsOwnQueryIsKept() {
        assertThat(request(URI.create(ENDPOINT + "?tenant=1"), Optional.empty()).toUri())
                .asString()
                .startsWith(ENDPOINT + "?tenant=1&response_type=code&");
    }

    private static AuthorizationRequest request(URI endpoint, Optional<String> challenge) {
        return new AuthorizationRequest(
                endpoint,
                "d5e47f02d627e390d615c2e93f168eb6",
                URI.create("https://app.example.com/api/oauth/callback"),
                "api_read more",
                new State("x/z"),
                challenge);
    }
}
