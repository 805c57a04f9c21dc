package org.exchangeconnect.api;

import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerRequestFilter;
import jakarta.ws.rs.ext.Provider;

/**
 * Refuses unauthenticated requests after resource matching: the patterns of web.xml and JAX-RS may read an unusual path
 * differently, and a server may lack what the authentication mechanism needs. The resources then stay closed.
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
