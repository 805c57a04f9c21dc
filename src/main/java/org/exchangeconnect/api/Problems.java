package org.exchangeconnect.api;

import jakarta.ws.rs.WebApplicationException;
import jakarta.ws.rs.core.Response;
import java.util.Objects;
import java.util.logging.Level;
import java.util.logging.Logger;
import java.util.stream.Stream;
import org.exchangeconnect.connection.BaseUriNotAllowedException;
import org.exchangeconnect.connection.ConnectionStatus;
import org.exchangeconnect.connection.DisconnectedException;
import org.exchangeconnect.database.DatabaseFailure;
import org.exchangeconnect.observability.Correlation;
import org.exchangeconnect.observability.Logs;
import org.exchangeconnect.sms.InvalidMessagesException;
import org.exchangeconnect.token.ReconnectRequiredException;
import org.exchangeconnect.token.TokenUnavailableException;
import org.exchangeconnect.token.UnknownConnectionException;

/** Converts exceptions to problem documents. */
final class Problems {

    private static final Logger LOG = Logs.of(Problems.class);
    private static final String OWN_CODE = "org.exchangeconnect.";

    private Problems() {}

    static Response of(Throwable failure) {
        return failure instanceof WebApplicationException refused
                ? ofRefusal(refused)
                : known(failure).response().build();
    }

    private static Problem known(Throwable failure) {
        if (failure instanceof ProblemException told) {
            return told.problem();
        }
        if (failure instanceof InvalidMessagesException invalid) {
            return Problem.of(ProblemType.INVALID_REQUEST, "Nothing was sent.", invalid.violations());
        }
        if (failure instanceof DisconnectedException) {
            return Problem.of(ProblemType.RECONNECT_REQUIRED, "Nothing was changed: the account is disconnected.")
                    .with("reason", ConnectionStatus.DISCONNECTED.name());
        }
        if (failure instanceof UnknownConnectionException) {
            return Problem.of(ProblemType.NOT_FOUND, "No OAuth connection has this id.");
        }
        return aboutToken(failure);
    }

    private static Problem aboutToken(Throwable failure) {
        if (failure instanceof ReconnectRequiredException lapsed) {
            return Problem.of(ProblemType.RECONNECT_REQUIRED, "The token is gone. Reconnect the account.")
                    .with(
                            "reason",
                            Objects.<Enum<?>>requireNonNullElse(lapsed.reason(), ConnectionStatus.DISCONNECTED)
                                    .toString());
        }
        if (failure instanceof TokenUnavailableException unavailable) {
            return Problem.of(ProblemType.TOKEN_UNAVAILABLE, "Nothing was sent. Retry later.")
                    .with("mayHaveBeenSent", false)
                    .with("reason", unavailable.reason().name());
        }
        if (DatabaseFailure.isUnavailable(failure)) {
            LOG.log(Level.FINE, "The database is unavailable", failure);
            return Problem.of(
                    ProblemType.DATABASE_UNAVAILABLE, "Retry later: the database cannot be reached or is busy.");
        }
        return failure instanceof BaseUriNotAllowedException
                ? Problem.of(ProblemType.BASE_URI_NOT_ALLOWED, "Nothing was sent. Check the account's base URL.")
                        .with("mayHaveBeenSent", false)
                : internal(failure);
    }

    /** Keeps the status and headers that the server chose, such as {@code Allow}. */
    private static Response ofRefusal(WebApplicationException refused) {
        Response response = refused.getResponse();
        if (response.getStatus() < Response.Status.BAD_REQUEST.getStatusCode()) {
            return response;
        }
        ProblemType type = type(response.getStatus());
        Problem problem = type == ProblemType.INTERNAL_ERROR ? internal(refused) : Problem.of(type, null);
        return problem.on(Response.fromResponse(response).status(type.status())).build();
    }

    private static ProblemType type(int status) {
        return switch (status) {
            case 404 -> ProblemType.NOT_FOUND;
            case 405 -> ProblemType.METHOD_NOT_ALLOWED;
            case 406 -> ProblemType.NOT_ACCEPTABLE;
            case 413 -> ProblemType.REQUEST_TOO_LARGE;
            case 415 -> ProblemType.UNSUPPORTED_MEDIA_TYPE;
            default -> status < 500 ? ProblemType.INVALID_REQUEST : ProblemType.INTERNAL_ERROR;
        };
    }

    /**
     * Logs one line and returns a problem with its correlation id. Where the error occurred is not disclosed to
     * callers.
     */
    private static Problem internal(Throwable failure) {
        String id = Correlation.currentOrNew();
        LOG.severe(() -> "Internal error: type=" + failure.getClass().getName() + ", at=" + place(failure));
        LOG.log(Level.FINE, failure, () -> "Internal error");
        return Problem.of(ProblemType.INTERNAL_ERROR, "Look up the correlation id in the server log.")
                .with("correlationId", id);
    }

    private static String place(Throwable failure) {
        return Stream.of(failure.getStackTrace())
                .filter(frame -> frame.getClassName().startsWith(OWN_CODE))
                .findFirst()
                .map(StackTraceElement::toString)
                .orElse("unknown");
    }
}
