package org.exchangeconnect.sandbox.subscriptions;

import jakarta.json.JsonObject;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The resources of one kind, by account and id. Safe for use by several threads. */
final class AccountResources {

    private final Map<String, Map<String, JsonObject>> byAccount = new HashMap<>();

    synchronized Optional<JsonObject> find(String accountKey, String id) {
        return Optional.ofNullable(of(accountKey).get(id));
    }

    synchronized void put(String accountKey, String id, JsonObject resource) {
        byAccount.computeIfAbsent(accountKey, key -> new LinkedHashMap<>()).put(id, resource);
    }

    synchronized void remove(String accountKey, String id) {
        of(accountKey).remove(id);
    }

    /** Returns the account's resources, the newest first. */
    synchronized List<JsonObject> list(String accountKey) {
        List<JsonObject> all = new ArrayList<>(of(accountKey).values());
        Collections.reverse(all);
        return all;
    }

    synchronized void clear() {
        byAccount.clear();
    }

    private Map<String, JsonObject> of(String accountKey) {
        return byAccount.getOrDefault(accountKey, new HashMap<>());
    }
}
