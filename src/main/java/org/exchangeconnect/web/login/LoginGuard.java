package org.exchangeconnect.web.login;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Duration;
import java.util.HexFormat;
import org.exchangeconnect.config.BackOfficeSettings;
import org.exchangeconnect.limits.KeyedRateLimit;
import org.exchangeconnect.oauth.Sha256;

/**
 * Limits REST API requests per network and per user, and slows down networks that guess credentials. Credentials are
 * verified first, so wrong guesses do not hold up a caller with valid credentials. Threads never wait.
 */
@Singleton
class LoginGuard {

    /** The burst, in seconds of the sustained rate. */
    private static final int SECONDS_AT_ONCE = 5;

    private static final int GUESSES_AT_ONCE = 10;
    private static final double GUESSES_PER_SECOND = 0.2;

    private final KeyedRateLimit strangers;
    private final KeyedRateLimit guesses;
    private final KeyedRateLimit knownPerNetwork;
    private final KeyedRateLimit knownPerUser;

    @Inject
    LoginGuard(BackOfficeSettings settings, Clock clock) {
        int perNetwork = settings.maxPerSecond();
        int perUser = 2 * perNetwork;
        strangers = new KeyedRateLimit(SECONDS_AT_ONCE * perNetwork, perNetwork, clock);
        guesses = new KeyedRateLimit(GUESSES_AT_ONCE, GUESSES_PER_SECOND, clock);
        knownPerNetwork = new KeyedRateLimit(SECONDS_AT_ONCE * perNetwork, perNetwork, clock);
        knownPerUser = new KeyedRateLimit(SECONDS_AT_ONCE * perUser, perUser, clock);
    }

    /** Counts a request without credentials and returns how long its network has to wait; zero when it may proceed. */
    Duration withoutCredentials(String network) {
        return strangers.count(network);
    }

    /** Counts wrong credentials and returns how long their network has to wait; zero for the first few mistakes. */
    Duration wrongCredentials(String network) {
        return guesses.count(network);
    }

    /** Counts a request with valid credentials and returns how long it has to wait; zero when it may proceed. */
    Duration rightCredentials(String network, String user) {
        Duration ofNetwork = knownPerNetwork.count(network);
        return ofNetwork.isZero() ? knownPerUser.count(digest(user)) : ofNetwork;
    }

    /** Bounds the size of the key, since a user name may be long. */
    private static String digest(String user) {
        return HexFormat.of().formatHex(Sha256.of(user));
    }
}
