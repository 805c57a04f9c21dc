package org.exchangeconnect.sandbox;

import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Set;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;

/** A fault in the making: first when it strikes (by default at every request until cleared), last what it does. */
public final class FaultScript {

    private final Faults faults;
    private final Supplier<Instant> now;
    private final Set<PathKind> kinds;
    private String userKey;
    private Instant until;
    private int times = Integer.MAX_VALUE;
    private boolean carriedOut;

    FaultScript(Faults faults, Supplier<Instant> now, Set<PathKind> kinds) {
        this.faults = faults;
        this.now = now;
        this.kinds = kinds;
    }

    /** Only requests that are about this user's connection. */
    public FaultScript forUser(String key) {
        userKey = key;
        return this;
    }

    public FaultScript once() {
        return times(1);
    }

    public FaultScript times(int number) {
        times = number;
        return this;
    }

    /** Ends by itself after this while. */
    public FaultScript lasting(Duration duration) {
        until = now.get().plus(duration);
        return this;
    }

    /** The request takes effect all the same: a token is rotated, a message is sent; only the answer is wrong. */
    public FaultScript carriedOut() {
        carriedOut = true;
        return this;
    }

    /** Carried out and answered rightly, but only after a while. */
    public void latency(Duration delay) {
        add(Fault.slow(delay, Duration.ZERO));
    }

    /** Carried out at once, answered rightly after a while. */
    public void lateAnswer(Duration delay) {
        add(Fault.slow(Duration.ZERO, delay));
    }

    /** Infobip's error of this status. */
    public void status(int status) {
        answer(error(status));
    }

    /** 401 in the form of Infobip's own gateways, from all of its APIs. */
    public void unauthorized() {
        answer(ErrorReplies.of(401, "UNAUTHORIZED", "Invalid login details"));
    }

    /** 429 that says when to come back. */
    public void tooManyRequests(Duration retryAfter) {
        answer(error(429).with("Retry-After", Long.toString(retryAfter.toSeconds())));
    }

    /** 400, which says that the token or code is dead although it is not. */
    public void invalidGrant() {
        answer(Reply.json(400, "{\"error\":\"invalid_grant\"}"));
    }

    /** The connection ends without an answer. */
    public void reset() {
        answer(Reply.DROPPED);
    }

    /** Carried out, then the connection ends without an answer. */
    public void lostAnswer() {
        carriedOut().reset();
    }

    /** No answer until released, and no answer at all after 60 seconds. */
    public void hang() {
        add(Fault.hang());
    }

    /** 200 with these bytes as JSON. */
    public void body(String text) {
        answer(Reply.json(200, text));
    }

    public void emptyBody() {
        body("");
    }

    public void garbage() {
        body("\u0000\uFFFD}{ not JSON \u001B[31m");
    }

    /** 200 with a page, as a proxy's maintenance page would be. */
    public void html() {
        answer(Reply.html(200, "<!doctype html><title>Maintenance</title><h1>We will be back soon</h1>"));
    }

    /** JSON that stops in the middle; carried out, it is the middle of the real answer. */
    public void truncatedJson() {
        shape(FaultResponses::half);
    }

    /** Proper JSON, but of this many bytes and more. */
    public void hugeBody(int bytes) {
        body("{\"token\":\"" + "x".repeat(bytes) + "\",\"tokenType\":\"IBSSO\"}");
    }

    /** 302 to another address. */
    public void redirect(URI location) {
        answer(Reply.redirect(302, location.toString()));
    }

    /** The real answer, but in another user's name. */
    public void otherIdentity() {
        edit(FaultResponses.OTHER_IDENTITY, null);
    }

    /** The real answer without one of its fields. */
    public void missingField(String name) {
        edit(Map.of(), name);
    }

    /** The real answer with a field set to this text. */
    public void wrongField(String name, String value) {
        edit(Map.of(name, value), null);
    }

    private void edit(Map<String, String> changed, String removed) {
        carriedOut().shape(real -> FaultResponses.edited(real, changed, removed));
    }

    private Reply error(int status) {
        return FaultResponses.error(status, kinds.contains(PathKind.TOKEN));
    }

    private void answer(Reply reply) {
        shape(real -> reply);
    }

    private void shape(UnaryOperator<Reply> shape) {
        add(Fault.answering(carriedOut, shape));
    }

    private void add(Fault fault) {
        faults.add(new FaultRule(kinds, userKey, until, times, fault));
    }
}
