package org.exchangeconnect.infobip;

import jakarta.json.JsonNumber;
import jakarta.json.JsonObject;
import jakarta.json.JsonString;
import jakarta.json.JsonValue;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.exchangeconnect.oauth.AccessToken;
import org.exchangeconnect.oauth.Identity;
import org.exchangeconnect.oauth.Identity.Member;
import org.exchangeconnect.oauth.Secret;
import org.exchangeconnect.oauth.StorableText;
import org.exchangeconnect.oauth.TokenSet;

/**
 * Reads a token response tolerantly: Infobip's API authentication page, its OpenAPI document and its demo app spell
 * some fields differently. Required fields must be present and plausible; optional ones may be missing.
 */
final class TokenSetReader {

    private static final Pattern TOKEN = Pattern.compile("[\\x21-\\x7e]{1,4096}");
    private static final Pattern TYPE = Pattern.compile("[A-Za-z0-9._~+-]{1,32}");
    private static final Pattern KEY = Pattern.compile("[\\x21-\\x7e]{1,128}");
    private static final int MAX_TEXT = 256;
    private static final int MAX_MEMBERS = 500;
    private static final Duration MAX_LIFETIME = Duration.ofDays(1);
    private static final Pattern NUMBER = Pattern.compile("\\d{1,15}(\\.\\d{1,9})?");
    private static final double MILLIS = 1000;
    private static final double EPOCH_MILLIS_FROM = 1e11;
    private static final double MAX_NUMBER = 1e15;

    private TokenSetReader() {}

    /**
     * Reads the response.
     *
     * @param date when the response was created, by its sender's clock
     * @throws IllegalArgumentException when a required field is missing or implausible
     */
    static TokenSet read(JsonObject answer, Instant date) {
        AccessToken token = new AccessToken(
                needed(answer, TYPE, "tokenType", "token_type"), Secret.of(needed(answer, TOKEN, "token")));
        Identity identity = new Identity(
                needed(answer, KEY, "accountKey"),
                needed(answer, KEY, "userKey"),
                text(answer, "username", "userName").orElse(null),
                text(answer, "email").orElse(null),
                text(answer, "locale").orElse(null),
                members(answer.get("roles")),
                members(answer.get("groups")));
        return new TokenSet(token, identity, lifetime(answer, date));
    }

    private static String needed(JsonObject answer, Pattern pattern, String... names) {
        for (String name : names) {
            if (answer.get(name) instanceof JsonString text
                    && pattern.matcher(text.getString()).matches()) {
                return text.getString();
            }
        }
        throw new IllegalArgumentException(names[0] + " is missing or out of range");
    }

    private static Optional<String> text(JsonObject answer, String... names) {
        return Stream.of(names)
                .map(answer::get)
                .filter(JsonString.class::isInstance)
                .map(value -> ((JsonString) value).getString().strip())
                .filter(value -> !value.isEmpty())
                .findFirst()
                .map(value -> StorableText.of(value, MAX_TEXT));
    }

    private static List<Member> members(JsonValue value) {
        if (value == null || value.getValueType() != JsonValue.ValueType.ARRAY) {
            return List.of();
        }
        return value.asJsonArray().stream()
                .filter(JsonObject.class::isInstance)
                .map(JsonValue::asJsonObject)
                .filter(member -> member.get("id") instanceof JsonNumber)
                .limit(MAX_MEMBERS)
                .map(member -> new Member(
                        member.getJsonNumber("id").longValue(),
                        text(member, "name").orElse("")))
                .toList();
    }

    /**
     * {@code expires_in} in seconds, or else {@code expires_at}; a value that is no number or time, or no lifetime of
     * up to a day, counts as absent.
     */
    private static Optional<Duration> lifetime(JsonObject answer, Instant date) {
        return number(answer.get("expires_in"))
                .map(seconds -> Duration.ofMillis((long) (seconds * MILLIS)))
                .filter(TokenSetReader::isPlausible)
                .or(() -> expiry(answer.get("expires_at"))
                        .map(end -> Duration.between(date, end))
                        .filter(TokenSetReader::isPlausible));
    }

    private static boolean isPlausible(Duration life) {
        return !life.isNegative() && !life.isZero() && life.compareTo(MAX_LIFETIME) <= 0;
    }

    private static Optional<Instant> expiry(JsonValue value) {
        try {
            return value instanceof JsonString text
                            && !NUMBER.matcher(text.getString()).matches()
                    ? Optional.of(Instant.parse(text.getString()))
                    : number(value).map(TokenSetReader::sinceEpoch);
        } catch (DateTimeException unusable) {
            return Optional.empty();
        }
    }

    /** Seconds or milliseconds: no source specifies the unit, but a plausible time has only one of the two readings. */
    private static Instant sinceEpoch(double number) {
        return Instant.ofEpochMilli((long) (number > EPOCH_MILLIS_FROM ? number : number * MILLIS));
    }

    private static Optional<Double> number(JsonValue value) {
        double number = 0;
        if (value instanceof JsonNumber json) {
            number = json.doubleValue();
        } else if (value instanceof JsonString text
                && NUMBER.matcher(text.getString()).matches()) {
            number = Double.parseDouble(text.getString());
        }
        return number > 0 && number < MAX_NUMBER ? Optional.of(number) : Optional.empty();
    }
}
