package org.exchangeconnect.sandbox;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Supplier;

/**
 * Makes the sandbox fail as scripted, for instance {@code faults.on(PathKind.TOKEN).times(3).status(503)}. If several
 * scripts match a request, the oldest applies.
 */
public final class Faults {

    private final Supplier<Instant> now;
    private final List<FaultRule> rules = new CopyOnWriteArrayList<>();
    private final Set<Runnable> held = ConcurrentHashMap.newKeySet();

    Faults(Supplier<Instant> now) {
        this.now = now;
    }

    /** Starts a script; a terminal method, such as {@link FaultScript#reset()}, activates it. */
    public FaultScript on(PathKind... kinds) {
        return new FaultScript(this, now, Set.of(kinds));
    }

    /** Removes all scripts and releases held requests. */
    public void clear() {
        rules.clear();
        release();
    }

    /** Removes all scripts; held requests are never carried out, as after a server restart. */
    public void abandon() {
        rules.clear();
        held.clear();
    }

    /** Releases held requests: each is carried out and answered now. */
    public void release() {
        held.forEach(waiting -> {
            if (held.remove(waiting)) {
                waiting.run();
            }
        });
    }

    /** Returns the number of held requests. */
    public int hanging() {
        return held.size();
    }

    /** Returns the number of active scripts. */
    public int inForce() {
        rules.removeIf(rule -> rule.isOver(now.get()));
        return rules.size();
    }

    void add(FaultRule rule) {
        rules.add(rule);
    }

    /** Returns the fault for a request and counts it against its rule. */
    Optional<Fault> next(PathKind kind, Supplier<String> user) {
        if (rules.isEmpty() || inForce() == 0) {
            return Optional.empty();
        }
        return rules.stream()
                .filter(rule -> rule.strikes(kind, user))
                .map(FaultRule::fault)
                .findFirst();
    }

    void hold(Runnable waiting) {
        held.add(waiting);
    }

    /** Returns false if the request was already released. */
    boolean giveUp(Runnable waiting) {
        return held.remove(waiting);
    }
}
