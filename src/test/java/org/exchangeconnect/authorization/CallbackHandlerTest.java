package org.exchangeconnect.authorization;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.exchangeconnect.authorization.AuthorizationSessionService.StartedSession;
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
import org.exchangeconnect.testing.EveryStorage;
import org.exchangeconnect.testing.MovableClock;
import org.exchangeconnect.testing.ParallelCalls;
import org.exchangeconnect.testing.Storage;
import org.exchangeconnect.token.TokenService;
import org.exchangeconnect.token.TokenServiceFixture;
import org.exchangeconnect.vault.Vault;
import org.exchangeconnect.vault.VaultFixture;
import org.exchangeconnect.web.session.BrowserCookie;
import org.jdbi.v3.core.Jdbi;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Step 3 with a real database, the real token service and the sandbox as Infobip. */
@EveryStorage
class CallbackHandlerTest {

    private static final RegisteredApp APP = RegisteredApp.standard(AuthorizationFixture.CALLBACK);

    private final Jdbi jdbi;
    private final MovableClock clock = new MovableClock();
    private final Vault vault = VaultFixture.vault();
    private final AuthorizationSessionRepository repository;
    private final BrowserCookie browser = AuthorizationFixture.browser();
    private Sandbox sandbox;
    private String maya;
    private OAuthSettings oauth;
    private AuthorizationSessionService sessionService;
    private CallbackHandler callbackHandler;

    CallbackHandlerTest(Storage storage) {
        jdbi = storage.migrated();
        repository = new AuthorizationSessionRepository(jdbi);
    }

    @BeforeEach
    void confidentialClient() throws IOException {
        sandbox = Sandbox.start(SandboxOptions.standard().apps(APP));
        maya = sandbox.users().get(0).userKey();
        use(AuthorizationFixture.confidential());
    }

    @AfterEach
    void stopSandbox() {
        sandbox.close();
    }

    @Test
    void theCodeBecomesAConnection() {
        CallbackResult result = complete(approved(begin()));

        assertThat(result.outcome()).isEqualTo(FlowOutcome.CONNECTED);
        assertThat(result.session().orElseThrow().connection()).isPresent();
        assertThat(tokenRequests()).isEqualTo(1);
    }

    @Test
    void aConfidentialClientSendsItsSecretAndNoVerifier() {
        complete(approved(begin()));

        assertThat(lastFields()).containsKey("client_secret").doesNotContainKey("code_verifier");
    }

    @Test
    void aConfidentialClientThatAlwaysUsesPkceSendsBoth() {
        use(AuthorizationFixture.confidentialWithPkce());

        assertThat(complete(approved(begin())).outcome()).isEqualTo(FlowOutcome.CONNECTED);
        assertThat(lastFields()).containsKeys("client_secret", "code_verifier");
    }

    @Test
    void aPublicClientSendsItsVerifierAndNoSecret() {
        sandbox.reconfigure(options -> options.apps(APP.withClientSecret(null)));
        use(AuthorizationFixture.publicClient());

        assertThat(complete(approved(begin())).outcome()).isEqualTo(FlowOutcome.CONNECTED);
        assertThat(lastFields()).containsKey("code_verifier").doesNotContainKey("client_secret");
    }

    @Test
    void theVerifierIsForgottenWhenTheAttemptIsOver() {
        use(AuthorizationFixture.confidentialWithPkce());
        StartedSession begun = begin();
        complete(approved(begun));

        assertThat(repository.find(key(begun)).orElseThrow().sealedVerifier()).isEmpty();
    }

    @Test
    void aReloadEndsAsTheFirstDidWithoutASecondTokenRequest() {
        AuthorizationResponse response = approved(begin());
        CallbackResult first = complete(response);
        CallbackResult second = complete(response);

        assertThat(second.outcome()).isEqualTo(FlowOutcome.CONNECTED);
        assertThat(second.session().orElseThrow().connection())
                .isEqualTo(first.session().orElseThrow().connection());
        assertThat(tokenRequests()).isEqualTo(1);
    }

