package org.exchangeconnect.authorization;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.exchangeconnect.authorization.Attempts.Begun;
import org.exchangeconnect.config.OAuthSettings;
import org.exchangeconnect.oauth.AuthorizationCode;
import org.exchangeconnect.oauth.AuthorizationRequest;
import org.exchangeconnect.oauth.OAuthError;
import org.exchangeconnect.oauth.Pkce;
import org.exchangeconnect.oauth.State;
import org.exchangeconnect.sandbox.PathKind;
import org.exchangeconnect.sandbox.RegisteredApp;
import org.exchangeconnect.sandbox.Sandbox;
import org.exchangeconnect.sandbox.SandboxOptions;
import org.exchangeconnect.testing.ParallelCalls;
import org.exchangeconnect.testing.EveryStorage;
import org.exchangeconnect.testing.MovableClock;
import org.exchangeconnect.testing.Storage;
import org.exchangeconnect.token.TokenService;
import org.exchangeconnect.token.TokenServiceFixture;
import org.exchangeconnect.vault.Vault;
import org.exchangeconnect.vault.VaultFixture;
import org.exchangeconnect.web.Browser;
import org.jdbi.v3.core.Jdbi;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Step 3 with a real database, the real token service and the sandbox as Infobip. */
@EveryStorage
class CompletionTest {

    private static final RegisteredApp APP = RegisteredApp.standard(Given.CALLBACK);

    private final Jdbi jdbi;
    private final MovableClock clock = new MovableClock();
    private final Vault vault = VaultFixture.vault();
    private final AttemptRepository repository;
    private final Browser browser = Given.browser();
    private Sandbox sandbox;
    private String maya;
    private OAuthSettings oauth;
    private Attempts attempts;
    private Completion completion;

    CompletionTest(Storage storage) {
        jdbi = storage.migrated();
        repository = new AttemptRepository(jdbi);
    }

    @BeforeEach
    void confidentialClient() throws IOException {
        sandbox = Sandbox.start(SandboxOptions.standard().apps(APP));
        maya = sandbox.users().get(0).userKey();
        use(Given.confidential());
    }

    @AfterEach
    void stopSandbox() {
        sandbox.close();
    }

    @Test
    void theCodeBecomesAConnection() {
        Ending ending = complete(approved(begin()));

        assertThat(ending.outcome()).isEqualTo(Outcome.CONNECTED);
        assertThat(ending.attempt().orElseThrow().connection()).isPresent();
        assertThat(tokenRequests()).isEqualTo(1);
    }

    @Test
    void aConfidentialClientSendsItsSecretAndNoVerifier() {
        complete(approved(begin()));

        assertThat(lastFields()).containsKey("client_secret").doesNotContainKey("code_verifier");
    }

    @Test
    void aConfidentialClientThatAlwaysUsesPkceSendsBoth() {
        use(Given.confidentialWithPkce());

        assertThat(complete(approved(begin())).outcome()).isEqualTo(Outcome.CONNECTED);
        assertThat(lastFields()).containsKeys("client_secret", "code_verifier");
    }

    @Test
    void aPublicClientSendsItsVerifierAndNoSecret() {
        sandbox.reconfigure(options -> options.apps(APP.withClientSecret(null)));
        use(Given.publicClient());

        assertThat(complete(approved(begin())).outcome()).isEqualTo(Outcome.CONNECTED);
        assertThat(lastFields()).containsKey("code_verifier").doesNotContainKey("client_secret");
    }

    @Test
    void theVerifierIsForgottenWhenTheAttemptIsOver() {
        use(Given.confidentialWithPkce());
        Begun begun = begin();
        complete(approved(begun));

        assertThat(repository.find(key(begun)).orElseThrow().sealedVerifier()).isEmpty();
    }

    @Test
    void aReloadEndsAsTheFirstDidWithoutASecondTokenRequest() {
        AuthorizationResponse response = approved(begin());
        Ending first = complete(response);
        Ending second = complete(response);

        assertThat(second.outcome()).isEqualTo(Outcome.CONNECTED);
        assertThat(second.attempt().orElseThrow().connection())
                .isEqualTo(first.attempt().orElseThrow().connection());
        assertThat(tokenRequests()).isEqualTo(1);
    }

