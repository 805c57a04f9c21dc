package org.exchangeconnect.renewal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Named.named;

import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.exchangeconnect.connection.ConnectionEvent.Type;
import org.exchangeconnect.connection.ConnectionId;
import org.exchangeconnect.connection.ConnectionStatus;
import org.exchangeconnect.connection.Reason;
import org.exchangeconnect.sandbox.FaultScript;
import org.exchangeconnect.sandbox.Incident;
import org.exchangeconnect.sandbox.PathKind;
import org.exchangeconnect.sandbox.RecordedRequest;
import org.exchangeconnect.sandbox.RequestOutcome;
import org.exchangeconnect.sandbox.SandboxUser;
import org.exchangeconnect.testing.Storage;
import org.exchangeconnect.token.TokenFixture;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Named;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Faults of a renewal's request or response, on a node that keeps other connections alive at the same time. */
class RenewalFaultsTest {

    private static final Duration LIMIT = Duration.ofMinutes(2);
    private static RenewingNode node;
    private static TokenFixture tokenFixture;

    private final SandboxUser user = node.newUser();
    private final ConnectionId id = tokenFixture.connect(user.userKey());

    @BeforeAll
    static void start() {
        tokenFixture = new TokenFixture(Duration.ofSeconds(20), Duration.ofSeconds(2), Storage.POSTGRESQL.migrated());
        node = new RenewingNode(tokenFixture);
        node.connect(5);
    }

    @AfterEach
    void clear() {
        tokenFixture.sandbox.faults().clear();
        tokenFixture.sandbox.reconfigure(options -> options.oldTokenStaysAlive(false));
    }

    @AfterAll
    static void stop() {
        node.close();
    }

    /** Faults in which Infobip does not process the request, so the token is unchanged. */
    static Stream<Named<Consumer<FaultScript>>> inPlaceOfAToken() {
        return Stream.of(
                fault("a failing Infobip", script -> script.status(500)),
                fault("a gateway's error", script -> script.status(502)),
                fault("an Infobip that is being mended", script -> script.status(503)),
                fault("too many requests", script -> script.tooManyRequests(Duration.ofSeconds(1))),
                fault("a reset", FaultScript::reset),
                fault("an empty answer", FaultScript::emptyBody),
                fault("half an answer", FaultScript::truncatedJson),
                fault("garbage", FaultScript::garbage),
                fault("a page", FaultScript::html),
                fault("an answer that is too large", script -> script.hugeBody(300 * 1024)),
                fault("an answer without a token", script -> script.body("{\"tokenType\":\"IBSSO\"}")));
    }

    private static Named<Consumer<FaultScript>> fault(String name, Consumer<FaultScript> script) {
        return named(name, script);
    }

    @ParameterizedTest
    @MethodSource("inPlaceOfAToken")
    void whateverIsAnsweredInPlaceOfATokenIsToldAndTheRenewalTriedAgainInTime(Consumer<FaultScript> fault) {
        fault.accept(script().times(1));
        tokenFixture.makeDue(id);

        await().atMost(LIMIT).until(() -> node.renewals(id) >= 1);

        assertThat(node.requests(user, RequestOutcome.FAULT)).isEqualTo(1);
        assertThat(tokenFixture.find(id).status()).isEqualTo(ConnectionStatus.ACTIVE);
        assertThat(node.events(id)).containsSubsequence(Type.RENEWAL_RECOVERED, Type.RENEWAL_FAILED, Type.CONNECTED);
        assertThat(mistakes()).isEmpty();
    }

    @Test
    void aRedirectIsNotFollowedWithTheTokenInHand() {
        URI elsewhere = tokenFixture.sandbox.uri().resolve("/elsewhere");
        script().times(1).redirect(elsewhere);
        tokenFixture.makeDue(id);

        await().atMost(LIMIT).until(() -> node.renewals(id) >= 1);

        assertThat(tokenFixture.sandbox.recorder().requests())
                .extracting(RecordedRequest::path)
                .doesNotContain(elsewhere.getPath());
        assertThat(mistakes()).isEmpty();
    }

