package org.exchangeconnect.sandbox;

/** What the recorder keeps of an answer: the outcome, whose connection it was (or null) and why (or null). */
record Note(Outcome outcome, String userKey, String detail) {

    static final Note PLAIN = new Note(Outcome.OK, null, null);

    static Note of(Outcome outcome, String userKey) {
        return new Note(outcome, userKey, null);
    }
}
