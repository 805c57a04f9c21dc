package org.exchangeconnect.sandbox;

/** What the recorder keeps of an answer: the outcome, whose connection it was (or null) and why (or null). */
record RecorderNote(RequestOutcome outcome, String userKey, String detail) {

    static final RecorderNote PLAIN = new RecorderNote(RequestOutcome.OK, null, null);

    static RecorderNote of(RequestOutcome outcome, String userKey) {
        return new RecorderNote(outcome, userKey, null);
    }
}