    @Test
    void callbacksAtTheSameMomentMakeOneTokenRequestAndEndAlike() throws Exception {
        sandbox.faults().on(PathKind.TOKEN).once().latency(Duration.ofMillis(500));
        AuthorizationResponse response = approved(begin());
        List<Ending> endings = ParallelCalls.call(8, () -> complete(response));

        assertThat(endings).extracting(Ending::outcome).containsOnly(Outcome.CONNECTED);
        assertThat(endings)
                .extracting(ending -> ending.attempt().orElseThrow().connection())
                .containsOnly(endings.get(0).attempt().orElseThrow().connection());
        assertThat(tokenRequests()).isEqualTo(1);
    }

    @Test
    void twoTabsFinishEachTheirOwn() {
        Begun one = begin();
        Begun other = begin();
        String jonas = sandbox.users().get(2).userKey();

        Ending last = complete(approved(other, jonas));
        Ending first = complete(approved(one, maya));

        assertThat(last.outcome()).isEqualTo(Outcome.CONNECTED);
        assertThat(first.outcome()).isEqualTo(Outcome.CONNECTED);
        assertThat(first.attempt().orElseThrow().connection())
                .isNotEqualTo(last.attempt().orElseThrow().connection());
    }

    @Test
    void anotherAttemptsCodeIsRefusedForWantOfItsProofAndServesNobody() {
        sandbox.reconfigure(options -> options.apps(APP.withClientSecret(null)));
        use(Given.publicClient());
        Begun theirs = begin();
        Begun mine = begin();
        AuthorizationCode stolen = approved(theirs).code().orElseThrow();

        assertThat(complete(answer(mine.state(), stolen.value().reveal())).outcome())
                .isEqualTo(Outcome.REFUSED);
        assertThat(repository.find(key(mine)).orElseThrow().connection()).isEmpty();
    }

    @Test
    void anotherBrowsersCallbackIsUnknownAndHarmsNobody() {
        AuthorizationResponse response = approved(begin());
        Ending foreign = completion.complete(response, new AttemptKey(response.state(), Given.browser()));

        assertThat(foreign.outcome()).isEqualTo(Outcome.UNKNOWN);
        assertThat(tokenRequests()).isZero();
        assertThat(complete(response).outcome()).isEqualTo(Outcome.CONNECTED);
    }

    @Test
    void aStateThatNobodyBeganIsUnknown() {
        assertThat(complete(answer(State.random(), "822762fa24e04975")).outcome())
                .isEqualTo(Outcome.UNKNOWN);
        assertThat(tokenRequests()).isZero();
    }

    @Test
    void anAttemptEndsAfterTenMinutes() {
        Begun late = begin();
        AuthorizationResponse response = approved(late);
        clock.advance(Duration.ofMinutes(10));

        assertThat(complete(response).outcome()).isEqualTo(Outcome.EXPIRED);
        assertThat(tokenRequests()).isZero();
    }

    @Test
    void aCancelConsumesTheAttempt() {
        Begun begun = begin();
        AuthorizationResponse code = approved(begun);

        assertThat(complete(error(begun, OAuthError.ACCESS_DENIED)).outcome()).isEqualTo(Outcome.CANCELLED);
        assertThat(complete(code).outcome()).isEqualTo(Outcome.CANCELLED);
        assertThat(tokenRequests()).isZero();
    }

    @Test
    void anErrorAfterASuccessChangesNothing() {
        Begun begun = begin();
        complete(approved(begun));

        assertThat(complete(error(begun, OAuthError.ACCESS_DENIED)).outcome()).isEqualTo(Outcome.CONNECTED);
    }

    @Test
    void otherErrorsOfInfobipAreTold() {
        assertThat(complete(error(begin(), OAuthError.INVALID_SCOPE)).outcome()).isEqualTo(Outcome.REFUSED);
        assertThat(complete(error(begin(), OAuthError.SERVER_ERROR)).outcome()).isEqualTo(Outcome.UNAVAILABLE);
        assertThat(tokenRequests()).isZero();
    }

    @Test
    void aCodeThatInfobipRefusesIsNotTriedAgain() {
        AuthorizationResponse madeUp = answer(begin().state(), "822762fa24e04975");

        assertThat(complete(madeUp).outcome()).isEqualTo(Outcome.REFUSED);
        assertThat(complete(madeUp).outcome()).isEqualTo(Outcome.REFUSED);
        assertThat(tokenRequests()).isEqualTo(1);
    }

