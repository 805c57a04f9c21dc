package org.exchangeconnect.api;

import jakarta.json.JsonArrayBuilder;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import java.util.List;
import org.exchangeconnect.infobip.CallStatus;
import org.exchangeconnect.infobip.InfobipError;
import org.exchangeconnect.sms.SmsResult;
import org.exchangeconnect.sms.Violation;

/**
 * Builds the problem document for messages without statuses from Infobip. It reports above all whether they may have
 * been sent.
 */
final class SendingProblem {

    private SendingProblem() {}

    static Response of(SmsResult result) {
        InfobipError error = InfobipError.of(result.answer()).orElse(new InfobipError(null, null, List.of()));
        Problem problem = about(result.sendStatus(), violations(error))
                .with("mayHaveBeenSent", result.sendStatus().mayHaveBeenSent())
                .with("infobip", error.text())
                .with("messages", messages(result).build());
        Response.ResponseBuilder response = problem.response();
        if (result.retryAfter() != null) {
            response.header(HttpHeaders.RETRY_AFTER, result.retryAfter().toSeconds());
        }
        return response.build();
    }

    private static List<Violation> violations(InfobipError error) {
        return error.invalidFields().stream()
                .map(field -> new Violation(field.name(), field.text()))
                .toList();
    }

    private static Problem about(CallStatus sendStatus, List<Violation> violations) {
        String detail = sendStatus.mayHaveBeenSent()
                ? "The messages may have been sent. The request is not repeated."
                : "The messages were not sent.";
        ProblemType type = type(sendStatus);
        return type == ProblemType.INVALID_FOR_INFOBIP
                ? Problem.of(type, detail, violations)
                : Problem.of(type, detail);
    }

    private static ProblemType type(CallStatus sendStatus) {
        return switch (sendStatus) {
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

    /** Returns the message ids, by which a caller finds the messages in the journal and in later delivery reports. */
    private static JsonArrayBuilder messages(SmsResult result) {
        JsonArrayBuilder array = Json.PROVIDER.createArrayBuilder();
        result.deliveries()
                .forEach(delivery -> array.add(Json.object()
                        .add("messageId", delivery.messageId())
                        .add("to", delivery.to())
                        .add("outcome", delivery.outcome().name())));
        return array;
    }
}
