package org.exchangeconnect.web.limits;

import jakarta.annotation.PostConstruct;
import jakarta.annotation.PreDestroy;
import jakarta.annotation.Resource;
import jakarta.enterprise.concurrent.ManagedThreadFactory;
import jakarta.inject.Singleton;
import jakarta.servlet.AsyncContext;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.exchangeconnect.limits.ByteBudget;
import org.exchangeconnect.limits.ConcurrencyLimit;
import org.exchangeconnect.limits.MinimumBodyRate;
import org.exchangeconnect.observability.Logs;

/**
 * Tracks the request bodies that this node is reading and limits their number and their bytes in memory. Each kind of
 * caller has limits of its own, and strangers and visitors also have some per network and per connection, so that slow
 * ones do not keep others out.
 */
@Singleton
class AsyncBodyReaders {

    static final int MAX_ANONYMOUS = 512;
    static final int MAX_ANONYMOUS_PER_NETWORK = 64;
    static final int MAX_VISITORS = 128;
    static final int MAX_PER_VISITOR = 8;
    static final int MAX_KNOWN = 256;

    private static final long MAX_BYTES = 32L << 20;
    private static final long MAX_BYTES_PER_NETWORK = 8L << 20;
    private static final long MAX_VISITORS_BYTES = 16L << 20;
    private static final long MAX_BYTES_PER_VISITOR = 2L << 20;

    private static final Logger LOG = Logs.of(AsyncBodyReaders.class);

    @Resource(lookup = "java:comp/DefaultManagedThreadFactory")
    ManagedThreadFactory threads;

    private final Set<AsyncBodyReader> reads = ConcurrentHashMap.newKeySet();
    private final Map<CallerKind, BodyLimits> limits = Map.of(
            CallerKind.STRANGER,
            new BodyLimits(
                    new ConcurrencyLimit<>(MAX_ANONYMOUS, MAX_ANONYMOUS_PER_NETWORK),
                    new ByteBudget<>(MAX_BYTES, MAX_BYTES_PER_NETWORK)),
            CallerKind.VISITOR,
            new BodyLimits(
                    new ConcurrencyLimit<>(MAX_VISITORS, MAX_PER_VISITOR),
                    new ByteBudget<>(MAX_VISITORS_BYTES, MAX_BYTES_PER_VISITOR)),
            CallerKind.BACK_OFFICE,
            new BodyLimits(new ConcurrencyLimit<>(MAX_KNOWN, MAX_KNOWN), new ByteBudget<>(MAX_BYTES, MAX_BYTES)));
    private ScheduledThreadPoolExecutor sweeper;
    private Future<?> sweeping;

    /** Who sends a body. */
    enum CallerKind {
        STRANGER,
        /** A person who is signed in on a page. */
        VISITOR,
        /** A caller with the back office's credentials. */
        BACK_OFFICE
    }

    /** @param key a stranger's network, a visitor's connection or a user's name */
    record BodyCaller(CallerKind kind, String key) {}

    private record BodyLimits(ConcurrencyLimit<String> count, ByteBudget<String> memory) {}

    @PostConstruct
    void start() {
        sweeper = new ScheduledThreadPoolExecutor(1, threads);
        sweeping = sweeper.scheduleWithFixedDelay(this::sweep, 1, 1, TimeUnit.SECONDS);
    }

    @PreDestroy
    void stop() {
        sweeping.cancel(false);
        sweeper.shutdownNow();
    }

    /**
     * Starts to read the request's body. Afterwards the request is dispatched again with the body in
     * {@link AsyncBodyReader#BODY}, or refused.
     *
     * @return false when too many bodies are being read; nothing was started then
     */
    boolean start(HttpServletRequest request, HttpServletResponse response, int maxBytes, BodyCaller caller)
            throws IOException {
        BodyLimits limit = limits.get(caller.kind());
        String key = caller.key();
        if (!limit.count().enter(key)) {
            return false;
        }
        AsyncContext context = request.startAsync(request, response);
        context.setTimeout(0);
        AsyncBodyReader read;
        try {
            read = new AsyncBodyReader(
                    context,
                    request,
                    response,
                    maxBytes,
                    limit.memory(),
                    key,
                    new MinimumBodyRate(System.nanoTime()),
                    ended -> {
                        reads.remove(ended);
                        limit.count().leave(key);
                    });
        } catch (IOException | RuntimeException unreadable) {
            limit.count().leave(key);
            context.complete();
            throw unreadable;
        }
        reads.add(read);
        try {
            read.start();
        } catch (RuntimeException unreadable) {
            read.onError(unreadable);
        }
        return true;
    }

    private void sweep() {
        long now = System.nanoTime();
        for (AsyncBodyReader read : reads) {
            try {
                read.checkPace(now);
            } catch (RuntimeException failed) {
                LOG.log(Level.FINE, "Failed to refuse a slow request", failed);
            }
        }
    }
}
