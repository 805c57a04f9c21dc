package org.exchangeconnect.oauth;

import java.util.List;

/**
 * Whose token it is, as the token answer says (Infobip's API authentication page). Account key and user key are always
 * there; of the rest, what the answer does not tell is null, and the lists are then empty. A connection by API key has
 * no token answer: everything is null or empty.
 */
public record Identity(
        String accountKey,
        String userKey,
        String username,
        String email,
        String locale,
        List<Member> roles,
        List<Member> groups) {

    public Identity {
        roles = List.copyOf(roles);
        groups = List.copyOf(groups);
    }

    /** A role or group of the user. */
    public record Member(long id, String name) {}

    /** Tells whether both are the same user of the same account, whatever else changed. */
    public boolean samePersonAs(Identity other) {
        return accountKey != null && accountKey.equals(other.accountKey) && userKey.equals(other.userKey);
    }
}