    @Test
    void callbacksAtTheSameMomentMakeOneTokenRequestAndEndAlike() throws Exception {
        sandbox.faults().on(PathKind.TOKEN).once().latency(Duration.ofMillis(500));
        AuthorizationResponse response = approved(begin());
        List<CallbackResult> endings = ParallelCalls.call(8, () -> complete(response));

        assertThat(endings).extracting(CallbackResult::outcome).containsOnly(FlowOutcome.CONNECTED);
        assertThat(endings)
                .extracting(result -> result.session().orElseThrow().connection())
                .containsOnly(endings.get(0).session().orElseThrow().connection());
        assertThat(tokenRequests()).isEqualTo(1);
    }

    @Test
    void twoTabsFinishEachTheirOwn() {
        StartedSession one = begin();
        StartedSession other = begin();
        String jonas = sandbox.users().get(2).userKey();

        CallbackResult last = complete(approved(other, jonas));
        CallbackResult first = complete(approved(one, maya));

        assertThat(last.outcome()).isEqualTo(FlowOutcome.CONNECTED);
        assertThat(first.outcome()).isEqualTo(FlowOutcome.CONNECTED);
        assertThat(first.session().orElseThrow().connection())
                .isNotEqualTo(last.session().orElseThrow().connection());
    }

    @Test
    void anotherAttemptsCodeIsRefusedForWantOfItsProofAndServesNobody() {
        sandbox.reconfigure(options -> options.apps(APP.withClientSecret(null)));
        use(AuthorizationFixture.publicClient());
        StartedSession theirs = begin();
        StartedSession mine = begin();
        AuthorizationCode stolen = approved(theirs).code().orElseThrow();

        assertThat(complete(answer(mine.state(), stolen.value().reveal())).outcome())
                .isEqualTo(FlowOutcome.REFUSED);
        assertThat(repository.find(key(mine)).orElseThrow().connection()).isEmpty();
    }

    @Test
    void anotherBrowsersCallbackIsUnknownAndHarmsNobody() {
        AuthorizationResponse response = approved(begin());
        CallbackResult foreign = callbackHandler.complete(
                response, new AuthorizationSessionKey(response.state(), AuthorizationFixture.browser()));

        assertThat(foreign.outcome()).isEqualTo(FlowOutcome.UNKNOWN);
        assertThat(tokenRequests()).isZero();
        assertThat(complete(response).outcome()).isEqualTo(FlowOutcome.CONNECTED);
    }

    @Test
    void aStateThatNobodyBeganIsUnknown() {
        assertThat(complete(answer(State.random(), "822762fa24e04975")).outcome())
                .isEqualTo(FlowOutcome.UNKNOWN);
        assertThat(tokenRequests()).isZero();
    }

    @Test
    void anAttemptEndsAfterTenMinutes() {
        StartedSession late = begin();
        AuthorizationResponse response = approved(late);
        clock.advance(Duration.ofMinutes(10));

        assertThat(complete(response).outcome()).isEqualTo(FlowOutcome.EXPIRED);
        assertThat(tokenRequests()).isZero();
    }

    @Test
    void aCancelConsumesTheAttempt() {
        StartedSession begun = begin();
        AuthorizationResponse code = approved(begun);

        assertThat(complete(error(begun, OAuthError.ACCESS_DENIED)).outcome()).isEqualTo(FlowOutcome.CANCELLED);
        assertThat(complete(code).outcome()).isEqualTo(FlowOutcome.CANCELLED);
        assertThat(tokenRequests()).isZero();
    }

    @Test
    void anErrorAfterASuccessChangesNothing() {
        StartedSession begun = begin();
        complete(approved(begun));

        assertThat(complete(error(begun, OAuthError.ACCESS_DENIED)).outcome()).isEqualTo(FlowOutcome.CONNECTED);
    }

    @Test
    void otherErrorsOfInfobipAreTold() {
        assertThat(complete(error(begin(), OAuthError.INVALID_SCOPE)).outcome()).isEqualTo(FlowOutcome.REFUSED);
        assertThat(complete(error(begin(), OAuthError.SERVER_ERROR)).outcome()).isEqualTo(FlowOutcome.UNAVAILABLE);
        assertThat(tokenRequests()).isZero();
    }

