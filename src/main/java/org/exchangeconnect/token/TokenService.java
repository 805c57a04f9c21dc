package org.exchangeconnect.token;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.function.Supplier;
import org.exchangeconnect.config.OAuthSettings;
import org.exchangeconnect.connection.ConnectionId;
import org.exchangeconnect.connection.Reason;
import org.exchangeconnect.infobip.TokenClient;
import org.exchangeconnect.infobip.TokenRequestException;
import org.exchangeconnect.oauth.AccessToken;
import org.exchangeconnect.oauth.AuthorizationCode;
import org.exchangeconnect.oauth.Pkce;
import org.exchangeconnect.oauth.TokenLifetime;
import org.exchangeconnect.oauth.TokenSet;
import org.exchangeconnect.renewal.OnDemandRenewal;
import org.exchangeconnect.renewal.RenewalAttempt;
import org.exchangeconnect.vault.KeyFileCheck;
import org.exchangeconnect.vault.Vault;
import org.exchangeconnect.vault.VaultException;

/**
 * Steps 4 and 5: the only access to tokens. Callers request the current token for each call and never store it.
 *
 * <p>Code in the same server may inject this class: {@link #current} for a call, {@link #replacementFor} after a 401,
 * and the other methods as needed. These rules hold for each method:
 *
 * <ul>
 *   <li>Safe for use by many threads, in any context or none. Call it outside a transaction: a token that Infobip
 *       replaced cannot be rolled back.
 *   <li>{@link #current} reads only the database until the token expires. When Infobip must be asked, a method blocks
 *       for at most {@code infobip.http.connect-timeout} plus {@code infobip.http.read-timeout} plus one second, or up
 *       to twice that when the rate limit, another caller's renewal or the database delays it.
 *   <li>No argument and no return value is null. Every failure is one of the documented exceptions, all of them
 *       unchecked; a database failure is one of Jdbi's. No exception message contains a secret.
 * </ul>
 */
@Singleton
public class TokenService {

    /** After a renewal, a 401 causes no further renewal until the lifetime divided by this number has passed. */
    private static final int COOL_DOWN_SHARE = 6;

    private final TokenClient client;
    private final TokenRepository tokens;
    private final ApiKeyRepository keys;
    private final OnDemandRenewal renewal;
    private final Vault vault;
    private final KeyFileCheck check;
    private final Clock clock;
    private final OAuthSettings oauth;
    private final Duration renewalCoolDown;

    @Inject
    TokenService(
            TokenClient client,
            TokenRepository tokens,
            ApiKeyRepository keys,
            OnDemandRenewal renewal,
            Vault vault,
            KeyFileCheck check,
            Clock clock,
            OAuthSettings oauth) {
        this.client = client;
        this.tokens = tokens;
        this.keys = keys;
        this.renewal = renewal;
        this.vault = vault;
        this.check = check;
        this.clock = clock;
        this.oauth = oauth;
        this.renewalCoolDown = oauth.tokenLifetime().dividedBy(COOL_DOWN_SHARE);
    }

    /**
     * Step 4: exchanges an authorization code and stores the token in its user's connection, which is created if it is
     * new and becomes ACTIVE again if it was not.
     *
     * @param pkce the session's verifier; empty when the authorization request carried no challenge
     * @throws TokenRefusedException when Infobip issued no token for the code
     * @throws TokenUnavailableException when Infobip cannot be reached, fails or sends an unusable response; also,
     *     without a request, when the key file does not match the database
     */
    public ConnectionId connect(AuthorizationCode code, Optional<Pkce> pkce) {
        if (!check.fits()) {
            throw new TokenUnavailableException(Reason.KEY_MISSING, null);
        }
        try {
            Instant start = clock.instant();
            TokenSet answer = client.exchange(code, pkce);
            return tokens.connect(answer, TokenLifetime.of(start, answer.lifetime(), oauth.tokenLifetime()));
        } catch (TokenRequestException failure) {
            throw failure.refusedCode()
                    ? new TokenRefusedException(failure.reason(), failure)
                    : new TokenUnavailableException(failure.reason(), failure);
        }
    }

