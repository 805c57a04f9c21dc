package org.exchangeconnect.authorization;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.exchangeconnect.authorization.AuthorizationSessionService.StartedSession;
import org.exchangeconnect.config.OAuthSettings;
import org.exchangeconnect.oauth.State;
import org.exchangeconnect.testing.EveryStorage;
import org.exchangeconnect.testing.MovableClock;
import org.exchangeconnect.testing.ParallelCalls;
import org.exchangeconnect.testing.Storage;
import org.exchangeconnect.vault.Vault;
import org.exchangeconnect.vault.VaultException;
import org.exchangeconnect.vault.VaultFixture;
import org.exchangeconnect.web.session.BrowserCookie;
import org.jdbi.v3.core.Jdbi;
import org.junit.jupiter.api.Test;

@EveryStorage
class AuthorizationSessionServiceTest {

    private static final Optional<State> PORTAL = Optional.of(new State("WeHH_yy2irpl8UY"));

    private final MovableClock clock = new MovableClock();
    private final Vault vault = VaultFixture.vault();
    private final BrowserCookie browser = AuthorizationFixture.browser();
    private final Jdbi jdbi;
    private final AuthorizationSessionRepository repository;
    private final AuthorizationSessionService sessionService;

    AuthorizationSessionServiceTest(Storage storage) {
        jdbi = storage.migrated();
        repository = new AuthorizationSessionRepository(jdbi);
        sessionService = with(AuthorizationFixture.publicClient());
    }

    @Test
    void thePortalsStateIsUsedAsItIs() {
        assertThat(begin(PORTAL).state()).isEqualTo(PORTAL.get());
    }

    @Test
    void attemptsThatNobodyFinishedAreGoneWithinMinutesAndFinishedOnesStay() {
        begin(Optional.empty());
        State finished = begin(Optional.empty()).state();
        assertThat(repository.consume(new AuthorizationSessionKey(finished, browser), clock.instant()))
                .isTrue();

        clock.advance(Duration.ofMinutes(16));
        sessionService.deleteOld();

        assertThat(count()).isEqualTo(1);
        clock.advance(Duration.ofDays(2));
        sessionService.deleteOld();
        assertThat(count()).isZero();
    }

    @Test
    void theOldestPendingAttemptsMakeRoomForNewOnes() {
        List<State> states = IntStream.range(0, 7)
                .mapToObj(i -> {
                    clock.advance(Duration.ofSeconds(1));
                    return sessionService
                            .begin(AuthorizationFixture.browser(), Optional.empty(), EntryPoint.LINK, Optional.empty())
                            .state();
                })
                .toList();

        assertThat(repository.deletePending(5, 1_000)).isEqualTo(2);
        assertThat(repository.deletePending(5, 1_000)).isZero();
        assertThat(states).hasSize(7);
    }

    @Test
    void anAttemptWithoutAStateGetsOneOfItsOwnEachTime() {
        State one = begin(Optional.empty()).state();
        State other = begin(Optional.empty()).state();

        assertThat(one).isNotEqualTo(other);
        assertThat(one.value()).hasSizeGreaterThanOrEqualTo(43);
    }

    @Test
    void aPublicClientHasAVerifierThatComesBackForTheSameAttemptOnly() {
        StartedSession begun = begin(PORTAL);
        AuthorizationSessionKey key = new AuthorizationSessionKey(begun.state(), browser);
        AuthorizationSessionKey foreign = new AuthorizationSessionKey(begun.state(), AuthorizationFixture.browser());
        AuthorizationSession stored = repository.find(key).orElseThrow();

        assertThat(sessionService.pkce(key, stored)).isEqualTo(begun.pkce()).isPresent();
        assertThatThrownBy(() -> sessionService.pkce(foreign, stored)).isInstanceOf(VaultException.class);
    }

    @Test
    void aConfidentialClientHasAVerifierOnlyWhenItIsConfigured() {
        assertThat(with(AuthorizationFixture.confidential())
                        .begin(browser, PORTAL, EntryPoint.SETTINGS, Optional.empty())
                        .pkce())
                .isEmpty();
        assertThat(with(AuthorizationFixture.confidentialWithPkce())
                        .begin(browser, Optional.empty(), EntryPoint.SETTINGS, Optional.empty())
                        .pkce())
                .isPresent();
    }

    @Test
    void noVerifierStateOrCookieIsInTheDatabase() {
        StartedSession begun = begin(PORTAL);

        assertThat(dump())
                .contains("SETTINGS")
                .doesNotContain(hex(begun.pkce().orElseThrow().verifier().reveal()))
                .doesNotContain(hex(begun.state().value()))
                .doesNotContain(begun.state().value())
                .doesNotContain(hex(browser.value()))
                .doesNotContain(browser.value());
    }

