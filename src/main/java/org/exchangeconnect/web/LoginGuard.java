package org.exchangeconnect.web;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Duration;
import java.util.HexFormat;
import org.exchangeconnect.config.BackOfficeSettings;
import org.exchangeconnect.oauth.Sha256;

/**
 * Limits what one network and one user may ask of the REST API, and slows down networks that guess credentials. The
 * credentials are verified before: nobody's guesses hold up a caller who has the right ones. Threads never wait.
 */
@Singleton
class LoginGuard {

    /** What was not asked for a few seconds long may be asked for at once. */
    private static final int SECONDS_AT_ONCE = 5;

    private static final int GUESSES_AT_ONCE = 10;
    private static final double GUESSES_PER_SECOND = 0.2;

    private final CallerRateLimit strangers;
    private final CallerRateLimit guesses;
    private final CallerRateLimit knownPerNetwork;
    private final CallerRateLimit knownPerUser;

    @Inject
    LoginGuard(BackOfficeSettings settings, Clock clock) {
        int perNetwork = settings.maxPerSecond();
        int perUser = 2 * perNetwork;
        strangers = new CallerRateLimit(SECONDS_AT_ONCE * perNetwork, perNetwork, clock);
        guesses = new CallerRateLimit(GUESSES_AT_ONCE, GUESSES_PER_SECOND, clock);
        knownPerNetwork = new CallerRateLimit(SECONDS_AT_ONCE * perNetwork, perNetwork, clock);
        knownPerUser = new CallerRateLimit(SECONDS_AT_ONCE * perUser, perUser, clock);
    }

    /** Counts a request without credentials; returns how long its network has to wait, zero when it may go on. */
    Duration withoutCredentials(String network) {
        return strangers.count(network);
    }

    /** Counts wrong credentials; returns how long their network has to wait, zero after a few mistakes. */
    Duration wrongCredentials(String network) {
        return guesses.count(network);
    }

    /** Counts a request with the right credentials; returns how long it has to wait, zero when it may go on. */
    Duration rightCredentials(String network, String user) {
        Duration ofNetwork = knownPerNetwork.count(network);
        return ofNetwork.isZero() ? knownPerUser.count(digest(user)) : ofNetwork;
    }

    /** A name may be long. */
    private static String digest(String user) {
        return HexFormat.of().formatHex(Sha256.of(user));
    }
}
