package org.exchangeconnect.api;

import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerRequestFilter;
import jakarta.ws.rs.ext.Provider;

/**
 * Refuses whoever was not let in, after the match: web.xml's patterns and JAX-RS need not read an odd address alike, and
 * a server may lack what the mechanism needs. Then everything stays closed.
 */
@Provider
@BackOfficeOnly
public class BackOfficeFilter implements ContainerRequestFilter {

    @Override
    public void filter(ContainerRequestContext request) {
        if (request.getSecurityContext().getUserPrincipal() == null) {
            request.abortWith(
                    Problem.of(ProblemType.UNAUTHORIZED, null).response().build());
        }
    }
}
