package org.exchangeconnect.sandbox;

import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Set;
import java.util.function.Supplier;

/** A builder for faults: first the condition (by default every request until cleared), last the effect. */
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

    /** Limits the fault to requests that concern this user's connection. */
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

    /** Removes the fault after this time. */
    public FaultScript lasting(Duration duration) {
        until = now.get().plus(duration);
        return this;
    }

    /** Lets the request take effect: a token is rotated, a message is sent; only the response is wrong. */
    public FaultScript carriedOut() {
        carriedOut = true;
        return this;
    }

    /** Delays the request, then carries it out and responds correctly. */
    public void latency(Duration delay) {
        add(Fault.slow(delay, Duration.ZERO));
    }

    /** Carries the request out at once and delays the correct response. */
    public void lateAnswer(Duration delay) {
        add(Fault.slow(Duration.ZERO, delay));
    }

    /** Responds with Infobip's error of this status. */
    public void status(int status) {
        shape((real, errors) -> errors.scripted(status));
    }

    /** Responds with the 401 of Infobip's API gateway, in the same form for all APIs. */
    public void unauthorized() {
        answer(ErrorForm.SERVICE_EXCEPTION.of(401));
    }

    /** Responds with 429 and {@code Retry-After}. */
    public void tooManyRequests(Duration retryAfter) {
        String seconds = Long.toString(retryAfter.toSeconds());
        shape((real, errors) -> errors.scripted(429).with("Retry-After", seconds));
    }

    /** Responds with 429 without {@code Retry-After}, as Infobip's limits per minute do. */
    public void tooManyRequests() {
        status(429);
    }

    /** Responds with 400 {@code invalid_grant}, although the token or code is valid. */
    public void invalidGrant() {
        answer(Reply.json(400, "{\"error\":\"invalid_grant\"}"));
    }

    /** Closes the connection without a response. */
    public void reset() {
        answer(Reply.DROPPED);
    }

    /** Carries the request out, then closes the connection without a response. */
    public void lostAnswer() {
        carriedOut().reset();
    }

    /** Holds the request until released; closes the connection without a response after 60 seconds. */
    public void hang() {
        add(Fault.hang());
    }

    /** Responds with 200 and this text as JSON. */
    public void body(String text) {
        answer(Reply.json(200, text));
    }

    public void emptyBody() {
        body("");
    }

    public void garbage() {
        body("\u0000\uFFFD}{ not JSON \u001B[31m");
    }

    /** Responds with 200 and an HTML page, such as a proxy's maintenance page. */
    public void html() {
        answer(Reply.html(200, "<!doctype html><title>Maintenance</title><h1>We will be back soon</h1>"));
    }

    /** Responds with truncated JSON: half of the real response if the request is carried out. */
    public void truncatedJson() {
        shape((real, errors) -> FaultResponses.half(real));
    }

    /** Responds with valid JSON of more than this many bytes. */
    public void hugeBody(int bytes) {
        body("{\"token\":\"" + "x".repeat(bytes) + "\",\"tokenType\":\"IBSSO\"}");
    }

    /** Responds with 302 to another address. */
    public void redirect(URI location) {
        answer(Reply.redirect(302, location.toString()));
    }

    /** Responds with the real response, but for another user. */
    public void otherIdentity() {
        edit(FaultResponses.OTHER_IDENTITY, null);
    }

    /** Responds with the real response without one of its fields. */
    public void missingField(String name) {
        edit(Map.of(), name);
    }

    /** Responds with the real response with one field set to this text. */
    public void wrongField(String name, String value) {
        edit(Map.of(name, value), null);
    }

    private void edit(Map<String, String> changed, String removed) {
        carriedOut().shape((real, errors) -> FaultResponses.edited(real, changed, removed));
    }

    private void answer(Reply reply) {
        shape((real, errors) -> reply);
    }

    private void shape(FaultShape shape) {
        add(Fault.answering(carriedOut, shape));
    }

    private void add(Fault fault) {
        faults.add(new FaultRule(kinds, userKey, until, times, fault));
    }
}
