package org.exchangeconnect.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Route.FulfillOptions;
import com.microsoft.playwright.assertions.LocatorAssertions.ContainsTextOptions;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.exchangeconnect.sandbox.FaultScript;
import org.exchangeconnect.sandbox.PathKind;
import org.exchangeconnect.sandbox.RegisteredApp;
import org.exchangeconnect.sandbox.RequestOutcome;
import org.exchangeconnect.sandbox.Sandbox;
import org.exchangeconnect.sandbox.SandboxOptions;
import org.exchangeconnect.sandbox.TokenResponseStyle;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The script for public clients without a server, in the example page and against the sandbox. */
@Tag("no-server")
class SinglePageIT {

    private static final double SLOW = 15_000;
    private static final String TOKEN_ENDPOINT = "**/exchange/1/oauth/token";
    private static final String DATE = "Tue, 24 Nov 2026 10:00:00 GMT";

    private final List<String> addresses = new ArrayList<>();
    private final List<String> complaints = new ArrayList<>();
    private Sandbox sandbox;
    private BrowserContext context;
    private Page page;

    @BeforeEach
    void open() throws IOException {
        sandbox = Sandbox.start(SandboxOptions.standard());
        sandbox.reconfigure(options ->
                options.apps(RegisteredApp.standard(sandbox.uri()), RegisteredApp.singlePage(sandbox.browserUri())));
        context = Browsers.shared().newContext();
        page = context.newPage();
        page.onFrameNavigated(frame -> addresses.add(frame.url()));
        page.onConsoleMessage(message -> {
            if (message.type().equals("error")) {
                complaints.add(message.text());
            }
        });
        page.onPageError(complaints::add);
    }

    @AfterEach
    void close() {
        context.close();
        sandbox.close();
    }

    @Test
    void aPageConnectsByPkceAndKeepsItsTokenWhereNobodyElseSeesIt() {
        openPage();
        connect();
        assertStanding("Connected as maya.collins");

        assertThat(page.url()).isEqualTo(home());
        String authorization = (String) page.evaluate("session.authorization()");
        assertThat(authorization).startsWith("IBSSO ");
        String token = authorization.substring(6);
        assertThat(sandbox.isAlive(token)).isTrue();
        assertThat((String) page.evaluate("JSON.stringify([localStorage, sessionStorage, document.cookie, name,"
                        + " history.state, document.documentElement.outerHTML])"))
                .doesNotContain(token)
                .doesNotContain("verifier");
        assertThat(addresses).noneMatch(address -> address.contains(token));
        assertThat(sandbox.recorder().count(RequestOutcome.MALFORMED)).isZero();
        assertThat(complaints).isEmpty();
    }

    @Test
    void theTokenIsRenewedByItselfForAsLongAsThePageIsOpen() {
        shortLives();
        openPage();
        connect();

        assertStanding("renewed 3 times");
        assertThat(sandbox.isAlive(((String) page.evaluate("session.authorization()")).substring(6)))
                .isTrue();
        assertThat(sandbox.recorder().count(RequestOutcome.MALFORMED)).isZero();
        assertThat(sandbox.lapsed()).isEmpty();
    }

    @Test
    void aTimerThatFiresEarlyIsNotTheLast() {
        page.addInitScript(
                """
                const punctual = globalThis.setTimeout;
                globalThis.setTimeout = (what, wait, ...rest) => punctual(what, Math.max(0, wait - 20), ...rest);
                """);
        shortLives();
        openPage();
        connect();

        assertStanding("renewed 1 times");
    }

    @Test
    void aFailureThatPassesIsTriedAgainWhileTheTokenLives() {
        openPage();
        connect();
        assertStanding("renewed 0 times");
        sandbox.faults().on(PathKind.TOKEN).once().status(503);

        page.locator("#renew").click();

        assertStanding("renewed 1 times");
    }

    @Test
    void bothSpellingsOfTheAnswerAreRead() {
        sandbox.reconfigure(options -> options.answerStyle(TokenResponseStyle.SEEN));
        openPage();
        connect();

        assertStanding("Connected as maya.collins");
    }

    @Test
    void whereTheTokenEndpointLetsNoOtherOriginReadItSaysSoAndThePagesOwnHostHelps() {
        sandbox.reconfigure(options -> options.cors(false));
        openPage();
        connect();
        assertStanding("cors-blocked");

        page.locator("#relay").check();
        page.locator("#connect").click();
        assertStanding("Connected as maya.collins");
        page.locator("#renew").click();
        assertStanding("renewed 1 times");
    }