    @Test
    void theSameStateStartedAgainIsTheSameAttempt() {
        StartedSession first = begin(PORTAL);
        clock.advance(Duration.ofMinutes(6));
        StartedSession second = sessionService.begin(
                browser, PORTAL, EntryPoint.WINDOW, Optional.of(URI.create("https://www.example.com/")));
        clock.advance(Duration.ofMinutes(6));
        AuthorizationSession stored = repository
                .find(new AuthorizationSessionKey(first.state(), browser))
                .orElseThrow();

        assertThat(second).isEqualTo(first);
        assertThat(count()).isEqualTo(1);
        assertThat(stored.origin()).isEqualTo(EntryPoint.WINDOW);
        assertThat(stored.isExpired(clock.instant())).isFalse();
    }

    @Test
    void theSameStateInTwoBrowsersIsTwoAttempts() {
        StartedSession mine = begin(PORTAL);
        StartedSession theirs =
                sessionService.begin(AuthorizationFixture.browser(), PORTAL, EntryPoint.SETTINGS, Optional.empty());

        assertThat(theirs.state()).isEqualTo(mine.state());
        assertThat(theirs.pkce()).isNotEqualTo(mine.pkce());
        assertThat(count()).isEqualTo(2);
    }

    @Test
    void aStateThatExpiredBeginsANewAttempt() {
        StartedSession first = begin(PORTAL);
        clock.advance(Duration.ofMinutes(10));
        StartedSession second = begin(PORTAL);

        assertThat(second.state()).isEqualTo(first.state());
        assertThat(second.pkce()).isNotEqualTo(first.pkce());
    }

    @Test
    void aConsumedStateIsNotUsedAgain() {
        StartedSession first = begin(PORTAL);
        repository.consume(new AuthorizationSessionKey(first.state(), browser), clock.instant());

        assertThat(begin(PORTAL).state()).isNotEqualTo(first.state());
    }

    @Test
    void anAttemptIsTakenOnceByTheManyWhoTry() throws Exception {
        AuthorizationSessionKey key = new AuthorizationSessionKey(begin(PORTAL).state(), browser);

        assertThat(ParallelCalls.call(16, () -> repository.consume(key, clock.instant())))
                .containsOnlyOnce(true)
                .hasSize(16);
    }

    @Test
    void anAttemptBegunManyTimesAtOnceIsOne() throws Exception {
        List<StartedSession> begun = ParallelCalls.call(8, () -> begin(PORTAL));

        assertThat(begun).containsOnly(begun.get(0));
        assertThat(count()).isEqualTo(1);
    }

    @Test
    void anExpiredAttemptIsNotTaken() {
        AuthorizationSessionKey key = new AuthorizationSessionKey(begin(PORTAL).state(), browser);
        clock.advance(Duration.ofMinutes(10));

        assertThat(repository.consume(key, clock.instant())).isFalse();
    }

    @Test
    void onlySoManyAttemptsOfABrowserArePending() {
        StartedSession oldest = begin(Optional.empty());
        IntStream.range(0, 60).forEach(each -> {
            clock.advance(Duration.ofSeconds(1));
            begin(Optional.empty());
        });
        StartedSession foreign = sessionService.begin(
                AuthorizationFixture.browser(), Optional.empty(), EntryPoint.LINK, Optional.empty());

        assertThat(count()).isEqualTo(51);
        assertThat(repository.find(new AuthorizationSessionKey(oldest.state(), browser)))
                .isEmpty();
        assertThat(foreign).isNotNull();
    }

    private AuthorizationSessionService with(OAuthSettings oauth) {
        return new AuthorizationSessionService(repository, vault, clock, oauth);
    }

    private StartedSession begin(Optional<State> state) {
        return sessionService.begin(browser, state, EntryPoint.SETTINGS, Optional.empty());
    }

    private int count() {
        return jdbi.withHandle(handle -> handle.createQuery("select count(*) from authorization_attempt")
                .mapTo(Integer.class)
                .one());
    }

    /** Returns the whole table as text, with bytes in hexadecimal. */
    private String dump() {
        List<Map<String, Object>> rows =
                jdbi.withHandle(handle -> handle.createQuery("select * from authorization_attempt")
                        .mapToMap()
                        .list());
        return rows.stream()
                .flatMap(row -> row.values().stream())
                .map(value -> value instanceof byte[] bytes ? HexFormat.of().formatHex(bytes) : String.valueOf(value))
                .collect(Collectors.joining("\n"));
    }

    private static String hex(String text) {
        return HexFormat.of().formatHex(text.getBytes(StandardCharsets.UTF_8));
    }
}
