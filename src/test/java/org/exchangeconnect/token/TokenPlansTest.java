package org.exchangeconnect.token;

import static org.assertj.core.api.Assertions.assertThat;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.exchangeconnect.connection.ConnectionId;
import org.exchangeconnect.connection.ConnectionRepository;
import org.exchangeconnect.connection.EventRepository;
import org.exchangeconnect.connection.Reason;
import org.exchangeconnect.oauth.AccessToken;
import org.exchangeconnect.oauth.Identity;
import org.exchangeconnect.oauth.Secret;
import org.exchangeconnect.oauth.TokenLifetime;
import org.exchangeconnect.oauth.TokenSet;
import org.exchangeconnect.renewal.Claim;
import org.exchangeconnect.renewal.ClaimRepository;
import org.exchangeconnect.renewal.RenewalCounters;
import org.exchangeconnect.renewal.RenewalPolicy;
import org.exchangeconnect.renewal.RenewalResult;
import org.exchangeconnect.renewal.RenewalResultRepository;
import org.exchangeconnect.testing.LargeDatabase;
import org.exchangeconnect.testing.MovableClock;
import org.exchangeconnect.testing.QueryPlans;
import org.exchangeconnect.testing.QueryPlans.Scan;
import org.exchangeconnect.vault.Vault;
import org.exchangeconnect.vault.VaultFixture;
import org.jdbi.v3.core.Jdbi;
import org.junit.jupiter.api.Test;

/** Query plans of renewals with twenty thousand connections: the cost does not grow with their number. */
class TokenPlansTest {

    private static final ConnectionId SOMEBODY = new ConnectionId(new UUID(0, 77));

    private final MovableClock clock = new MovableClock();
    private final Jdbi jdbi = LargeDatabase.shared();
    private final Vault vault = VaultFixture.vault();
    private final RenewalPolicy policy = new RenewalPolicy(0.6, () -> 1);
    private final ConnectionRepository connections = new ConnectionRepository(jdbi, clock);
    private final EventRepository events = new EventRepository(jdbi, clock);
    private final TokenRepository tokens = new TokenRepository(jdbi, connections, events, vault, policy, clock);
    private final ClaimRepository claims = new ClaimRepository(jdbi, policy, VaultFixture.unchecked(), clock);
    private final RenewalCounters metrics = new RenewalCounters(new SimpleMeterRegistry(), clock);
    private final RenewalResultRepository results =
            new RenewalResultRepository(jdbi, connections, events, metrics, clock);
    private final QueryPlans plans = QueryPlans.of(jdbi);

    @Test
    void claimingLooksAtWhatIsDueAlone() {
        assertThat(claims.claimDue(50)).hasSize(50);

        assertNothingGrows();
    }

    @Test
    void theBacklogLooksAtWhatIsDueOrClaimedAlone() {
        assertThat(claims.depth().due()).isPositive();

        assertNothingGrows();
    }

    @Test
    void whatCameOfClaimsIsWrittenByTheirIds() {
        List<Claim> claimed = claims.claimDue(4);
        Instant now = clock.instant();

        assertThat(results.save(List.of(
                        new RenewalResult.Renewed(
                                claimed.get(0),
                                new byte[] {1},
                                "IBSSO",
                                now,
                                Duration.ofMinutes(1),
                                now.plusSeconds(36)),
                        new RenewalResult.Postponed(claimed.get(1), Reason.SERVER_ERROR, now.plusSeconds(9), false),
                        new RenewalResult.Released(claimed.get(2)),
                        new RenewalResult.Ended(claimed.get(3), Reason.LAPSED, true))))
                .hasSize(4);

        assertNothingGrows();
    }

    @Test
    void servingClaimingAndEndingOneTokenTouchesOne() {
        StoredToken stored = tokens.find(SOMEBODY).orElseThrow();
        assertThat(claims.claim(SOMEBODY, stored.version())).isPresent();
        assertThat(tokens.disconnect(SOMEBODY, "admin")).isTrue();

        assertNothingGrows();
    }

    @Test
    void connectingFindsItsUserAmongAll() {
        for (String user : List.of("user4711", "somebody-new")) {
            tokens.connect(
                    new TokenSet(
                            new AccessToken("IBSSO", Secret.of("token")),
                            new Identity("account4711", user, null, null, null, List.of(), List.of()),
                            Optional.empty()),
                    new TokenLifetime(clock.instant(), Duration.ofMinutes(1)));
        }

        assertNothingGrows();
    }

    @Test
    void apiKeysAreFoundByTheirConnection() {
        ApiKeyRepository keys = new ApiKeyRepository(jdbi, connections, events, vault, VaultFixture.unchecked(), clock);
        ConnectionId id = keys.connect("a program", null, Secret.of("key"), true, "admin");
        keys.put(id, Secret.of("another"), true);
        assertThat(keys.find(id)).isPresent();
        keys.erase(id);

        assertNothingGrows();
    }

    @Test
    void whetherTheKeysFitIsTriedOnAFewValues() {
        assertThat(VaultFixture.check(vault, jdbi, clock).fits())
                .as("nothing of the crowd is sealed")
                .isFalse();

        assertNothingGrows();
    }

    private void assertNothingGrows() {
        // app_secret never has more than one row.
        assertThat(plans.take())
                .isNotEmpty()
                .filteredOn(scan -> !scan.table().equals("app_secret"))
                .noneMatch(Scan::growsWithTheTable);
    }
}