    @Test
    void whoCancelsIsToldThatNothingWasConnected() {
        openPage();
        leave();
        page.locator("button[value=cancel]").click();
        page.waitForURL(home() + "**");

        assertStanding("cancelled");
        page.reload();
        assertStanding("Not connected");
    }

    @Test
    void whoComesBackWithoutAnAnswerHasCancelled() {
        openPage();
        leave();
        page.navigate(home());

        assertStanding("cancelled");
    }

    @ParameterizedTest
    @MethodSource("answersThatBelongToNothing")
    void anAnswerThatIsWrongMakesNoTokenRequest(String query, String code) {
        openPage();
        leave();
        page.navigate(home() + query);

        assertStanding(code);
        assertThat(page.url()).isEqualTo(home());
        assertThat(sandbox.recorder().count(PathKind.TOKEN)).isZero();
        assertThat(complaints).isEmpty();
    }

    static Stream<Arguments> answersThatBelongToNothing() {
        return Stream.of(
                Arguments.of("?code=822762fa24e04975&state=of-another", "state-mismatch"),
                Arguments.of("?code=822762fa24e04975", "state-missing"),
                Arguments.of("?state=a&state=b&code=822762fa24e04975", "response-malformed"));
    }

    @Test
    void anAnswerInAnotherTabIsNotTaken() {
        openPage();
        leave();
        Page other = context.newPage();
        other.navigate(home() + "?code=822762fa24e04975&state=abc");

        assertThat(other.locator("#standing")).containsText("state-unknown");
        assertThat(sandbox.recorder().count(PathKind.TOKEN)).isZero();
    }

    @Test
    void anAnswerCountsOnce() {
        openPage();
        connect();
        assertStanding("Connected as maya.collins");

        page.goBack();
        page.goForward();
        page.reload();

        assertStanding("Not connected");
        assertThat(sandbox.recorder().count(PathKind.TOKEN)).isEqualTo(1);
    }

    @Test
    void anAttemptEndsAfterTenMinutes() {
        openPage();
        pending("{state: 's', verifier: 'v'.repeat(43), at: Date.now() - 600001}");
        page.navigate(home() + "?code=822762fa24e04975&state=s");

        assertStanding("attempt-expired");
    }

    @Test
    void whatInfobipRefusesIsToldWithItsReason() {
        openPage();
        pending("{state: 's', verifier: 'v'.repeat(43), at: Date.now()}");
        page.navigate(home() + "?error=invalid_scope&state=s");

        assertStanding("refused: Infobip refused the request (invalid_scope)");
    }

    @ParameterizedTest
    @MethodSource("answersOfTheTokenEndpoint")
    void eachWayInWhichTheExchangeFailsHasACodeOfItsOwn(Consumer<FaultScript> fault, String code) {
        fault.accept(sandbox.faults().on(PathKind.TOKEN));
        openPage();
        page.evaluate("sessionStorage.setItem('options', JSON.stringify({timeout: 2}))");
        page.reload();
        connect();

        assertStanding(code);
    }

    static Stream<Arguments> answersOfTheTokenEndpoint() {
        return Stream.of(
                fault(FaultScript::invalidGrant, "code-refused"),
                fault(faults -> faults.status(401), "client-refused"),
                fault(faults -> faults.status(403), "client-refused"),
                fault(FaultScript::unauthorized, "client-refused"),
                fault(faults -> faults.status(400), "request-refused"),
                fault(faults -> faults.status(503), "server-error"),
                fault(faults -> faults.tooManyRequests(Duration.ofSeconds(1)), "overloaded"),
                fault(FaultScript::garbage, "bad-answer"),
                fault(FaultScript::html, "bad-answer"),
                fault(FaultScript::truncatedJson, "bad-answer"),
                fault(faults -> faults.hugeBody(100_000), "bad-answer"),
                fault(faults -> faults.missingField("token"), "bad-answer"),
                fault(faults -> faults.missingField("tokenType"), "bad-answer"),
                fault(FaultScript::hang, "timeout"),
                fault(FaultScript::reset, "unreachable"));
    }

