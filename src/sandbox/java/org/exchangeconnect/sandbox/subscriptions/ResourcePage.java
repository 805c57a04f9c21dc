package org.exchangeconnect.sandbox.subscriptions;

import jakarta.json.JsonArrayBuilder;
import jakarta.json.JsonObject;
import jakarta.json.JsonObjectBuilder;
import java.util.List;
import org.exchangeconnect.sandbox.JsonText;
import org.exchangeconnect.sandbox.api.QueryFields;

/** A page of a list. The first page has number 0. */
record ResourcePage(int page, int size) {

    static ResourcePage of(QueryFields query) {
        return new ResourcePage(query.number("page", 0, Integer.MAX_VALUE, 0), query.number("size", 1, 100, 20));
    }

    JsonObjectBuilder json(List<JsonObject> all) {
        JsonArrayBuilder results = JsonText.array();
        all.stream().skip((long) page * size).limit(size).forEach(results::add);
        return JsonText.object()
                .add("results", results)
                .add(
                        "paging",
                        JsonText.object()
                                .add("page", page)
                                .add("size", size)
                                .add("totalPages", (all.size() + size - 1) / size)
                                .add("totalResults", all.size()));
    }
}
