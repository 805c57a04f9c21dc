package org.exchangeconnect.web;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.time.Clock;
import java.time.Duration;
import java.util.HexFormat;
import org.exchangeconnect.config.BackOfficeSettings;
import org.exchangeconnect.oauth.Sha256;

/**
 * Limits what one address and one user may ask of the REST API, and slows down whoever guesses passwords: after some
 * failures, credentials are not even looked at until a while has passed. Threads never wait. A user's failures are
 * counted over all addresses too, but then hold up only addresses from which that user was never let in: nobody can
 * lock the back office out of its own API.
 */
@Singleton
class LoginGuard {

    private static final int NETWORK_BYTES = 8;

    /** What was not asked for a few seconds long may be asked for at once. */
    private static final int SECONDS_AT_ONCE = 5;

    private final Limit requestsOfAddress;
    private final Limit requestsOfUser;
    private final Limit failuresOfAddress;
    private final Limit failuresOfUser;
    private final RecentKeys letIn = new RecentKeys(1_000);

    @Inject
    LoginGuard(BackOfficeSettings settings, Clock clock) {
        int ofAddress = settings.maxPerSecond();
        int ofUser = 2 * ofAddress;
        requestsOfAddress = new Limit(SECONDS_AT_ONCE * ofAddress, ofAddress, clock);
        requestsOfUser = new Limit(SECONDS_AT_ONCE * ofUser, ofUser, clock);
        failuresOfAddress = new Limit(10, 0.2, clock);
        failuresOfUser = new Limit(100, 1, clock);
    }

    /** Counts a request from an address; gives how long it has to wait, zero when it may go on. */
    Duration request(String address) {
        return requestsOfAddress.count(network(address));
    }

    /** Gives how long these credentials can't be looked at; zero when they can. */
    Duration beforeLogin(String address, String user) {
        Duration ofAddress = failuresOfAddress.wait(network(address));
        return !ofAddress.isZero() || letIn.contains(pair(address, user))
                ? ofAddress
                : failuresOfUser.wait(digest(user));
    }

    void failed(String address, String user) {
        failuresOfAddress.count(network(address));
        failuresOfUser.count(digest(user));
    }

    /** Counts a request of a user who was let in; gives how long it has to wait, zero when it may go on. */
    Duration succeeded(String address, String user) {
        letIn.add(pair(address, user));
        return requestsOfUser.count(digest(user));
    }

    /** Remembers that this address was let in, and counts nothing. */
    void letIn(String address, String user) {
        letIn.add(pair(address, user));
    }

    private static String pair(String address, String user) {
        return network(address) + " " + digest(user);
    }

    /** One customer has 2^64 addresses of IPv6: they count as one. */
    private static String network(String address) {
        if (address.indexOf(':') < 0) {
            return address;
        }
        try {
            byte[] bytes = InetAddress.getByName(address).getAddress();
            return HexFormat.of().formatHex(bytes, 0, Math.min(bytes.length, NETWORK_BYTES));
        } catch (UnknownHostException notAnAddress) {
            return address;
        }
    }

    /** A name may be long, and a password typed in its place must not stay in memory. */
    private static String digest(String user) {
        return HexFormat.of().formatHex(Sha256.of(user));
    }
}
