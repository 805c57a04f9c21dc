package org.exchangeconnect.sandbox;

/**
 * The recorder's note about a reply: the outcome, the user whose connection it concerns (or null) and the reason (or
 * null).
 */
public record RecorderNote(RequestOutcome outcome, String userKey, String detail) {

    static final RecorderNote PLAIN = new RecorderNote(RequestOutcome.OK, null, null);

    public static RecorderNote of(RequestOutcome outcome, String userKey) {
        return new RecorderNote(outcome, userKey, null);
    }
}
