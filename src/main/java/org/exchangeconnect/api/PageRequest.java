package org.exchangeconnect.api;

import jakarta.json.JsonObject;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import org.exchangeconnect.connection.JsonValues;
import org.exchangeconnect.oauth.TimeOrderedId;
import org.exchangeconnect.sms.Violation;

/** The page size that a caller requests. One more entry than that is read, to learn whether more follow. */
record PageRequest(int limit) {

    static final int MAX_LIMIT = 500;
    private static final int DEFAULT_LIMIT = 50;

    /**
     * Parses the query parameter; null means the default.
     *
     * @throws ProblemException when it is not a number from 1 to 500
     */
    static PageRequest of(String limit) {
        if (limit == null) {
            return new PageRequest(DEFAULT_LIMIT);
        }
        if (!limit.matches("[0-9]{1,3}") || Integer.parseInt(limit) < 1 || Integer.parseInt(limit) > MAX_LIMIT) {
            throw invalid("limit", "The limit must be a number from 1 to " + MAX_LIMIT + ".");
        }
        return new PageRequest(Integer.parseInt(limit));
    }

    /**
     * Parses the query parameter {@code after}; null means the first page.
     *
     * @param object the object whose id it must be, with its article
     * @throws ProblemException when it is not an id
     */
    static Optional<UUID> after(String after, String object) {
        return Optional.ofNullable(after).map(id -> TimeOrderedId.parse(id)
                .orElseThrow(() -> invalid("after", "Must be the id of " + object + ".")));
    }

    /** Returns the exception for an invalid query parameter. */
    static ProblemException invalid(String parameter, String text) {
        return new ProblemException(Problem.of(
                ProblemType.INVALID_REQUEST,
                "The query parameter " + parameter + " is invalid.",
                List.of(new Violation(parameter, text))));
    }

    int toRead() {
        return limit + 1;
    }

    /**
     * Returns the page as JSON: {@code {"items":[…],"next":…}}.
     *
     * @param read the entries read, at most {@link #toRead()}
     * @param key returns the value of {@code after} that continues behind an entry
     */
    <T> JsonObject of(List<T> read, Function<T, JsonObject> json, Function<T, Object> key) {
        List<T> items = read.size() > limit ? read.subList(0, limit) : read;
        return page(items, json, read.size() > limit ? key.apply(items.get(limit - 1)) : null);
    }

    /**
     * Returns a page as JSON: {@code {"items":[…],"next":…}}.
     *
     * @param next the value of {@code after} for the next page; null on the last page
     */
    static <T> JsonObject page(List<T> items, Function<T, JsonObject> json, Object next) {
        var array = Json.PROVIDER.createArrayBuilder();
        items.forEach(item -> array.add(json.apply(item)));
        return Json.object()
                .add("items", array)
                .add("next", JsonValues.text(next))
                .build();
    }
}
