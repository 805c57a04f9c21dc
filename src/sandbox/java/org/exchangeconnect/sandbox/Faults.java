package org.exchangeconnect.sandbox;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Supplier;

/**
 * Makes the sandbox fail as scripted, for instance {@code faults.on(PathKind.TOKEN).times(3).status(503)}. Of several
 * scripts that fit a request, the one made first strikes.
 */
public final class Faults {

    private final Supplier<Instant> now;
    private final List<FaultRule> rules = new CopyOnWriteArrayList<>();
    private final Set<Runnable> held = ConcurrentHashMap.newKeySet();

    Faults(Supplier<Instant> now) {
        this.now = now;
    }

    /** Starts a script; one of its last words, such as {@link FaultScript#reset()}, puts it in force. */
    public FaultScript on(PathKind... kinds) {
        return new FaultScript(this, now, Set.of(kinds));
    }

    /** Ends all scripts and lets go of what hangs. */
    public void clear() {
        rules.clear();
        release();
    }

    /** Ends all scripts; what hangs is never carried out, as by a server that restarts. */
    public void abandon() {
        rules.clear();
        held.clear();
    }

    /** Lets hanging requests go on: each is carried out and answered now. */
    public void release() {
        held.forEach(waiting -> {
            if (held.remove(waiting)) {
                waiting.run();
            }
        });
    }

    /** How many requests hang at this moment. */
    public int hanging() {
        return held.size();
    }

    /** How many scripts are in force. */
    public int inForce() {
        rules.removeIf(rule -> rule.isOver(now.get()));
        return rules.size();
    }

    void add(FaultRule rule) {
        rules.add(rule);
    }

    /** Also takes a strike from the rule that it finds. */
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

    /** False where it was released before. */
    boolean giveUp(Runnable waiting) {
        return held.remove(waiting);
    }
}
