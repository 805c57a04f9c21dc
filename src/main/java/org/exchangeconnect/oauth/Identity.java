package org.exchangeconnect.oauth;

import java.util.List;

/**
 * The user and account that a token belongs to, from the token response (Infobip's API authentication page). Account
 * key and user key are always present; other absent members are null, and absent lists are empty. A connection by API
 * key has no token response, so everything is null or empty.
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

    /** Returns whether both are the same user of the same account, whatever else differs. */
    public boolean samePersonAs(Identity other) {
        return accountKey != null && accountKey.equals(other.accountKey) && userKey.equals(other.userKey);
    }
}
