package org.exchangeconnect.renewal;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import org.exchangeconnect.connection.ConnectionId;
import org.exchangeconnect.connection.Reason;
import org.exchangeconnect.sandbox.PathKind;
import org.exchangeconnect.token.TokenFixture;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RenewalAttemptTest {

    private static final Duration TOKEN_LIFETIME = Duration.ofMinutes(1);

    private final TokenFixture tokenFixture = new TokenFixture(TOKEN_LIFETIME);
    private final ConnectionId id = tokenFixture.connect();
    private final Claim claim = tokenFixture.claims.claim(id, 1).orElseThrow();
    private final Instant now = tokenFixture.clock.instant();

    @AfterEach
    void close() {
        tokenFixture.close();
    }

    @Test
    void aNewTokensLifeCountsFromTheStartOfItsRequest() {
        tokenFixture.sandbox.faults().on(PathKind.TOKEN).once().latency(Duration.ofMillis(300));

        RenewalResult.Renewed renewed = (RenewalResult.Renewed) tokenFixture.attempt.of(claim);

        assertThat(renewed.renewedAt())
                .isBetween(now, tokenFixture.clock.instant().minusMillis(300));
        assertThat(renewed.lifetime()).isEqualTo(TOKEN_LIFETIME);
        assertThat(renewed.expiresAt()).isEqualTo(renewed.renewedAt().plus(TOKEN_LIFETIME));
        assertThat(renewed.dueAt()).isEqualTo(renewed.renewedAt().plusSeconds(36));
        assertThat(renewed.tokenType()).isEqualTo("IBSSO");
        assertThat(renewed.sealed()).isNotEqualTo(claim.sealed());
    }

    @Test
    void withATenthOfASecondOrLessOfTheLeaseNothingIsSent() {
        Claim late = with(claim.expiresAt(), now.plusMillis(50), null, 0);

        assertThat(tokenFixture.attempt.of(late)).isEqualTo(new RenewalResult.Released(late));
        assertThat(requests()).isEqualTo(1);
    }

    @Test
    void wellAfterTheEndOfTheLifeATokenThatFailedBeforeIsGivenUpUnasked() {
        Claim lapsed = with(now.minus(TOKEN_LIFETIME).minusSeconds(5), now.plusSeconds(60), null, 1);

        assertThat(tokenFixture.attempt.of(lapsed)).isEqualTo(new RenewalResult.Ended(lapsed, Reason.LAPSED, false));
        assertThat(requests()).isEqualTo(1);
    }

    @Test
    void wellAfterTheEndOfTheLifeATokenThatNobodyTriedIsAskedForOnce() {
        assertThat(tokenFixture.attempt.of(with(now.minus(Duration.ofDays(1)), now.plusSeconds(60), null, 0)))
                .isInstanceOf(RenewalResult.Renewed.class);
    }

    @Test
    void soonAfterTheEndOfTheLifeATokenThatFailedBeforeIsStillAskedFor() {
        assertThat(tokenFixture.attempt.of(with(now.minusSeconds(5), now.plusSeconds(60), null, 3)))
                .isInstanceOf(RenewalResult.Renewed.class);
    }

    @Test
    void anInfobipThatDoesNotCarryItOutLeavesNoDoubtAndALostAnswerDoes() {
        tokenFixture.sandbox.faults().on(PathKind.TOKEN).once().status(503);
        assertThat(postponed(claim).inDoubt()).isFalse();

        tokenFixture.sandbox.faults().on(PathKind.TOKEN).once().lostAnswer();
        assertThat(postponed(claim).inDoubt()).isTrue();
    }

    @Test
    void aTryWaitsNoLongerThanItsLease() {
        tokenFixture.sandbox.faults().on(PathKind.TOKEN).once().latency(Duration.ofMillis(1_500));

        Claim brief = with(claim.expiresAt(), tokenFixture.clock.instant().plusMillis(600), null, 0);
        assertThat(postponed(brief)).matches(RenewalResult.Postponed::inDoubt);
        assertThat(tokenFixture.clock.instant()).isBefore(brief.renewBy().plusMillis(700));
    }

    @Test
    void aTryWaitsNoLongerThanForAnyAnswerOfInfobip() {
        try (TokenFixture impatient = new TokenFixture(TOKEN_LIFETIME, Duration.ofMillis(400))) {
            Claim unhurried = impatient.claims.claim(impatient.connect(), 1).orElseThrow();
            impatient.sandbox.faults().on(PathKind.TOKEN).once().latency(Duration.ofMillis(1_500));

            assertThat(impatient.attempt.of(unhurried))
                    .isInstanceOfSatisfying(RenewalResult.Postponed.class, late -> assertThat(late.inDoubt())
                            .isTrue());
            assertThat(unhurried.renewBy()).isAfter(impatient.clock.instant().plusSeconds(1));
        }
    }

    @Test
    void aDoubtFromBeforeOutlivesATryThatWasNotCarriedOut() {
        tokenFixture.sandbox.faults().on(PathKind.TOKEN).once().status(503);

        assertThat(postponed(with(claim.expiresAt(), claim.renewBy(), Reason.INTERRUPTED, 1))
                        .inDoubt())
                .isTrue();
    }

    @Test
    void aPauseThatInfobipAsksForIsKept() {
        tokenFixture.sandbox.faults().on(PathKind.TOKEN).once().tooManyRequests(Duration.ofSeconds(20));

        assertThat(postponed(claim).retryAt()).isAfterOrEqualTo(now.plusSeconds(20));
    }

    /** The operator can correct the credentials while the token lives, so the connection does not end. */
    @ParameterizedTest
    @ValueSource(ints = {401, 403})
    void anAppThatIsRefusedIsReportedAtOnceAndTheTokenTriedAgain(int status) {
        tokenFixture.sandbox.faults().on(PathKind.TOKEN).once().status(status);

        RenewalResult.Postponed refused = postponed(claim);

        assertThat(refused.failure()).hasValue(Reason.CLIENT_REFUSED);
        assertThat(refused.inDoubt()).isFalse();
        assertThat(refused.retryAt()).isBefore(claim.expiresAt());
        assertThat(tokenFixture.attempt.of(claim)).isInstanceOf(RenewalResult.Renewed.class);
    }

    @Test
    void theLastTryThatFailsAfterTheEndOfTheLifeIsALapse() {
        tokenFixture.sandbox.faults().on(PathKind.TOKEN).once().status(503);
        Claim last = with(now.minusSeconds(1), now.plusSeconds(60), null, 2);

        assertThat(tokenFixture.attempt.of(last)).isEqualTo(new RenewalResult.Ended(last, Reason.LAPSED, true));
    }

    @Test
    void aRefusalIsPutDownToWhatIsKnownToHaveCausedIt() {
        tokenFixture.sandbox.endTokensOf(tokenFixture.sandbox.users().get(0).userKey());
        Instant later = now.plusSeconds(60);

        assertThat(ended(claim).reason()).isEqualTo(Reason.TOKEN_REFUSED);
        assertThat(ended(with(now.minusSeconds(1), later, null, 0)).reason()).isEqualTo(Reason.LAPSED);
        assertThat(ended(with(now.minusSeconds(1), later, Reason.INTERRUPTED, 0))
                        .reason())
                .isEqualTo(Reason.INTERRUPTED);
    }

    @Test
    void aTokenThatNoKeyOpensIsKeptForTheDayThatTheKeyIsThere() {
        byte[] foreign = claim.sealed().clone();
        foreign[foreign.length - 1]++;
        Claim closed = new Claim(
                claim.id(),
                claim.fencingToken(),
                claim.tokenVersion(),
                foreign,
                claim.tokenType(),
                claim.accountKey(),
                claim.userKey(),
                claim.expiresAt(),
                claim.renewBy(),
                null,
                0,
                null,
                claim.lifeLeft());

        assertThat(postponed(closed).reason()).isEqualTo(Reason.KEY_MISSING);
        assertThat(postponed(closed).inDoubt()).isFalse();
        assertThat(requests()).isEqualTo(1);
    }

    @Test
    void anAnswerForAnotherUserOrAnotherAccountIsNotTaken() {
        Claim ofAnother = new Claim(
                claim.id(),
                claim.fencingToken(),
                claim.tokenVersion(),
                claim.sealed(),
                claim.tokenType(),
                "another account",
                claim.userKey(),
                claim.expiresAt(),
                claim.renewBy(),
                null,
                0,
                null,
                claim.lifeLeft());

        RenewalResult.Postponed postponed = postponed(ofAnother);
        assertThat(postponed.reason()).isEqualTo(Reason.BAD_ANSWER);
        assertThat(postponed.inDoubt()).isTrue();
    }

    private RenewalResult.Postponed postponed(Claim tried) {
        return (RenewalResult.Postponed) tokenFixture.attempt.of(tried);
    }

    private RenewalResult.Ended ended(Claim tried) {
        return (RenewalResult.Ended) tokenFixture.attempt.of(tried);
    }

    private Claim with(Instant expiresAt, Instant renewBy, Reason uncertainReason, int failures) {
        return new Claim(
                claim.id(),
                claim.fencingToken(),
                claim.tokenVersion(),
                claim.sealed(),
                claim.tokenType(),
                claim.accountKey(),
                claim.userKey(),
                expiresAt,
                renewBy,
                uncertainReason,
                failures,
                null,
                claim.lifeLeft());
    }

    private long requests() {
        return tokenFixture.sandbox.recorder().count(PathKind.TOKEN);
    }
}
