package org.exchangeconnect.arquillian;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Stream;
import org.exchangeconnect.sandbox.PathKind;
import org.exchangeconnect.testing.HttpVisitor;
import org.jboss.arquillian.container.test.api.Deployment;
import org.jboss.arquillian.junit5.container.annotation.ArquillianTest;
import org.jboss.shrinkwrap.api.Archive;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Callbacks that are invalid, repeated, or fail at Infobip. */
@Tag("arquillian")
@ArquillianTest
class CallbackIT {

    private static final DeploymentSandbox FLOW = new DeploymentSandbox(app -> app);

    private final HttpVisitor visitor = FLOW.visitor();

    @Deployment(testable = false)
    static Archive<?> war() {
        return BuiltWar.configured(FLOW.keys(CallbackIT.class));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "?",
                "?state=STATE",
                "?state=STATE&code=",
                "?code=822762fa24e04975",
                "?code=822762fa24e04975&state=",
                "?code=822762fa24e04975&state=unknown",
                "?code=822762fa24e04975&state=STATEx",
                "?code=822762fa24e04975&code=822762fa24e04975&state=STATE",
                "?code=822762fa24e04975&state=STATE&state=STATE",
                "?code=822762fa24e04975&state=STATE&iss=a&iss=b",
                "?code=%3Cscript%3Ealert(1)%3C/script%3E&state=STATE",
                "?code=822762fa24e04975%0d%0aX-Evil:1&state=STATE",
                "?code=%FF%FE&state=STATE",
                "?code=822762fa24e04975&state=%00",
                "?code=822762fa24e04975&state=%3Cscript%3Ealert(1)%3C/script%3E",
                "?code=822762fa24e04975&error=access_denied&state=STATE",
                "?error=access_denied",
                "?error=access_denied&state=unknown",
                "?error=invalid_scope&state=unknown"
            })
    void aWrongCallbackMakesNoTokenRequestAndOffersToStartAgain(String query) {
        long before = FLOW.exchanges();
        URI request = visitor.redirectFrom(DeploymentSandbox.LINK);
        HttpResponse<String> page =
                visitor.open(DeploymentSandbox.CALLBACK + query.replace("STATE", DeploymentSandbox.state(request)));

        assertThat(page.statusCode()).isEqualTo(400);
        assertThat(page.headers().firstValue("Content-Type").orElseThrow()).startsWith("text/html");
        assertThat(page.headers().allValues("Cache-Control")).containsExactly("no-store");
        assertThat(page.headers().map()).doesNotContainKey("X-Evil");
        assertThat(page.body())
                .contains("Nothing was connected")
                .contains("href=\"/exchange-connect/api/oauth/authorize\"")
                .doesNotContain("alert(1)", "822762fa24e04975", DeploymentSandbox.state(request));
        assertThat(FLOW.exchanges()).isEqualTo(before);
        assertThat(visitor.open(FLOW.accept(request)).statusCode()).isEqualTo(303);
    }

    @Test
    void anotherBrowsersCallbackIsRefusedAndTheRightOneStillConnects() {
        String callback = FLOW.accept(visitor.redirectFrom(DeploymentSandbox.LINK));
        long before = FLOW.exchanges();
        HttpVisitor other = FLOW.visitor();
        other.open(DeploymentSandbox.LINK);

        assertThat(FLOW.visitor().open(callback).statusCode()).isEqualTo(400);
        assertThat(other.open(callback).statusCode()).isEqualTo(400);
        assertThat(FLOW.exchanges()).isEqualTo(before);
        assertThat(visitor.open(callback).statusCode()).isEqualTo(303);
    }

    @Test
    void aReloadShowsTheFirstResultWithoutASecondTokenRequest() {
        String callback = FLOW.accept(visitor.redirectFrom(DeploymentSandbox.LINK));
        HttpResponse<String> first = visitor.open(callback);
        long before = FLOW.exchanges();
        HttpResponse<String> second = visitor.open(callback);

        assertThat(second.statusCode()).isEqualTo(303);
        assertThat(DeploymentSandbox.location(second)).isEqualTo(DeploymentSandbox.location(first));
        assertThat(FLOW.exchanges()).isEqualTo(before);
    }

    @Test
    void parallelCallbacksMakeOneTokenRequestAndEndAlike() throws Exception {
        String callback = FLOW.accept(visitor.redirectFrom(DeploymentSandbox.LINK));
        long before = FLOW.exchanges();
        FLOW.sandbox().faults().on(PathKind.TOKEN).once().latency(Duration.ofMillis(800));
        ExecutorService threads = Executors.newFixedThreadPool(6);
        try {
            List<Future<HttpResponse<String>>> answers = Stream.generate(
                            () -> threads.submit(() -> visitor.open(callback)))
                    .limit(6)
                    .toList();
            for (Future<HttpResponse<String>> answer : answers) {
                assertThat(answer.get().statusCode()).isEqualTo(303);
                assertThat(DeploymentSandbox.location(answer.get()))
                        .isEqualTo(BuiltWar.address().resolve("connected"));
            }
        } finally {
            threads.shutdownNow();
        }

        assertThat(FLOW.exchanges()).isEqualTo(before + 1);
    }

    @Test
    void aCodeThatInfobipRefusesIsToldAndNotTriedAgain() {
        String state = DeploymentSandbox.state(visitor.redirectFrom(DeploymentSandbox.LINK));
        long before = FLOW.exchanges();
        String callback = DeploymentSandbox.CALLBACK + "?code=822762fa24e04975&state=" + state;
        HttpResponse<String> page = visitor.open(callback);

        assertThat(page.statusCode()).isEqualTo(400);
        assertThat(page.body()).contains("Infobip did not accept this", "Start again");
        assertThat(visitor.open(callback).statusCode()).isEqualTo(400);
        assertThat(FLOW.exchanges()).isEqualTo(before + 1);
    }

    @Test
    void anInfobipThatFailsIsToldAndAFreshStartConnects() {
        FLOW.sandbox().faults().on(PathKind.TOKEN).once().status(503);
        HttpResponse<String> page = FLOW.connect(visitor, DeploymentSandbox.LINK);

        assertThat(page.statusCode()).isEqualTo(502);
        assertThat(page.body()).contains("can’t be reached at the moment", "Start again");
        assertThat(FLOW.connect(visitor, DeploymentSandbox.LINK).statusCode()).isEqualTo(303);
    }

    @Test
    void anAnswerThatIsNoTokenIsToldAsSuch() {
        FLOW.sandbox().faults().on(PathKind.TOKEN).once().html();

        assertThat(FLOW.connect(visitor, DeploymentSandbox.LINK).statusCode()).isEqualTo(502);
    }

    @Test
    void theFailedUserOfThePageStartsAgainFromThere() {
        URI request = visitor.connectFramed("settings?state=again");
        FLOW.sandbox().faults().on(PathKind.TOKEN).once().status(503);

        assertThat(visitor.open(FLOW.accept(request)).body())
                .contains("href=\"/exchange-connect/api/oauth/authorize?from=settings\"");
    }

    @Test
    void aPersonWhoReadsJapaneseIsToldInJapanese() {
        HttpResponse<String> page = visitor.open(DeploymentSandbox.CALLBACK, "Accept-Language", "ja,en;q=0.5");

        assertThat(page.body()).contains("<html lang=\"ja\"", "もう一度始める");
    }
}
