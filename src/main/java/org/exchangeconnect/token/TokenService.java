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
 * Steps 4 and 5: the one door to tokens. Whatever needs a token asks here for each call and keeps none; the token it
 * gets is live.
 *
 * <p>Code in the same server may inject it: {@link #current} for a call, {@link #replacementFor} after a 401, and what
 * there is besides as it needs it. What holds for each method:
 *
 * <ul>
 *   <li>Safe for use by many threads, with any context or none. It is to be called outside a transaction: a token that
 *       Infobip replaced can't be rolled back.
 *   <li>{@link #current} asks the database alone while the token lives. Where Infobip has to be asked, a method blocks for
 *       at most {@code infobip.http.connect-timeout} and {@code infobip.http.read-timeout}, or as long for another's
 *       renewal of the same connection.
 *   <li>No argument and no answer is null. Every failure is one of the exceptions named, all of them unchecked; a database
 *       that is away ends in one of Jdbi's. No message of theirs holds a secret.
 * </ul>
 */
@Singleton
public class TokenService {

    /** After a renewal a 401 causes no other one for this share of the lifetime. */
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
     * Step 4: exchanges an authorization code and stores the token in the connection of its user, which is made where
     * it is new, and ACTIVE again where it had lapsed.
     *
     * @param pkce the verifier of the attempt; empty when the authorization request carried no challenge
     * @throws TokenRefusedException when Infobip gave no token for the code
     * @throws TokenUnavailableException when Infobip can't be reached, failed, or answered something else; and without
     *     asking, where the token would be sealed by a key that is not the database's
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
     * Step 5: gives what a call's {@code Authorization} takes: the live token; or the API key, where the connection has
     * no other, or where its token is gone or ran out and it has a key to fall back on. Nobody waits for a renewal while
     * the current token still serves. It may be in its last moments: it is for the one call that is made next, whose 401
     * {@link #replacementFor} answers.
     *
     * @throws ReconnectRequiredException when there is no token and a person must connect again
     * @throws TokenUnavailableException when it ran out and can't be renewed at the moment
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
     * Returns another token after Infobip refused this one with 401: the newer one that is there already, or one from a
     * renewal that all callers at that moment share, or the API key to fall back on. A token that a renewal brought seconds
     * ago (a sixth of a lifetime, ten seconds of a minute) is not the cause of a 401 and is not renewed again.
     *
     * @param rejected what {@link #current} gave for the call
     * @return empty when there is none: an API key is not renewed, and its refusal is final. The call may be made once more
     *     with another, since a 401 says that it was not worked on
     * @throws ReconnectRequiredException when Infobip will not renew it
     * @throws TokenUnavailableException when it can't be renewed at the moment
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

    /** Has a stored token replaced. */
    private StoredToken renewed(ConnectionId id, StoredToken stored) {
        Optional<Reason> failure = renewal.renew(id, stored.version(), stored.isLiving(clock.instant()));
        StoredToken now = stored(id);
        if (failure.isPresent() && now.version() == stored.version()) {
            throw new TokenUnavailableException(failure.get(), null);
        }
        return now;
    }

    /**
     * Renews the token now, due or not; callers at the same moment share one renewal.
     *
     * @throws ReconnectRequiredException when Infobip will not renew it
     * @throws TokenUnavailableException when it can't be renewed at the moment; the current token goes on serving
     * @throws UnknownConnectionException when there is no such OAuth connection
     */
    public void renewNow(ConnectionId id) {
        renewed(id, stored(id));
    }

    /**
     * Ends the connection and erases its token and keys; its history stays.
     *
     * @param actor who wants it
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

    /** What the operator's keys do not open is there again once they are. */
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
