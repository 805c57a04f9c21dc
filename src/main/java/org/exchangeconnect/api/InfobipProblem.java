package org.exchangeconnect.api;

import jakarta.json.JsonObject;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import java.time.Duration;
import java.util.List;
import org.exchangeconnect.infobip.CallStatus;
import org.exchangeconnect.infobip.InfobipError;
import org.exchangeconnect.sms.Violation;

/** Builds problem documents for calls to Infobip that failed, with Infobip's own error in either of its forms. */
final class InfobipProblem {

    private InfobipProblem() {}

    /** @param answer Infobip's JSON; null if there is none */
    static Problem of(CallStatus status, JsonObject answer, String detail) {
        InfobipError error = InfobipError.of(answer).orElse(new InfobipError(null, null, List.of()));
        List<Violation> violations = error.invalidFields().stream()
                .map(field -> new Violation(field.name(), field.text()))
                .toList();
        ProblemType type = type(status);
        Problem problem = violations.isEmpty() && type != ProblemType.INVALID_FOR_INFOBIP
                ? Problem.of(type, detail)
                : Problem.of(type, detail, violations);
        return problem.with("infobip", error.text()).with("infobipCode", error.id());
    }

    /** @param retryAfter the pause that Infobip requested; null if it requested none */
    static Response response(Problem problem, Duration retryAfter) {
        Response.ResponseBuilder response = problem.response();
        if (retryAfter != null) {
            response.header(HttpHeaders.RETRY_AFTER, retryAfter.toSeconds());
        }
        return response.build();
    }

    private static ProblemType type(CallStatus status) {
        return switch (status) {
            case INVALID -> ProblemType.INVALID_FOR_INFOBIP;
            case REFUSED -> ProblemType.REFUSED_BY_INFOBIP;
            case OVERLOADED -> ProblemType.INFOBIP_OVERLOADED;
            case TOKEN_REFUSED -> ProblemType.TOKEN_REFUSED;
            case TOKEN_UNAVAILABLE -> ProblemType.TOKEN_UNAVAILABLE;
            case UNREACHABLE -> ProblemType.INFOBIP_UNREACHABLE;
            case CONNECT_TIMEOUT, NO_ANSWER -> ProblemType.INFOBIP_TIMEOUT;
            case ANSWERED, CUT_OFF, SERVER_ERROR, BAD_ANSWER -> ProblemType.INFOBIP_FAILED;
        };
    }
}
