package org.exchangeconnect.token;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Instant;
import java.util.Optional;
import org.exchangeconnect.config.OAuthSettings;
import org.exchangeconnect.connection.ConnectionId;
import org.exchangeconnect.oauth.AccessToken;
import org.exchangeconnect.oauth.AuthorizationCode;
import org.exchangeconnect.oauth.Pkce;
import org.exchangeconnect.oauth.TokenLifetime;
import org.exchangeconnect.oauth.TokenSet;
import org.exchangeconnect.vault.Vault;

/**
 * Steps 4 and 5: the one door to tokens. Whatever needs a token asks here for each call and keeps none; the token it
 * gets is live. Safe for use by many threads; methods that may ask Infobip block for at most the configured timeouts.
 */
@Singleton
public class TokenService {

    private final TokenClient client;
    private final TokenRepository tokens;
    private final RenewalOnDemand renewal;
    private final Vault vault;
    private final Clock clock;
    private final OAuthSettings oauth;

    @Inject
    TokenService(
            TokenClient client,
            TokenRepository tokens,
            RenewalOnDemand renewal,
            Vault vault,
            Clock clock,
            OAuthSettings oauth) {
        this.client = client;
        this.tokens = tokens;
        this.renewal = renewal;
        this.vault = vault;
        this.clock = clock;
        this.oauth = oauth;
    }

    /**
     * Step 4: exchanges an authorization code and stores the token in the connection of its user, which is made where
     * it is new, and ACTIVE again where it had lapsed.
     *
     * @param pkce the verifier of the attempt; empty when the authorization request carried no challenge
     * @throws TokenRefusedException when Infobip gave no token for the code
     * @throws TokenUnavailableException when Infobip can't be reached, failed, or answered something else
     */
    public ConnectionId connect(AuthorizationCode code, Optional<Pkce> pkce) {
        try {
            Instant start = clock.instant();
            TokenSet answer = client.exchange(code, pkce);
            return tokens.connect(
                    answer, new TokenLifetime(start, answer.lifetime().orElse(oauth.tokenLifetime())));
        } catch (TokenRequestException failure) {
            switch (failure.reason()) {
                case TOKEN_REFUSED, CLIENT_REFUSED:
                    throw new TokenRefusedException(failure.reason(), failure);
                default:
                    throw new TokenUnavailableException(failure.reason(), failure);
            }
        }
    }

    /**
     * Step 5: gives the live token. Nobody waits for a renewal while the current token still serves.
     *
     * @throws ReconnectRequiredException when there is none and a person must connect again
     * @throws TokenUnavailableException when it ran out and can't be renewed at the moment
     * @throws UnknownConnectionException when there is no such OAuth connection
     */
    public AccessToken current(ConnectionId id) {
        StoredToken stored = stored(id);
        if (!clock.instant().isBefore(stored.expiresAt())) {
            renewal.renew(id, stored.fence());
            stored = stored(id);
        }
        return open(id, stored);
    }

    /**
     * Gives another token after Infobip refused this one with 401: the newer one that is there already, or one from a
     * renewal that all callers at that moment share.
     *
     * @throws ReconnectRequiredException when Infobip will not renew it
     * @throws TokenUnavailableException when it can't be renewed at the moment
     */
    public AccessToken replacementFor(ConnectionId id, AccessToken rejected) {
        StoredToken stored = stored(id);
        if (!open(id, stored).equals(rejected)) {
            return open(id, stored);
        }
        renewal.renew(id, stored.fence());
        return open(id, stored(id));
    }

    /**
     * Renews the token now, due or not; callers at the same moment share one renewal.
     *
     * @throws ReconnectRequiredException when Infobip will not renew it
     * @throws TokenUnavailableException when it can't be renewed at the moment; the current token goes on serving
     * @throws UnknownConnectionException when there is no such OAuth connection
     */
    public void renewNow(ConnectionId id) {
        renewal.renew(id, stored(id).fence());
    }

    /**
     * Ends the connection and erases its token; its history stays.
     *
     * @param actor who wants it
     * @throws UnknownConnectionException when there is no such OAuth connection
     */
    public void disconnect(ConnectionId id, String actor) {
        if (!tokens.disconnect(id, actor)) {
            throw new UnknownConnectionException(id);
        }
    }

    private StoredToken stored(ConnectionId id) {
        StoredToken stored = tokens.find(id).orElseThrow(() -> new UnknownConnectionException(id));
        if (!stored.isThere()) {
            throw new ReconnectRequiredException(id, stored.reason());
        }
        return stored;
    }

    private AccessToken open(ConnectionId id, StoredToken stored) {
        return new AccessToken(
                stored.tokenType(), vault.open(stored.sealed(), id.toString(), RenewalAttempt.TOKEN_COLUMN));
    }
}