    @Test
    void anInfobipThatFailsIsUnavailable() {
        sandbox.faults().on(PathKind.TOKEN).once().status(503);
        assertThat(complete(approved(begin())).outcome()).isEqualTo(Outcome.UNAVAILABLE);

        sandbox.faults().on(PathKind.TOKEN).once().reset();
        assertThat(complete(approved(begin())).outcome()).isEqualTo(Outcome.UNAVAILABLE);

        sandbox.faults().on(PathKind.TOKEN).once().html();
        assertThat(complete(approved(begin())).outcome()).isEqualTo(Outcome.UNAVAILABLE);
    }

    @Test
    void afterAFailureAFreshStartConnects() {
        sandbox.faults().on(PathKind.TOKEN).once().status(503);
        complete(approved(begin()));

        assertThat(complete(approved(begin())).outcome()).isEqualTo(Outcome.CONNECTED);
    }

    @Test
    void aFaultOfOursEndsTheAttemptToo() {
        use(Given.confidentialWithPkce());
        AuthorizationResponse response = approved(begin());
        completion = completion(VaultFixture.vault());

        assertThat(complete(response).outcome()).isEqualTo(Outcome.FAILED);
        assertThat(complete(response).outcome()).isEqualTo(Outcome.FAILED);
        assertThat(tokenRequests()).isZero();
    }

    @Test
    void anAttemptWhoseServerDiedIsToldToBeUnfinished() {
        Begun begun = begin();
        repository.consume(key(begun), clock.instant());
        clock.advance(Duration.ofSeconds(11));

        assertThat(complete(approved(begun)).outcome()).isEqualTo(Outcome.UNFINISHED);
        assertThat(tokenRequests()).isZero();
    }

    @Test
    void aServerThatStopsLetsNobodyWait() {
        Begun begun = begin();
        AuthorizationResponse response = approved(begun);
        repository.consume(key(begun), clock.instant());
        Thread.currentThread().interrupt();

        Ending ending = complete(response);

        assertThat(Thread.interrupted()).isTrue();
        assertThat(ending.outcome()).isEqualTo(Outcome.UNFINISHED);
    }

    private void use(OAuthSettings settings) {
        oauth = Given.at(sandbox, settings);
        attempts = new Attempts(repository, vault, clock, oauth);
        completion = completion(vault);
    }

    private Completion completion(Vault own) {
        TokenService tokens = TokenServiceFixture.tokens(jdbi, own, clock, oauth);
        return new Completion(
                repository, new Attempts(repository, own, clock, oauth), new Settlements(), tokens, clock);
    }

    private Begun begin() {
        return attempts.begin(browser, Optional.empty(), Origin.SETTINGS, Optional.empty());
    }

    private AuthorizationResponse approved(Begun begun) {
        return approved(begun, maya);
    }

    private AuthorizationResponse approved(Begun begun, String userKey) {
        URI request = new AuthorizationRequest(
                        oauth.authorizeUri(),
                        oauth.clientId(),
                        oauth.redirectUri(),
                        oauth.scope(),
                        begun.state(),
                        begun.pkce().map(Pkce::challenge))
                .toUri();
        String query = sandbox.approve(userKey, request).getRawQuery();
        return answer(begun.state(), query.replaceAll("(.*&)?code=([^&]*).*", "$2"));
    }

    private Ending complete(AuthorizationResponse response) {
        return completion.complete(response, new AttemptKey(response.state(), browser));
    }

    private AttemptKey key(Begun begun) {
        return new AttemptKey(begun.state(), browser);
    }

    private static AuthorizationResponse answer(State state, String code) {
        return new AuthorizationResponse(state, Optional.of(AuthorizationCode.of(code)), Optional.empty());
    }

    private static AuthorizationResponse error(Begun begun, OAuthError error) {
        return new AuthorizationResponse(begun.state(), Optional.empty(), Optional.of(error));
    }

    private long tokenRequests() {
        return sandbox.recorder().count(PathKind.TOKEN);
    }

    private Map<String, String> lastFields() {
        return sandbox.recorder().last(PathKind.TOKEN).orElseThrow().fields();
    }
}