    /**
     * Step 5: returns the credentials for a call's {@code Authorization}: the current token; or the API key, when the
     * connection has no token by design, or when its token is gone or expired and it has a fallback key. Callers wait
     * for a renewal only when the token has expired. The token may be about to expire: use it for the next call only,
     * and use {@link #replacementFor} after a 401.
     *
     * @throws ReconnectRequiredException when there is no token and a person must connect again
     * @throws TokenUnavailableException when the token has expired and cannot be renewed now
     * @throws UnknownConnectionException when there is no such connection
     */
    public AccessToken current(ConnectionId id) {
        return orKey(id, () -> currentToken(id));
    }

    private AccessToken currentToken(ConnectionId id) {
        StoredToken stored = stored(id);
        return open(id, stored.isLiving(clock.instant()) ? stored : renewed(id, stored));
    }

    /**
     * Returns another token after Infobip refused this one with 401: the newer stored token, a token from a renewal
     * that all concurrent callers share, or the fallback API key. A token that was renewed within the last sixth of a
     * lifetime (ten seconds of a minute) is not the cause of a 401 and is not renewed again.
     *
     * @param rejected the token that {@link #current} returned for the call
     * @return empty when there is no other: an API key is not renewed, and its refusal is final. The call may be
     *     repeated once with the returned token, because a 401 means that it was not processed
     * @throws ReconnectRequiredException when Infobip refuses to renew it
     * @throws TokenUnavailableException when it cannot be renewed now
     */
    public Optional<AccessToken> replacementFor(ConnectionId id, AccessToken rejected) {
        AccessToken other = rejected.type().equals(ApiKeyRepository.TYPE)
                ? current(id)
                : orKey(id, () -> tokenInPlaceOf(rejected, id));
        return Optional.of(other).filter(found -> !found.equals(rejected));
    }

    private AccessToken tokenInPlaceOf(AccessToken rejected, ConnectionId id) {
        StoredToken stored = stored(id);
        if (!open(id, stored).equals(rejected)) {
            return open(id, stored);
        }
        boolean renewedJustNow = stored.renewedAt() != null
                && clock.instant().isBefore(stored.renewedAt().plus(renewalCoolDown));
        return renewedJustNow ? rejected : open(id, renewed(id, stored));
    }

    /** Renews a stored token and returns the token that is stored afterwards. */
    private StoredToken renewed(ConnectionId id, StoredToken stored) {
        Optional<Reason> failure = renewal.renew(id, stored.version(), stored.isLiving(clock.instant()));
        StoredToken now = stored(id);
        if (failure.isPresent() && now.version() == stored.version()) {
            throw new TokenUnavailableException(failure.get(), null);
        }
        return now;
    }

    /**
     * Renews the token now, whether due or not. Concurrent callers share one renewal.
     *
     * @throws ReconnectRequiredException when Infobip refuses to renew it
     * @throws TokenUnavailableException when it cannot be renewed now; the current token stays in use
     * @throws UnknownConnectionException when there is no such OAuth connection
     */
    public void renewNow(ConnectionId id) {
        renewed(id, stored(id));
    }

    /**
     * Disconnects the connection and erases its token and keys; its history stays. Does nothing when it is disconnected
     * already.
     *
     * @param actor who requested it
     * @throws UnknownConnectionException when there is no such connection
     */
    public void disconnect(ConnectionId id, String actor) {
        if (!tokens.disconnect(id, actor)) {
            throw new UnknownConnectionException(id);
        }
    }

    private AccessToken orKey(ConnectionId id, Supplier<AccessToken> token) {
        try {
            return token.get();
        } catch (ReconnectRequiredException | TokenUnavailableException | UnknownConnectionException gone) {
            return opened(() -> keys.find(id)).orElseThrow(() -> gone);
        }
    }

    /** A secret that the operator's keys cannot decrypt is temporarily unavailable: it returns with the right keys. */
    private static <T> T opened(Supplier<T> secret) {
        try {
            return secret.get();
        } catch (VaultException closed) {
            throw new TokenUnavailableException(Reason.KEY_MISSING, closed);
        }
    }

    private StoredToken stored(ConnectionId id) {
        StoredToken stored = tokens.find(id).orElseThrow(() -> new UnknownConnectionException(id));
        if (!stored.isPresent()) {
            throw new ReconnectRequiredException(id, stored.reason());
        }
        return stored;
    }

    private AccessToken open(ConnectionId id, StoredToken stored) {
        return new AccessToken(
                stored.tokenType(),
                opened(() -> vault.decrypt(stored.sealed(), id.toString(), RenewalAttempt.TOKEN_COLUMN)));
    }
}
