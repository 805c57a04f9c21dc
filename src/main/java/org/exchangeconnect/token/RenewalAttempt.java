package org.exchangeconnect.token;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import org.exchangeconnect.config.OAuthSettings;
import org.exchangeconnect.connection.Reason;
import org.exchangeconnect.oauth.AccessToken;
import org.exchangeconnect.oauth.TokenLifetime;
import org.exchangeconnect.oauth.TokenSet;
import org.exchangeconnect.token.TokenRequestException.Fate;
import org.exchangeconnect.vault.Vault;
import org.exchangeconnect.vault.VaultException;

/** One try to renew one claimed token. It asks Infobip and says what is to be written; it writes nothing. */
@Singleton
public class RenewalAttempt {

    static final String TOKEN_COLUMN = "token";

    private static final Duration LEAST_TIME = Duration.ofMillis(100);

    private final TokenClient client;
    private final RenewalPolicy policy;
    private final Vault vault;
    private final Clock clock;
    private final Duration defaultLifetime;

    @Inject
    RenewalAttempt(TokenClient client, RenewalPolicy policy, Vault vault, Clock clock, OAuthSettings oauth) {
        this.client = client;
        this.policy = policy;
        this.vault = vault;
        this.clock = clock;
        this.defaultLifetime = oauth.tokenLifetime();
    }

    /**
     * Makes the try. Blocks for at most the rest of the lease. Also where the life seems to be long over Infobip is
     * asked once: it was perhaps only the clock that stepped, and nobody shall have to connect again for that.
     *
     * @return what came of it; {@link Settlement.Released} when the lease is over before anything was sent
     */
    public Settlement of(Claim claim) {
        Instant start = clock.instant();
        Duration time = Duration.between(start, claim.renewBy());
        if (time.compareTo(LEAST_TIME) < 0) {
            return new Settlement.Released(claim);
        }
        if (claim.failures() > 0 && start.isAfter(claim.expiresAt().plus(defaultLifetime))) {
            return new Settlement.Ended(claim, Reason.LAPSED);
        }
        try {
            AccessToken token =
                    new AccessToken(claim.tokenType(), vault.open(claim.sealed(), row(claim), TOKEN_COLUMN));
            return renewed(claim, client.renew(token, time), start);
        } catch (TokenRequestException failure) {
            return failed(claim, failure);
        } catch (VaultException closed) {
            return failed(claim, new TokenRequestException(Reason.KEY_MISSING, Fate.NOT_DONE, closed.getMessage()));
        }
    }

    private Settlement renewed(Claim claim, TokenSet answer, Instant start) throws TokenRequestException {
        boolean same = answer.identity().accountKey().equals(claim.accountKey())
                && answer.identity().userKey().equals(claim.userKey());
        if (!same) {
            throw new TokenRequestException(Reason.BAD_ANSWER, Fate.IN_DOUBT, "the answer is another user's token");
        }
        TokenLifetime life = new TokenLifetime(start, answer.lifetime().orElse(defaultLifetime));
        byte[] sealed = vault.seal(answer.token().value(), row(claim), TOKEN_COLUMN);
        return new Settlement.Renewed(claim, sealed, answer.token().type(), start, life.length(), policy.due(life));
    }

    private Settlement failed(Claim claim, TokenRequestException failure) {
        Instant now = clock.instant();
        if (failure.fate() == Fate.REFUSED) {
            return new Settlement.Ended(claim, causeOfRefusal(claim, now));
        }
        return policy.retryAt(now, claim.expiresAt(), claim.failures(), failure.retryAfter())
                .<Settlement>map(retryAt -> new Settlement.Postponed(
                        claim, failure.reason(), retryAt, failure.fate() == Fate.IN_DOUBT || claim.doubt() != null))
                .orElseGet(() -> new Settlement.Ended(claim, Reason.LAPSED));
    }

    /** Infobip says only that it refuses; a token that was replaced unseen, or that was too old, is the true cause. */
    private static Reason causeOfRefusal(Claim claim, Instant now) {
        if (claim.doubt() != null) {
            return claim.doubt();
        }
        return now.isAfter(claim.expiresAt()) ? Reason.LAPSED : Reason.TOKEN_REFUSED;
    }

    private static String row(Claim claim) {
        return claim.id().toString();
    }
}
