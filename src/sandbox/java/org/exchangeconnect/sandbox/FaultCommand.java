package org.exchangeconnect.sandbox;

import jakarta.json.JsonObject;
import java.net.URI;
import java.time.Duration;
import java.util.Arrays;
import java.util.Locale;

/**
 * A fault ordered as JSON from another process: {@code {"path":"TOKEN","fault":"STATUS","status":503,"times":3,
 * "user":"F443…","lasting":"PT20S","carriedOut":true,"delay":"PT2S","location":"https://…","field":"token"}}, or one of
 * {@code {"fault":"CLEAR"}} and {@code {"fault":"RELEASE"}}.
 */
final class FaultCommand {

    private FaultCommand() {}

    /** @throws IllegalArgumentException if the command is invalid */
    static void carryOut(JsonObject order, Faults faults) {
        String fault = order.getString("fault", "").toUpperCase(Locale.ROOT);
        if (fault.equals("CLEAR")) {
            faults.clear();
        } else if (fault.equals("RELEASE")) {
            faults.release();
        } else {
            finish(fault, order, script(order, faults));
        }
    }

    private static FaultScript script(JsonObject order, Faults faults) {
        PathKind[] kinds = Arrays.stream(order.getString("path", "TOKEN").split("[ ,]+"))
                .map(PathKind::valueOf)
                .toArray(PathKind[]::new);
        FaultScript script = faults.on(kinds).forUser(order.getString("user", null));
        script.times(order.getInt("times", Integer.MAX_VALUE));
        if (order.containsKey("lasting")) {
            script.lasting(Duration.parse(order.getString("lasting")));
        }
        return order.getBoolean("carriedOut", false) ? script.carriedOut() : script;
    }

    private static void finish(String fault, JsonObject order, FaultScript script) {
        Duration delay = Duration.parse(order.getString("delay", "PT2S"));
        switch (fault) {
            case "LATENCY" -> script.latency(delay);
            case "LATE_ANSWER" -> script.lateAnswer(delay);
            case "STATUS" -> script.status(order.getInt("status", 500));
            case "TOO_MANY_REQUESTS" -> script.tooManyRequests(delay);
            case "TOO_MANY_REQUESTS_NO_RETRY_AFTER" -> script.tooManyRequests();
            case "INVALID_GRANT" -> script.invalidGrant();
            case "RESET" -> script.reset();
            case "LOST_ANSWER" -> script.lostAnswer();
            case "HANG" -> script.hang();
            case "BODY" -> script.body(order.getString("body", ""));
            case "EMPTY_BODY" -> script.emptyBody();
            case "GARBAGE" -> script.garbage();
            case "HTML" -> script.html();
            case "TRUNCATED_JSON" -> script.truncatedJson();
            case "HUGE_BODY" -> script.hugeBody(order.getInt("bytes", 100 * 1024));
            case "REDIRECT" -> script.redirect(URI.create(order.getString("location")));
            case "OTHER_IDENTITY" -> script.otherIdentity();
            case "MISSING_FIELD" -> script.missingField(order.getString("field", "token"));
            case "WRONG_FIELD" -> script.wrongField(order.getString("field"), order.getString("value"));
            default -> throw new IllegalArgumentException("No such fault: " + fault);
        }
    }
}
