package org.exchangeconnect.token;

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
import org.exchangeconnect.oauth.TokenSet;

/**
 * Reads a token answer tolerantly: Infobip's API authentication page, its OpenAPI document and its demo app spell some
 * fields differently. What is needed must be there and be plausible; what is merely nice may be missing.
 */
final class TokenSetReader {

    private static final Pattern TOKEN = Pattern.compile("[\\x21-\\x7e]{1,4096}");
    private static final Pattern TYPE = Pattern.compile("[A-Za-z0-9._~+-]{1,32}");
    private static final Pattern KEY = Pattern.compile("[\\x21-\\x7e]{1,128}");
    private static final int MOST_TEXT = 256;
    private static final int MOST_MEMBERS = 500;
    private static final Duration LONGEST = Duration.ofDays(1);

    private TokenSetReader() {}

    /**
     * Reads it.
     *
     * @param date when the answer was made, on the clock of whoever made it
     * @throws IllegalArgumentException when something needed is missing or absurd
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
        throw new IllegalArgumentException(names[0] + " is missing or absurd");
    }

    private static Optional<String> text(JsonObject answer, String... names) {
        return Stream.of(names)
                .map(answer::get)
                .filter(JsonString.class::isInstance)
                .map(value -> ((JsonString) value).getString().strip())
                .filter(value -> !value.isEmpty())
                .findFirst()
                .map(value -> value.length() > MOST_TEXT ? value.substring(0, MOST_TEXT) : value);
    }

    private static List<Member> members(JsonValue value) {
        if (value == null || value.getValueType() != JsonValue.ValueType.ARRAY) {
            return List.of();
        }
        return value.asJsonArray().stream()
                .filter(JsonObject.class::isInstance)
                .map(JsonValue::asJsonObject)
                .filter(member -> member.get("id") instanceof JsonNumber)
                .limit(MOST_MEMBERS)
                .map(member -> new Member(
                        member.getJsonNumber("id").longValue(),
                        text(member, "name").orElse("")))
                .toList();
    }

    private static Optional<Duration> lifetime(JsonObject answer, Instant date) {
        return number(answer.get("expires_in"))
                .map(Duration::ofSeconds)
                .or(() -> expiry(answer.get("expires_at")).map(end -> Duration.between(date, end)))
                .filter(life -> !life.isNegative() && !life.isZero() && life.compareTo(LONGEST) <= 0);
    }

    private static Optional<Instant> expiry(JsonValue value) {
        try {
            return value instanceof JsonString text && !text.getString().matches("\\d*")
                    ? Optional.of(Instant.parse(text.getString()))
                    : number(value).map(TokenSetReader::sinceEpoch);
        } catch (DateTimeException unusable) {
            return Optional.empty();
        }
    }

    /** Seconds or milliseconds: no source says which, but no instant can be meant by both. */
    private static Instant sinceEpoch(long number) {
        return number > 100_000_000_000L ? Instant.ofEpochMilli(number) : Instant.ofEpochSecond(number);
    }

    private static Optional<Long> number(JsonValue value) {
        if (value instanceof JsonNumber number) {
            return Optional.of(number.longValue());
        }
        return value instanceof JsonString text && text.getString().matches("\\d{1,15}")
                ? Optional.of(Long.parseLong(text.getString()))
                : Optional.empty();
    }
}