    private static Arguments fault(Consumer<FaultScript> fault, String code) {
        return Arguments.of(fault, code);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "400|{\"error\":\"invalid_grant\"}|code-refused|(invalid_grant)",
                "401|{\"requestError\":{\"serviceException\":{\"messageId\":\"UNAUTHORIZED\"}}}|client-refused|(UNAUTHORIZED)",
                "403|{\"errorCode\":\"E403\",\"description\":\"No.\",\"violations\":[]}|client-refused|(E403)",
                "403|<html>forbidden</html>|client-refused|(403)",
                "400|{\"errorCode\":\"E400\",\"description\":\"No.\",\"violations\":[]}|request-refused|(E400)",
                "400|{\"errorCode\":\"822762fa24e04975\"}|request-refused|(400)",
                "400|{\"error\":\"server_error\"}|server-error|(400)"
            })
    void aRefusalIsReadInEachFormAndNamesItsCode(int status, String body, String code, String detail) {
        page.route(TOKEN_ENDPOINT, route -> route.fulfill(readable(status, body)));
        openPage();
        connect();

        assertStanding(code);
        assertStanding(detail);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "\"email\":null|60",
                "\"expires_in\":45|45",
                "\"expires_in\":\"45\"|45",
                "\"expires_in\":\"\"|60",
                "\"expires_in\":\"soon\"|60",
                "\"expires_in\":true|60",
                "\"expires_in\":60000|60",
                "\"expires_in\":3600|60",
                "\"expires_in\":1|60",
                "\"expires_in\":-5|60",
                "\"expires_at\":\"2026-11-24T10:00:30Z\"|30",
                "\"expires_at\":1795514430|30",
                "\"expires_at\":\"1795514430000\"|30",
                "\"expires_in\":60000,\"expires_at\":1795514430|30",
                "\"expires_at\":\"2026-11-24T09:59:30Z\"|60",
                "\"expires_at\":\"2026-11-24T11:00:00Z\"|60"
            })
    void aLifetimeIsBelievedUpToTheConfiguredOne(String field, int seconds) {
        page.route(TOKEN_ENDPOINT, route -> route.fulfill(readable(200, token(field))));
        openPage();
        connect();
        assertStanding("Connected");

        assertThat(remainingSeconds()).isBetween(seconds - 10.0, (double) seconds);
    }

    /** The page's clock may be wrong, so it does not replace the response's date. */
    @Test
    void aTimeOfExpiryCountsOnlyWhereTheResponsesDateIsReadable() {
        FulfillOptions answer = readable(200, token("\"expires_at\":\"2026-11-24T10:00:30Z\""))
                .setHeaders(Map.of("Access-Control-Allow-Origin", "*", "Date", DATE));
        page.route(TOKEN_ENDPOINT, route -> route.fulfill(answer));
        openPage();
        connect();
        assertStanding("Connected");

        assertThat(remainingSeconds()).isBetween(50.0, 60.0);
    }

    private static String token(String field) {
        return "{\"token\":\"3d7908aa\",\"tokenType\":\"IBSSO\",\"accountKey\":\"8F07\",\"userKey\":\"F443\"," + field
                + "}";
    }

    /** A response that pages of other origins can read together with its date. */
    private static FulfillOptions readable(int status, String body) {
        return new FulfillOptions()
                .setStatus(status)
                .setBody(body)
                .setHeaders(Map.of(
                        "Access-Control-Allow-Origin", "*", "Access-Control-Expose-Headers", "Date", "Date", DATE));
    }

    private double remainingSeconds() {
        return ((Number) page.evaluate("session.remaining")).doubleValue() / 1000;
    }

    @ParameterizedTest
    @ValueSource(ints = {400, 404})
    void anErrorThatIsNoRefusalOfTheTokenIsTriedAgain(int status) {
        openPage();
        connect();
        assertStanding("renewed 0 times");
        sandbox.faults().on(PathKind.TOKEN).once().status(status);

        page.locator("#renew").click();

        assertStanding("renewed 1 times");
    }

    @ParameterizedTest
    @ValueSource(ints = {401, 403})
    void aRenewalForWhichTheAppIsRefusedEndsTheSessionAtOnce(int status) {
        openPage();
        connect();
        assertStanding("Connected");
        sandbox.recorder().clear();
        sandbox.faults().on(PathKind.TOKEN).status(status);

        page.locator("#renew").click();

        assertStanding("renewal-refused");
        assertThat(sandbox.recorder().count(PathKind.TOKEN)).isEqualTo(1);
    }

    @Test
    void aRenewalThatIsRefusedEndsTheSessionOnce() {
        openPage();
        connect();
        assertStanding("Connected");
        sandbox.faults().on(PathKind.TOKEN).invalidGrant();
        page.locator("#renew").click();

        assertStanding("renewal-refused");
        assertThat(page.evaluate("(() => { try { session.authorization(); } catch (e) { return e.code; } })()"))
                .isEqualTo("renewal-refused");
    }

    @Test
    void aTokenThatCannotBeRenewedInTimeEndsAndIsServedNoMore() {
        shortLives();
        sandbox.faults().on(PathKind.TOKEN).status(503);
        sandbox.faults().clear();
        openPage();
        connect();
        assertStanding("Connected");
        sandbox.faults().on(PathKind.TOKEN).status(503);

        assertStanding("lapsed");
        assertThat(page.evaluate("session.remaining")).isEqualTo(0);
    }

    @Test
    void aSessionThatIsStoppedForgetsItsToken() {
        openPage();
        connect();
        assertStanding("Connected");
        page.locator("#stop").click();

        assertStanding("stopped");
    }

    @Test
    void aBrowserThatKeepsNothingIsTold() {
        openPage();
        assertThat(
                        page.evaluate(
                                """
                        async () => {
                            const { ExchangeClient } = await import('/spa/exchange-pkce.js');
                            const client = new ExchangeClient({ clientId: 'a', redirectUri: 'b' });
                            Object.defineProperty(globalThis, 'sessionStorage', { get() { throw new Error('blocked'); } });
                            return client.authorizeUrl().catch(e => e.code);
                        }"""))
                .isEqualTo("storage-unavailable");
    }

    @Test
    void aPageWithoutHttpsIsTold() {
        openPage();
        assertThat(
                        page.evaluate(
                                """
                        async () => {
                            const { ExchangeClient } = await import('/spa/exchange-pkce.js');
                            Object.defineProperty(globalThis, 'isSecureContext', { value: false });
                            return new ExchangeClient({ clientId: 'a', redirectUri: 'b' }).authorizeUrl().catch(e => e.code);
                        }"""))
                .isEqualTo("insecure-context");
    }

    @ParameterizedTest
    @ValueSource(strings = {"{}", "{clientId: 'a'}", "{clientId: 'a', redirectUri: 'b', lifetime: 0}"})
    void optionsThatAreMissingOrWrongAreNamed(String options) {
        openPage();
        assertThat(page.evaluate(
                        """
                        async () => {
                            const { ExchangeClient } = await import('/spa/exchange-pkce.js');
                            try { new ExchangeClient(%s); } catch (e) { return e.code; }
                        }"""
                                .formatted(options)))
                .isEqualTo("invalid-options");
    }

    @Test
    void theChallengeIsTheDocumentedExamplesAndEachVerifierIsNew() {
        openPage();
        assertThat(
                        page.evaluate(
                                """
                        async () => {
                            const { ExchangeClient, challengeOf } = await import('/spa/exchange-pkce.js');
                            const client = new ExchangeClient({ clientId: 'a', redirectUri: 'b' });
                            const verifier = () => JSON.parse(sessionStorage.getItem('exchange-pkce:a')).verifier;
                            await client.authorizeUrl();
                            const one = verifier();
                            await client.authorizeUrl();
                            return [await challengeOf('123'), /^[A-Za-z0-9_-]{43,128}$/.test(one), one !== verifier()];
                        }"""))
                .isEqualTo(List.of("pmWkWSBCL51Bfkhn79xPuKBKHz__H6B-mY6G9_eieuM", true, true));
    }

    private void shortLives() {
        sandbox.reconfigure(options -> options.tokenLifetime(Duration.ofSeconds(4)));
        openPage();
        page.evaluate("sessionStorage.setItem('options', JSON.stringify({lifetime: 4}))");
    }

    private String home() {
        return sandbox.browserUri() + "/spa/";
    }

    private void openPage() {
        page.navigate(home());
        assertStanding("Not connected");
    }

    /** Goes to Infobip and logs in there. */
    private void leave() {
        page.locator("#connect").click();
        page.locator("button", new Page.LocatorOptions().setHasText("Maya")).click();
        page.locator("button[value=accept]").waitFor();
    }

    private void connect() {
        leave();
        page.locator("button[value=accept]").click();
    }

    private void pending(String json) {
        page.evaluate("sessionStorage.setItem('exchange-pkce:" + RegisteredApp.SINGLE_PAGE_CLIENT_ID
                + "', JSON.stringify(" + json + "))");
    }

    private void assertStanding(String text) {
        Locator standing = page.locator("#standing");
        assertThat(standing).containsText(text, new ContainsTextOptions().setTimeout(SLOW));
    }
}