    @Test
    void aCodeThatInfobipRefusesIsNotTriedAgain() {
        AuthorizationResponse madeUp = answer(begin().state(), "822762fa24e04975");

        assertThat(complete(madeUp).outcome()).isEqualTo(FlowOutcome.REFUSED);
        assertThat(complete(madeUp).outcome()).isEqualTo(FlowOutcome.REFUSED);
        assertThat(tokenRequests()).isEqualTo(1);
    }

    @Test
    void anInfobipThatFailsIsUnavailable() {
        sandbox.faults().on(PathKind.TOKEN).once().status(503);
        assertThat(complete(approved(begin())).outcome()).isEqualTo(FlowOutcome.UNAVAILABLE);

        sandbox.faults().on(PathKind.TOKEN).once().reset();
        assertThat(complete(approved(begin())).outcome()).isEqualTo(FlowOutcome.UNAVAILABLE);

        sandbox.faults().on(PathKind.TOKEN).once().html();
        assertThat(complete(approved(begin())).outcome()).isEqualTo(FlowOutcome.UNAVAILABLE);
    }

    @Test
    void afterAFailureAFreshStartConnects() {
        sandbox.faults().on(PathKind.TOKEN).once().status(503);
        complete(approved(begin()));

        assertThat(complete(approved(begin())).outcome()).isEqualTo(FlowOutcome.CONNECTED);
    }

    @Test
    void aFaultOfOursEndsTheAttemptToo() {
        use(AuthorizationFixture.confidentialWithPkce());
        AuthorizationResponse response = approved(begin());
        callbackHandler = completion(VaultFixture.vault());

        assertThat(complete(response).outcome()).isEqualTo(FlowOutcome.FAILED);
        assertThat(complete(response).outcome()).isEqualTo(FlowOutcome.FAILED);
        assertThat(tokenRequests()).isZero();
    }

    @Test
    void anAttemptWhoseServerDiedIsToldToBeUnfinished() {
        StartedSession begun = begin();
        repository.consume(key(begun), clock.instant());
        clock.advance(Duration.ofSeconds(11));

        assertThat(complete(approved(begun)).outcome()).isEqualTo(FlowOutcome.UNFINISHED);
        assertThat(tokenRequests()).isZero();
    }

    @Test
    void aServerThatStopsLetsNobodyWait() {
        StartedSession begun = begin();
        AuthorizationResponse response = approved(begun);
        repository.consume(key(begun), clock.instant());
        Thread.currentThread().interrupt();

        CallbackResult result = complete(response);

        assertThat(Thread.interrupted()).isTrue();
        assertThat(result.outcome()).isEqualTo(FlowOutcome.UNFINISHED);
    }

    private void use(OAuthSettings settings) {
        oauth = AuthorizationFixture.at(sandbox, settings);
        sessionService = new AuthorizationSessionService(repository, vault, clock, oauth);
        callbackHandler = completion(vault);
    }

    private CallbackHandler completion(Vault own) {
        TokenService tokens = TokenServiceFixture.tokens(jdbi, own, clock, oauth);
        return new CallbackHandler(
                repository,
                new AuthorizationSessionService(repository, own, clock, oauth),
                new OutcomeSignal(),
                tokens,
                clock);
    }

    private StartedSession begin() {
        return sessionService.begin(browser, Optional.empty(), EntryPoint.SETTINGS, Optional.empty());
    }

    private AuthorizationResponse approved(StartedSession begun) {
        return approved(begun, maya);
    }

    private AuthorizationResponse approved(StartedSession begun, String userKey) {
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

    private CallbackResult complete(AuthorizationResponse response) {
        return callbackHandler.complete(response, new AuthorizationSessionKey(response.state(), browser));
    }

    private AuthorizationSessionKey key(StartedSession begun) {
        return new AuthorizationSessionKey(begun.state(), browser);
    }

    private static AuthorizationResponse answer(State state, String code) {
        return new AuthorizationResponse(state, Optional.of(AuthorizationCode.of(code)), Optional.empty());
    }

    private static AuthorizationResponse error(StartedSession begun, OAuthError error) {
        return new AuthorizationResponse(begun.state(), Optional.empty(), Optional.of(error));
    }

    private long tokenRequests() {
        return sandbox.recorder().count(PathKind.TOKEN);
    }

    private Map<String, String> lastFields() {
        return sandbox.recorder().last(PathKind.TOKEN).orElseThrow().fields();
    }
}
