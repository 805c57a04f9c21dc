package org.exchangeconnect.web;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;

/** A set that forgets what was added longest ago. Safe for use by many threads. */
final class RecentKeys {

    private final Set<String> keys;

    RecentKeys(int most) {
        keys = Collections.synchronizedSet(Collections.newSetFromMap(new LinkedHashMap<>(16, 0.75f, true) {
            @Override
            protected boolean removeEldestEntry(Map.Entry<String, Boolean> eldest) {
                return size() > most;
            }
        }));
    }

    boolean contains(String key) {
        return keys.contains(key);
    }

    void add(String key) {
        keys.add(key);
    }
}
