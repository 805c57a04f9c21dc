package org.exchangeconnect.sandbox.api;

import java.util.Set;
import org.exchangeconnect.sandbox.ApiRight;
import org.exchangeconnect.sandbox.SandboxUser;

/** A caller of an API: the user, and the rights of the user's roles or of the API key. */
public record ApiCaller(SandboxUser user, Set<ApiRight> rights) {

    boolean hasOneOf(Set<ApiRight> needed) {
        return needed.isEmpty() || needed.stream().anyMatch(rights::contains);
    }
}
