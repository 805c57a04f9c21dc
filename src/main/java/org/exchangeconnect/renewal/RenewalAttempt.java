package org.exchangeconnect.renewal;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import org.exchangeconnect.config.OAuthSettings;
import org.exchangeconnect.connection.Reason;
import org.exchangeconnect.infobip.RequestEffect;
import org.exchangeconnect.infobip.TokenClient;
import org.exchangeconnect.infobip.TokenRequestException;
import org.exchangeconnect.oauth.AccessToken;
import org.exchangeconnect.oauth.TokenLifetime;
import org.exchangeconnect.oauth.TokenSet;
import org.exchangeconnect.vault.Vault;
import org.exchangeconnect.vault.VaultException;

/**
 * Step 6: makes one attempt to renew one claimed token. It asks Infobip and returns the result to save; it saves
 * nothing.
 */
@Singleton
public class RenewalAttempt {

    /** The column that the vault binds an encrypted token to. */
    public static final String TOKEN_COLUMN = "token";

    private static final Duration MIN_REQUEST_TIME = Duration.ofMillis(100);

    private final TokenClient client;
    private final RenewalPolicy policy;
    private final Vault vault;
    private final Clock clock;
    private final Duration defaultLifetime;

    @Inject
    public RenewalAttempt(TokenClient client, RenewalPolicy policy, Vault vault, Clock clock, OAuthSettings oauth) {
        this.client = client;
        this.policy = policy;
        this.vault = vault;
        this.clock = clock;
        this.defaultLifetime = oauth.tokenLifetime();
    }

    /**
     * Makes the attempt. Blocks for at most the rest of the lease. A token that seems to have expired is sent once as
     * well: perhaps only the clock stepped, and that should not require a person to reconnect.
     *
     * @return {@link RenewalResult.Released} when the lease is over before anything was sent
     */
    public RenewalResult of(Claim claim) {
        Instant start = clock.instant();
        Duration time = Duration.between(start, claim.renewBy());
        if (time.compareTo(MIN_REQUEST_TIME) < 0) {
            return new RenewalResult.Released(claim);
        }
        if (claim.failures() > 0 && start.isAfter(claim.expiresAt().plus(defaultLifetime))) {
            return new RenewalResult.Ended(claim, Reason.LAPSED, false);
        }
        try {
            AccessToken token =
                    new AccessToken(claim.tokenType(), vault.decrypt(claim.sealed(), row(claim), TOKEN_COLUMN));
            return renewed(claim, client.renew(token, time), start);
        } catch (TokenRequestException failure) {
            return failed(claim, failure);
        } catch (VaultException closed) {
            return failed(claim, TokenRequestException.notSent(Reason.KEY_MISSING, closed));
        }
    }

    private RenewalResult renewed(Claim claim, TokenSet answer, Instant start) throws TokenRequestException {
        boolean same = answer.identity().accountKey().equals(claim.accountKey())
                && answer.identity().userKey().equals(claim.userKey());
        if (!same) {
            throw TokenRequestException.response(
                    Reason.BAD_ANSWER, RequestEffect.UNKNOWN, "the response is another user's token");
        }
        TokenLifetime life = TokenLifetime.of(start, answer.lifetime(), defaultLifetime);
        byte[] sealed = vault.encrypt(answer.token().value(), row(claim), TOKEN_COLUMN);
        return new RenewalResult.Renewed(claim, sealed, answer.token().type(), start, life.length(), policy.due(life));
    }

    private RenewalResult failed(Claim claim, TokenRequestException failure) {
        Instant now = clock.instant();
        if (failure.effect() == RequestEffect.REFUSED) {
            return refused(claim, now);
        }
        boolean inDoubt = failure.effect() == RequestEffect.UNKNOWN || claim.uncertainReason() != null;
        return policy.retryAt(now, claim.expiresAt(), claim.failures(), failure.retryAfter())
                .<RenewalResult>map(at -> new RenewalResult.Postponed(claim, failure.reason(), at, inDoubt))
                .orElseGet(() -> new RenewalResult.Ended(claim, Reason.LAPSED, true));
    }

    /**
     * Infobip reports only that it refuses; the true cause may be that the token was replaced unseen or had expired.
     * When another claim was interrupted, its holder may have the new token and be about to save it: the token is read
     * and tried once more before a person must reconnect.
     */
    private RenewalResult refused(Claim claim, Instant now) {
        if (claim.uncertainReason() == Reason.INTERRUPTED && claim.lastReason() != Reason.TOKEN_REFUSED) {
            return policy.secondLook(now, claim.expiresAt())
                    .<RenewalResult>map(at -> new RenewalResult.Postponed(claim, Reason.TOKEN_REFUSED, at, true))
                    .orElseGet(() -> new RenewalResult.Ended(claim, Reason.INTERRUPTED, true));
        }
        if (claim.uncertainReason() != null) {
            return new RenewalResult.Ended(claim, claim.uncertainReason(), true);
        }
        return new RenewalResult.Ended(
                claim, now.isAfter(claim.expiresAt()) ? Reason.LAPSED : Reason.TOKEN_REFUSED, true);
    }

    private static String row(Claim claim) {
        return claim.id().toString();
    }
}
