package org.exchangeconnect.token;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.exchangeconnect.connection.Connection;
import org.exchangeconnect.connection.ConnectionEvent;
import org.exchangeconnect.connection.ConnectionEvent.Type;
import org.exchangeconnect.connection.ConnectionId;
import org.exchangeconnect.connection.ConnectionStatus;
import org.exchangeconnect.connection.Reason;
import org.exchangeconnect.oauth.AccessToken;
import org.exchangeconnect.oauth.AuthorizationCode;
import org.exchangeconnect.oauth.Secret;
import org.exchangeconnect.renewal.Claim;
import org.exchangeconnect.renewal.RenewalResult;
import org.exchangeconnect.sandbox.PathKind;
import org.exchangeconnect.sandbox.RecordedRequest;
import org.exchangeconnect.sandbox.RequestOutcome;
import org.exchangeconnect.sandbox.SandboxUser;
import org.exchangeconnect.vault.VaultFixture;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class TokenServiceTest {

    private final TokenFixture tokenFixture = new TokenFixture(Duration.ofMinutes(1));
    private final TokenService service = tokenFixture.service;

    @AfterEach
    void close() {
        tokenFixture.close();
    }

    @Test
    void aCodeBecomesAnActiveConnectionOfItsUserWithALiveToken() {
        SandboxUser user = tokenFixture.sandbox.users().get(0);
        ConnectionId id = tokenFixture.connect(user.userKey());

        Connection connection = tokenFixture.find(id);
        assertThat(connection.isActive()).isTrue();
        assertThat(connection.identity().userKey()).isEqualTo(user.userKey());
        assertThat(connection.identity().roles()).isNotEmpty();
        assertThat(tokenFixture.sandbox.isAlive(service.current(id).value().reveal()))
                .isTrue();
        assertThat(service.current(id).authorization()).startsWith("IBSSO ");
    }

    @Test
    void tokenRequestsCarryExactlyTheDocumentedFields() {
        service.renewNow(tokenFixture.connect());

        List<RecordedRequest> requests = tokenFixture.sandbox.recorder().requests(PathKind.TOKEN);
        assertThat(requests.get(0).fields().keySet())
                .containsExactlyInAnyOrder("client_id", "client_secret", "code", "redirect_uri", "grant_type");
        assertThat(requests.get(1).fields().keySet())
                .containsExactlyInAnyOrder("client_id", "client_secret", "code", "grant_type");
        assertThat(tokenFixture.sandbox.recorder().count(RequestOutcome.MALFORMED))
                .isZero();
    }

    @Test
    void aCodeThatInfobipRefusesMakesNoConnection() {
        assertThat(catchThrowableOfType(
                                TokenRefusedException.class,
                                () -> service.connect(AuthorizationCode.of("0123456789abcdef"), Optional.empty()))
                        .reason())
                .isEqualTo(Reason.TOKEN_REFUSED);
        assertThat(tokenFixture.connections.page(Optional.empty(), Optional.empty(), 10))
                .isEmpty();
    }

    @Test
    void anAnswerThatIsNoTokenLeavesTheOldConnectionAsItWas() {
        ConnectionId id = tokenFixture.connect();
        AccessToken before = service.current(id);
        tokenFixture.sandbox.faults().on(PathKind.TOKEN).once().html();

        assertThatExceptionOfType(TokenUnavailableException.class).isThrownBy(tokenFixture::connect);

        assertThat(service.current(id)).isEqualTo(before);
    }

    @Test
    void renewingNowReplacesTheToken() {
        ConnectionId id = tokenFixture.connect();
        AccessToken before = service.current(id);

        service.renewNow(id);

        assertThat(service.current(id)).isNotEqualTo(before);
        assertThat(tokenFixture.sandbox.isAlive(service.current(id).value().reveal()))
                .isTrue();
        assertThat(tokenFixture.find(id).renewals().count()).isEqualTo(1);
    }

    @Test
    void callersWhoseTokenWasRefusedShareOneRenewal() throws Exception {
        ConnectionId id = tokenFixture.connect();
        AccessToken refused = service.current(id);
        tokenFixture.sandbox.faults().on(PathKind.TOKEN).once().latency(Duration.ofMillis(300));

        Callable<AccessToken> caller = () -> service.replacementFor(id, refused).orElseThrow();
        var pool = Executors.newFixedThreadPool(8);
        List<AccessToken> replacements = new ArrayList<>();
        for (Future<AccessToken> result : pool.invokeAll(java.util.Collections.nCopies(8, caller))) {
            replacements.add(result.get());
        }
        pool.shutdown();

        assertThat(replacements).containsOnly(service.current(id)).doesNotContain(refused);
        assertThat(tokenFixture.sandbox.recorder().count(RequestOutcome.RENEWED))
                .isEqualTo(1);
    }

    @Test
    void aHundredCallsWith401CauseOneRenewal() {
        ConnectionId id = tokenFixture.connect();

        for (int i = 0; i < 100; i++) {
            service.replacementFor(id, service.current(id));
        }
        assertThat(tokenFixture.sandbox.recorder().count(RequestOutcome.RENEWED))
                .isEqualTo(1);
        assertThat(service.replacementFor(id, service.current(id))).isEmpty();

        tokenFixture.renewedBefore(id, Duration.ofSeconds(11));
        assertThat(service.replacementFor(id, service.current(id))).isPresent();
        assertThat(tokenFixture.sandbox.recorder().count(RequestOutcome.RENEWED))
                .isEqualTo(2);
    }

    @Test
    void whileTheEndpointIsDownCallersAreToldAtOnceAndItIsAskedNowAndThen() {
        ConnectionId id = tokenFixture.connect();
        tokenFixture.sandbox.faults().on(PathKind.TOKEN).status(503);
        for (int i = 0; i < 60; i++) {
            assertThatExceptionOfType(TokenUnavailableException.class).isThrownBy(() -> service.renewNow(id));
        }

        assertThat(tokenFixture.sandbox.recorder().requests(PathKind.TOKEN)).hasSizeLessThan(50);
        tokenFixture.sandbox.faults().clear();
        await().ignoreExceptions().until(() -> {
            service.renewNow(id);
            return true;
        });
    }

    @Test
    void anInfobipThatRefusesWithItsOwnErrorRespondsAllTheSame() {
        ConnectionId id = tokenFixture.connect();
        tokenFixture.sandbox.faults().on(PathKind.TOKEN).times(20).unauthorized();
        for (int i = 0; i < 20; i++) {
            assertThat(catchThrowableOfType(TokenUnavailableException.class, () -> service.renewNow(id))
                            .reason())
                    .isEqualTo(Reason.CLIENT_REFUSED);
        }

        assertThat(tokenFixture.renewal.breaker.isOpen()).isFalse();
        service.renewNow(id);
        assertThat(tokenFixture.find(id).isInTrouble()).isFalse();
    }

    @Test
    void aCodeThatIsRefusedInInfobipsOwnFormIsARefusal() {
        tokenFixture.sandbox.faults().on(PathKind.TOKEN).once().unauthorized();

        TokenRefusedException refused = catchThrowableOfType(TokenRefusedException.class, tokenFixture::connect);
        assertThat(refused.reason()).isEqualTo(Reason.CLIENT_REFUSED);
        assertThat(refused).hasMessageEndingWith("CLIENT_REFUSED, status 401 UNAUTHORIZED");
    }

    @Test
    void aTokenThatWasRenewedMeanwhileIsGivenWithoutAskingInfobip() {
        ConnectionId id = tokenFixture.connect();
        AccessToken old = service.current(id);
        service.renewNow(id);

        assertThat(service.replacementFor(id, old)).hasValue(service.current(id));
        assertThat(tokenFixture.sandbox.recorder().count(RequestOutcome.RENEWED))
                .isEqualTo(1);
    }

    @Test
    void callersWaitForTheResultOfARenewalUnderWay() throws Exception {
        ConnectionId id = tokenFixture.connect();
        AccessToken old = service.current(id);
        Claim claim = tokenFixture.claims.claim(id, 1).orElseThrow();
        var pool = Executors.newSingleThreadExecutor();
        Future<AccessToken> waiting =
                pool.submit(() -> service.replacementFor(id, old).orElseThrow());

        RenewalResult settlement = tokenFixture.attempt.of(claim);
        assertThat(waiting).isNotDone();
        tokenFixture.results.save(List.of(settlement));

        assertThat(waiting.get()).isNotEqualTo(old);
        pool.shutdown();
        assertThat(tokenFixture.sandbox.recorder().count(RequestOutcome.RENEWED))
                .isEqualTo(1);
    }

    @Test
    void theCurrentTokenGoesOnServingWhileARenewalHangs() throws Exception {
        ConnectionId id = tokenFixture.connect();
        AccessToken before = service.current(id);
        tokenFixture.sandbox.faults().on(PathKind.TOKEN).once().hang();
        var pool = Executors.newSingleThreadExecutor();
        Future<?> renewal = pool.submit(() -> service.renewNow(id));
        await().until(() -> tokenFixture.sandbox.faults().hanging() == 1);

        assertThat(service.current(id)).isEqualTo(before);

        assertThat(renewal).isNotDone();
        tokenFixture.sandbox.faults().release();
        renewal.get();
        pool.shutdown();
        assertThat(service.current(id)).isNotEqualTo(before);
    }

    @Test
    void aRefusedRenewalEndsTheConnectionWithItsReasonUntilItIsConnectedAgain() {
        ConnectionId id = tokenFixture.connect();
        tokenFixture.sandbox.endTokensOf(tokenFixture.sandbox.users().get(0).userKey());

        assertThat(catchThrowableOfType(ReconnectRequiredException.class, () -> service.renewNow(id))
                        .reason())
                .isEqualTo(Reason.TOKEN_REFUSED);
        assertThat(tokenFixture.find(id).status()).isEqualTo(ConnectionStatus.RECONNECT_REQUIRED);
        assertThatExceptionOfType(ReconnectRequiredException.class).isThrownBy(() -> service.current(id));

        assertThat(tokenFixture.connect()).isEqualTo(id);
        assertThat(tokenFixture.sandbox.isAlive(service.current(id).value().reveal()))
                .isTrue();
        assertThat(tokenFixture.events.page(id, Long.MAX_VALUE, 10))
                .extracting(ConnectionEvent::type)
                .containsExactly(Type.RECONNECTED, Type.RECONNECT_REQUIRED, Type.CONNECTED);
    }

    @Test
    void whoIsRecognisedAgainByWayOfInfobipAddsNothingToTheHistoryWhileAllIsWell() {
        ConnectionId id = tokenFixture.connect();

        assertThat(tokenFixture.connect()).isEqualTo(id);
        assertThat(events(id)).containsExactly(Type.CONNECTED);

        tokenFixture.sandbox.faults().on(PathKind.TOKEN).once().status(503);
        assertThatExceptionOfType(TokenUnavailableException.class).isThrownBy(() -> service.renewNow(id));
        assertThat(tokenFixture.find(id).isInTrouble()).isTrue();
        tokenFixture.connect();
        assertThat(tokenFixture.find(id).isInTrouble()).isFalse();
        assertThat(events(id)).startsWith(Type.RECONNECTED);
    }

    private List<Type> events(ConnectionId id) {
        return tokenFixture.events.page(id, Long.MAX_VALUE, 10).stream()
                .map(ConnectionEvent::type)
                .toList();
    }

    @Test
    void whereALostAnswerHadReplacedTheTokenTheReasonSaysSo() {
        ConnectionId id = tokenFixture.connect();
        tokenFixture.sandbox.faults().on(PathKind.TOKEN).once().lostAnswer();
        assertThatExceptionOfType(TokenUnavailableException.class).isThrownBy(() -> service.renewNow(id));
        assertThat(tokenFixture.find(id).isInTrouble()).isTrue();

        assertThat(catchThrowableOfType(ReconnectRequiredException.class, () -> service.renewNow(id))
                        .reason())
                .isEqualTo(Reason.ANSWER_LOST);
    }

    @Test
    void whereTheOldTokenLivesOnALostAnswerIsMadeGoodByTheNextRenewal() {
        tokenFixture.sandbox.reconfigure(options -> options.oldTokenStaysAlive(true));
        ConnectionId id = tokenFixture.connect();
        tokenFixture.sandbox.faults().on(PathKind.TOKEN).once().lostAnswer();
        assertThatExceptionOfType(TokenUnavailableException.class).isThrownBy(() -> service.renewNow(id));

        service.renewNow(id);

        assertThat(tokenFixture.find(id).isInTrouble()).isFalse();
        assertThat(tokenFixture.sandbox.isAlive(service.current(id).value().reveal()))
                .isTrue();
    }

    @Test
    void anotherUsersTokenInTheAnswerIsRefusedAndTheOldOneKept() {
        ConnectionId id = tokenFixture.connect();
        AccessToken before = service.current(id);
        tokenFixture.sandbox.faults().on(PathKind.TOKEN).once().otherIdentity();

        assertThat(catchThrowableOfType(TokenUnavailableException.class, () -> service.renewNow(id))
                        .reason())
                .isEqualTo(Reason.BAD_ANSWER);

        assertThat(service.current(id)).isEqualTo(before);
    }

    @Test
    void whatIsDisconnectedServesNoMore() {
        ConnectionId id = tokenFixture.connect();
        service.disconnect(id, "admin");

        assertThatExceptionOfType(ReconnectRequiredException.class).isThrownBy(() -> service.current(id));
        assertThatExceptionOfType(ReconnectRequiredException.class).isThrownBy(() -> service.renewNow(id));
        assertThatExceptionOfType(UnknownConnectionException.class)
                .isThrownBy(() -> service.current(new ConnectionId(UUID.randomUUID())));
    }

    @Test
    void disconnectingTwiceIsRecordedOnce() {
        ConnectionId byToken = tokenFixture.connect();
        ConnectionId byKey = tokenFixture.keys.connect("Shop", null, Secret.of("key"), true, null);

        for (ConnectionId id : List.of(byToken, byKey)) {
            service.disconnect(id, "admin");
            service.disconnect(id, "another");

            assertThat(tokenFixture.events.page(id, Long.MAX_VALUE, 10))
                    .filteredOn(event -> event.type() == Type.DISCONNECTED)
                    .extracting(ConnectionEvent::actor)
                    .containsExactly("admin");
        }
    }

    @Test
    void aBodyThatNeverEndsIsGivenUpInTime() {
        try (TokenFixture impatient = new TokenFixture(Duration.ofMinutes(1), Duration.ofMillis(300))) {
            ConnectionId id = impatient.connect();
            impatient.sandbox.faults().on(PathKind.TOKEN).once().hang();

            assertThat(catchThrowableOfType(TokenUnavailableException.class, () -> impatient.service.renewNow(id))
                            .reason())
                    .isEqualTo(Reason.UNREACHABLE);
        }
    }

    @Test
    void aHugeAnswerIsRefused() {
        ConnectionId id = tokenFixture.connect();
        tokenFixture.sandbox.faults().on(PathKind.TOKEN).once().hugeBody(200_000);

        assertThatExceptionOfType(TokenUnavailableException.class).isThrownBy(() -> service.renewNow(id));
        assertThat(tokenFixture.find(id).isActive()).isTrue();
    }

    @Test
    void aRedirectIsNotFollowed() {
        ConnectionId id = tokenFixture.connect();
        tokenFixture.sandbox.faults().on(PathKind.TOKEN).once().redirect(tokenFixture.sandbox.tokenUri());

        assertThatExceptionOfType(TokenUnavailableException.class).isThrownBy(() -> service.renewNow(id));
        assertThat(tokenFixture.sandbox.recorder().count(PathKind.TOKEN)).isEqualTo(2);
    }

    @Test
    void withAnotherKeyFileNothingIsClaimedWrittenOrAskedAndTheRightOneGoesOn() {
        ConnectionId id = tokenFixture.connect();
        tokenFixture.makeDue(id);
        Connection before = tokenFixture.find(id);
        int asked = tokenFixture.sandbox.recorder().requests(PathKind.TOKEN).size();

        try (TokenFixture other = new TokenFixture(
                Duration.ofMinutes(1),
                Duration.ofSeconds(2),
                tokenFixture.jdbi,
                tokenFixture.clock,
                VaultFixture.vault())) {
            assertThat(other.claims.claimDue(10)).isEmpty();
            assertThat(other.claims.claimOlderThan(Duration.ZERO, 10)).isEmpty();
            for (ThrowingCallable call : List.<ThrowingCallable>of(
                    () -> other.service.renewNow(id),
                    () -> other.service.current(id),
                    () -> other.service.connect(AuthorizationCode.of("0123456789abcdef"), Optional.empty()),
                    () -> other.keys.connect("Shop", null, Secret.of("key"), true, "somebody"),
                    () -> other.keys.put(id, Secret.of("key"), true))) {
                assertThat(catchThrowableOfType(TokenUnavailableException.class, call)
                                .reason())
                        .isEqualTo(Reason.KEY_MISSING);
            }
            assertThat(other.sandbox.recorder().requests(PathKind.TOKEN)).isEmpty();
        }

        assertThat(tokenFixture.sandbox.recorder().requests(PathKind.TOKEN)).hasSize(asked);
        assertThat(tokenFixture.find(id)).isEqualTo(before);
        assertThat(tokenFixture.claims.claimDue(10)).extracting(Claim::id).containsExactly(id);
    }

    @Test
    void aTokenFromAnOldBackupIsTriedOnceThenToldAsLapsedAndTheFallbackKeyServes() {
        ConnectionId id = tokenFixture.connect();
        tokenFixture.keys.put(id, Secret.of("fallback-key"), true);
        tokenFixture.jdbi.useHandle(handle -> handle.execute("create table backup as select * from connection_token"));
        service.renewNow(id);
        tokenFixture.jdbi.useHandle(handle -> {
            handle.execute("update connection_token set (token, fence) = (select token, fence from backup)");
            handle.createUpdate("update connection_token set expires_at = :then, due_at = :then")
                    .bind("then", tokenFixture.clock.instant().minus(Duration.ofHours(1)))
                    .execute();
        });
        int before = tokenFixture.sandbox.recorder().requests(PathKind.TOKEN).size();

        tokenFixture
                .claims
                .claimExpired(10)
                .forEach(claim -> tokenFixture.results.save(List.of(tokenFixture.attempt.of(claim))));

        assertThat(tokenFixture.sandbox.recorder().requests(PathKind.TOKEN)).hasSize(before + 1);
        assertThat(tokenFixture.find(id).status()).isEqualTo(ConnectionStatus.RECONNECT_REQUIRED);
        assertThat(tokenFixture.find(id).reason()).contains(Reason.LAPSED);
        assertThat(tokenFixture.claims.claimExpired(10)).isEmpty();
        assertThat(service.current(id).authorization()).isEqualTo("App fallback-key");
    }
}
