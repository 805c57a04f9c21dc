package org.exchangeconnect.authorization;

import static org.assertj.core.api.Assertions.assertThat;
import static org.exchangeconnect.testing.HostileInputs.inTime;

import java.net.URI;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.exchangeconnect.testing.HostileInputs;
import org.exchangeconnect.vault.VaultFixture;
import org.exchangeconnect.web.session.ViewTokens;

/** Any input from a browser to the two endpoints of the flow is read or ignored without an exception. */
class CallbackPropertiesTest {

    private static final Set<String> ORIGINS = Set.of("https://www.example.com", "https://shop.example.com:8443");
    private static final ReturnUrls URLS =
            new ReturnUrls(ORIGINS.stream().map(URI::create).toList());

    @Property
    void aCallbackIsACodeOrAnErrorWithAStateOrNothing(
            @ForAll("texts") String code, @ForAll("texts") String state, @ForAll("texts") String error)
            throws Exception {
        Map<String, List<String>> given =
                Map.of("code", List.of(code), "state", List.of(state), "error", List.of(error));

        Optional<AuthorizationResponse> response =
                inTime(() -> AuthorizationResponse.read(new RequestParameters(given)));

        response.ifPresent(read -> {
            assertThat(read.state().value()).isEqualTo(state);
            assertThat(read.code().isPresent()).isNotEqualTo(read.error().isPresent());
            assertThat(read.toString()).doesNotContain(HostileInputs.CANARY);
        });
    }

    private static final ViewTokens TOKENS = new ViewTokens(VaultFixture.vault(), Clock.systemUTC());

    @Property
    void aStartIsAlwaysUnderstoodAndCarriesNothingUnusable(
            @ForAll("texts") String from, @ForAll("texts") String view, @ForAll("texts") String conversation)
            throws Exception {
        AuthorizeRequest authorizeRequest = inTime(() -> AuthorizeRequest.read(new RequestParameters(Map.of(
                "from",
                List.of(from.length() % 2 == 0 ? "contextcard" : from),
                "view",
                List.of(view),
                "conversationId",
                List.of(conversation),
                "returnUrl",
                List.of(from)))));

        assertThat(inTime(() -> authorizeRequest.state(Optional.of(AuthorizationFixture.browser()), TOKENS)))
                .isEmpty();
        assertThat(authorizeRequest.conversation().stream()).allMatch(it -> it.matches("[!-~]{1,128}"));
    }

    @Property
    void aReturnUrlThatIsFollowedLeadsToAnAllowedOrigin(@ForAll("texts") String text, @ForAll("texts") String more)
            throws Exception {
        for (String url :
                List.of(text, "https://www.example.com" + text, "https://" + text + "@www.example.com" + more)) {
            inTime(() -> URLS.allowed(url)).ifPresent(followed -> assertThat(followed)
                    .matches(it -> ORIGINS.stream()
                            .anyMatch(origin -> it.toString().equals(origin)
                                    || it.toString().matches("(?s)\\Q" + origin + "\\E(:|:443)?([/?#].*)?")))
                    .matches(it -> it.getRawUserInfo() == null)
                    .matches(it -> it.toString().chars().noneMatch(c -> c <= ' ' || c == '\\' || c > '~')));
        }
    }

    @Provide
    Arbitrary<String> texts() {
        return HostileInputs.texts();
    }
}
