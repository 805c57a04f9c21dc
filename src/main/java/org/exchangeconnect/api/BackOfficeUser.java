package org.exchangeconnect.api;

import jakarta.ws.rs.core.SecurityContext;
import java.security.Principal;
import java.util.Optional;

/** The back office's user who makes a request, for the event history. */
final class BackOfficeUser {

    private BackOfficeUser() {}

    /** Returns the user's name; null when the request has no user. */
    static String name(SecurityContext caller) {
        return Optional.ofNullable(caller.getUserPrincipal())
                .map(Principal::getName)
                .orElse(null);
    }
}
