package org.exchangeconnect.sandbox;

import jakarta.json.JsonValue;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;

/** A response. Status 0 means that the connection is dropped without one. */
public record Reply(int status, Map<String, String> headers, byte[] body, RecorderNote note) {

    static final Reply DROPPED = new Reply(0, Map.of(), new byte[0], RecorderNote.PLAIN);
    private static final Map<String, String> HTML = Map.of(
            "Content-Type",
            "text/html; charset=UTF-8",
            "Cache-Control",
            "no-store",
            "Referrer-Policy",
            "same-origin",
            "X-Content-Type-Options",
            "nosniff",
            "Content-Security-Policy",
            "default-src 'none'; style-src 'self'; script-src 'self'; connect-src 'self'; img-src 'self' data:;"
                    + " frame-src http: https:; base-uri 'none'");
    private static final Map<String, String> JSON =
            Map.of("Content-Type", "application/json", "Cache-Control", "no-store", "Pragma", "no-cache");

    public static Reply json(int status, String body) {
        return new Reply(status, JSON, bytes(body), RecorderNote.PLAIN);
    }

    public static Reply json(int status, JsonValue body) {
        return json(status, body.toString());
    }

    static Reply html(int status, String body) {
        return new Reply(status, HTML, bytes(body), RecorderNote.PLAIN);
    }

    static Reply redirect(int status, String location) {
        return new Reply(
                status, Map.of("Location", location, "Cache-Control", "no-store"), new byte[0], RecorderNote.PLAIN);
    }

    static Reply methodNotAllowed(String allowed) {
        return html(405, "<!doctype html><title>405</title><p>Only " + allowed + " is allowed here.")
                .with("Allow", allowed)
                .noted(new RecorderNote(RequestOutcome.MALFORMED, null, "method is not " + allowed));
    }

    public Reply with(String header, String value) {
        Map<String, String> more = new LinkedHashMap<>(headers);
        more.put(header, value);
        return new Reply(status, more, body, note);
    }

    Reply withAll(Map<String, String> added) {
        Map<String, String> more = new LinkedHashMap<>(headers);
        more.putAll(added);
        return new Reply(status, more, body, note);
    }

    Reply withBody(byte[] other) {
        return new Reply(status, headers, other, note);
    }

    public Reply noted(RecorderNote other) {
        return new Reply(status, headers, body, other);
    }

    public Reply noted(RequestOutcome outcome, String userKey) {
        return noted(RecorderNote.of(outcome, userKey));
    }

    public String text() {
        return new String(body, StandardCharsets.UTF_8);
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