    @Test
    void whoIsAskedToComeBackLaterDoesNotComeSooner() {
        script().times(1).tooManyRequests(Duration.ofSeconds(3));
        tokenFixture.makeDue(id);

        await().atMost(LIMIT).until(() -> node.renewals(id) >= 1);

        List<Instant> asked = tokenFixture.sandbox.recorder().requests(PathKind.TOKEN).stream()
                .filter(request -> user.userKey().equals(request.userKey()))
                .filter(request -> request.outcome() != RequestOutcome.EXCHANGED)
                .map(RecordedRequest::at)
                .toList();
        assertThat(Duration.between(asked.get(0), asked.get(1))).isGreaterThanOrEqualTo(Duration.ofMillis(2900));
    }

    @Test
    void aSlowAnswerIsWaitedForAndNothingIsAskedTwice() {
        script().times(1).lateAnswer(Duration.ofSeconds(1));
        tokenFixture.makeDue(id);

        await().atMost(LIMIT).until(() -> node.renewals(id) >= 1);

        assertThat(node.requests(user, RequestOutcome.RENEWED)).isEqualTo(1);
        assertThat(node.events(id)).containsExactly(Type.CONNECTED);
        assertThat(mistakes()).isEmpty();
    }

    @Test
    void anInfobipThatHangsHoldsNobodyButTheOneItHangsOn() {
        script().times(1).hang();
        List<ConnectionId> others = node.connect(20);
        tokenFixture.makeDue(id);
        others.forEach(tokenFixture::makeDue);

        await().atMost(LIMIT).until(() -> node.renewed(others, 1));
        await().atMost(LIMIT).until(() -> node.renewals(id) >= 1);

        assertThat(others).allSatisfy(other -> assertThat(node.events(other)).containsExactly(Type.CONNECTED));
        assertThat(tokenFixture.find(id).isActive()).isTrue();
        assertThat(mistakes()).isEmpty();
    }

    @Test
    void anAnswerInAnotherUsersNameIsNotTaken() {
        script().times(1).otherIdentity();
        tokenFixture.makeDue(id);

        await().atMost(LIMIT).until(() -> !tokenFixture.find(id).isActive());

        assertThat(tokenFixture.find(id).reason()).contains(Reason.ANSWER_LOST);
        assertThat(node.renewals(id)).isZero();
    }

    @Test
    void whereTheOldTokenLivesOnALostAnswerIsMadeGoodByItself() {
        tokenFixture.sandbox.reconfigure(options -> options.oldTokenStaysAlive(true));
        script().times(1).lostAnswer();
        tokenFixture.makeDue(id);

        await().atMost(LIMIT).until(() -> node.renewals(id) >= 1);

        assertThat(tokenFixture.find(id).status()).isEqualTo(ConnectionStatus.ACTIVE);
        assertThat(tokenFixture.find(id).reason()).isEmpty();
        assertThat(node.events(id)).containsSubsequence(Type.RENEWAL_RECOVERED, Type.RENEWAL_FAILED);
    }

    @Test
    void whereTheOldTokenIsDeadALostAnswerIsToldAsSuchAndNothingLoops() {
        script().times(1).lostAnswer();

        assertLostAndAskedTwice();
    }

    @Test
    void anAnswerOfWhichHalfCameIsALostOne() {
        script().times(1).carriedOut().truncatedJson();

        assertLostAndAskedTwice();
    }

    /** Asserts one renewal whose response was lost, and one retry in case the old token is still valid. */
    private void assertLostAndAskedTwice() {
        List<ConnectionId> others = node.connect(3);
        tokenFixture.makeDue(id);

        await().atMost(LIMIT).until(() -> !tokenFixture.find(id).isActive());
        others.forEach(tokenFixture::makeDue);
        await().atMost(LIMIT).until(() -> node.renewed(others, 1));

        assertThat(tokenFixture.find(id).status()).isEqualTo(ConnectionStatus.RECONNECT_REQUIRED);
        assertThat(tokenFixture.find(id).reason()).contains(Reason.ANSWER_LOST);
        assertThat(node.events(id)).startsWith(Type.RECONNECT_REQUIRED, Type.RENEWAL_FAILED);
        assertThat(node.requests(user, RequestOutcome.RENEWED)).isEqualTo(1);
        assertThat(node.requests(user, RequestOutcome.DOUBLE_RENEWAL)).isEqualTo(1);
    }

    private FaultScript script() {
        return tokenFixture.sandbox.faults().on(PathKind.TOKEN).forUser(user.userKey());
    }

    private List<Incident> mistakes() {
        return node.mistakes().stream()
                .filter(mistake -> user.userKey().equals(mistake.userKey()) || mistake.userKey() == null)
                .toList();
    }
}
