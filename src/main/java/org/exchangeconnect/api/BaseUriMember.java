package org.exchangeconnect.api;

import jakarta.json.JsonString;
import jakarta.json.JsonValue;
import java.net.URI;
import java.util.List;
import org.exchangeconnect.connection.BaseUriProblem;
import org.exchangeconnect.connection.BaseUris;
import org.exchangeconnect.connection.BaseUris.CheckedBaseUri;
import org.exchangeconnect.sms.Violation;

/** Reads the request member {@code baseUri}, the base URL of an account's API. */
final class BaseUriMember {

    private BaseUriMember() {}

    /** Returns the base URL; when it is not allowed, adds a violation and returns null. */
    static URI of(JsonValue value, BaseUris allowed, List<Violation> violations) {
        String text = value instanceof JsonString string ? string.getString() : "";
        CheckedBaseUri checked = allowed.check(text);
        checked.problem().ifPresent(wrong -> violations.add(new Violation("/baseUri", rule(wrong))));
        return checked.uri().orElse(null);
    }

    private static String rule(BaseUriProblem problem) {
        return switch (problem) {
            case MALFORMED -> "The base URL must be https and have a host but no path.";
            case HOST_NOT_ALLOWED -> "The base URL's host must be in infobip.api.allowed-hosts.";
            case HOST_UNKNOWN -> "The base URL's host has no DNS address.";
            case ADDRESS_NOT_PUBLIC -> "The base URL's host must have public addresses only.";
        };
    }
}
