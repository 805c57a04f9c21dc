package org.exchangeconnect.sandbox;

import java.time.Instant;
import java.util.Collections;
import java.util.EnumMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.LongAdder;
import java.util.function.Supplier;
import org.exchangeconnect.sandbox.openapi.OpenApiObserver;

/** Records all requests. Counts are exact; lists keep the newest entries. Safe for use by many threads. */
public final class Recorder {

    private static final int REQUESTS = 10_000;
    private static final int INCIDENTS = 1_000;
    private static final int SECRETS = 200_000;

    private final Supplier<SandboxOptions> options;
    private final Map<PathKind, LongAdder> byKind = adders(PathKind.class);
    private final Map<RequestOutcome, LongAdder> byOutcome = adders(RequestOutcome.class);
    private final RingBuffer<RecordedRequest> requests = new RingBuffer<>(REQUESTS);
    private final Map<RequestOutcome, RingBuffer<Incident>> incidents = new EnumMap<>(RequestOutcome.class);
    private final Map<String, RenewalTiming> histories = new ConcurrentHashMap<>();
    private final RingBuffer<String> secrets = new RingBuffer<>(SECRETS);
    private final LifetimeHistogram livesLeft = new LifetimeHistogram();

    Recorder(Supplier<SandboxOptions> options) {
        this.options = options;
        for (RequestOutcome outcome : RequestOutcome.values()) {
            if (outcome.isIncident()) {
                incidents.put(outcome, new RingBuffer<>(INCIDENTS));
            }
        }
    }

    /** Returns the number of requests to a part of the sandbox. */
    public long count(PathKind kind) {
        return byKind.get(kind).sum();
    }

    /** Returns the number of requests with this outcome, since the start or the last {@link #clear()}. */
    public long count(RequestOutcome outcome) {
        return byOutcome.get(outcome).sum();
    }

    /**
     * Returns the newest requests, oldest first, without those to the portal and the controls, which are only counted.
     */
    public List<RecordedRequest> requests() {
        return requests.list();
    }

    public List<RecordedRequest> requests(PathKind kind) {
        return requests().stream().filter(request -> request.kind() == kind).toList();
    }

    /** Returns the last request to a part of the sandbox. */
    public Optional<RecordedRequest> last(PathKind kind) {
        List<RecordedRequest> all = requests(kind);
        return all.isEmpty() ? Optional.empty() : Optional.of(all.get(all.size() - 1));
    }

    /** Returns the newest incidents with this outcome, oldest first. */
    public List<Incident> incidents(RequestOutcome outcome) {
        RingBuffer<Incident> ring = incidents.get(outcome);
        return ring == null ? List.of() : ring.list();
    }

    /** Returns the renewal timing of each user's token by user key. */
    public Map<String, RenewalTiming> renewals() {
        return Collections.unmodifiableMap(histories);
    }

    /** Returns the remaining lifetimes of tokens when they were renewed. */
    LifetimeHistogram livesLeft() {
        return livesLeft;
    }

    /**
     * Returns the values that must not appear anywhere: the newest 200,000 codes, tokens and verifiers that were issued
     * or received, the API keys, and the secrets of the apps.
     */
    public Set<String> secretsIssued() {
        Set<String> all = new LinkedHashSet<>(options.get().apiKeys().keySet());
        for (RegisteredApp app : options.get().apps()) {
            all.add(app.signingSecret());
            if (app.clientSecret() != null) {
                all.add(app.clientSecret());
            }
        }
        all.addAll(secrets.list());
        return all;
    }

    /** Removes all recordings. */
    public void clear() {
        byKind.values().forEach(LongAdder::reset);
        byOutcome.values().forEach(LongAdder::reset);
        incidents.values().forEach(RingBuffer::clear);
        requests.clear();
        histories.clear();
        livesLeft.clear();
        secrets.clear();
    }

    void record(Request request, PathKind kind, Reply reply) {
        byKind.get(kind).increment();
        if (kind == PathKind.PORTAL || kind == PathKind.CONTROL) {
            return;
        }
        RecorderNote note = reply.note();
        byOutcome.get(note.outcome()).increment();
        requests.add(RecordedRequest.of(request, kind, reply));
        if (OpenApiObserver.isOn()) {
            OpenApiObserver.exchange(request.exchange(reply));
        }
        if (note.outcome().isIncident()) {
            incidents
                    .get(note.outcome())
                    .add(new Incident(request.at(), kind, note.outcome(), note.userKey(), note.detail()));
        }
    }

    void renewal(Renewal renewal, Instant now) {
        if (renewal.outcome() == RequestOutcome.RENEWED) {
            RenewalTiming one = new RenewalTiming(1, renewal.old().lifeLeft(now), now);
            livesLeft.add(one.leastLifeLeft());
            histories.merge(renewal.old().grant().user().userKey(), one, RenewalTiming::and);
        }
    }

    /** Records a secret that was issued or received; ignores null. */
    void secret(String value) {
        if (value != null) {
            secrets.add(value);
        }
    }

    private static <E extends Enum<E>> Map<E, LongAdder> adders(Class<E> type) {
        Map<E, LongAdder> map = new EnumMap<>(type);
        for (E each : type.getEnumConstants()) {
            map.put(each, new LongAdder());
        }
        return map;
    }
}
