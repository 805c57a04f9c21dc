package org.exchangeconnect.api;

import jakarta.ws.rs.WebApplicationException;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import jakarta.ws.rs.ext.ExceptionMapper;
import jakarta.ws.rs.ext.Provider;

/**
 * Converts every error below {@code /api} to a problem document. Paths that browsers open keep their status and get the
 * server's error page.
 */
@Provider
public class ProblemMapper implements ExceptionMapper<Throwable> {

    @Context
    UriInfo uri;

    @Override
    public Response toResponse(Throwable failure) {
        Response problem = Problems.of(failure);
        if (!isForPeople()) {
            return problem;
        }
        return failure instanceof WebApplicationException refused ? refused.getResponse() : withoutBody(problem);
    }

    private static Response withoutBody(Response problem) {
        return Response.status(problem.getStatus())
                .header(HttpHeaders.RETRY_AFTER, problem.getHeaderString(HttpHeaders.RETRY_AFTER))
                .build();
    }

    private boolean isForPeople() {
        String path = uri.getPath().replaceFirst("^/", "");
        return path.startsWith("oauth/") || path.startsWith("page/");
    }
}
