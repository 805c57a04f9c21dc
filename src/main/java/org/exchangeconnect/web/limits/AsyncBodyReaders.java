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
 * Tracks the request bodies that this node is reading and limits their number and their bytes in memory. Callers without
 * credentials are also limited per network, so that slow ones do not keep others out. Callers with credentials have
 * separate limits.
 */
@Singleton
class AsyncBodyReaders {

    static final int MAX_ANONYMOUS = 512;
    static final int MAX_ANONYMOUS_PER_NETWORK = 64;
    static final int MAX_KNOWN = 256;

    private static final long MAX_BYTES = 32L << 20;
    private static final long MAX_BYTES_PER_NETWORK = 8L << 20;

    private static final Logger LOG = Logs.of(AsyncBodyReaders.class);
    private static final String KNOWN = "";

    @Resource(lookup = "java:comp/DefaultManagedThreadFactory")
    ManagedThreadFactory threads;

    private final Set<AsyncBodyReader> reads = ConcurrentHashMap.newKeySet();
    private final ConcurrencyLimit<String> anonymous = new ConcurrencyLimit<>(MAX_ANONYMOUS, MAX_ANONYMOUS_PER_NETWORK);
    private final ConcurrencyLimit<String> known = new ConcurrencyLimit<>(MAX_KNOWN, MAX_KNOWN);
    private final ByteBudget<String> anonymousBytes = new ByteBudget<>(MAX_BYTES, MAX_BYTES_PER_NETWORK);
    private final ByteBudget<String> knownBytes = new ByteBudget<>(MAX_BYTES, MAX_BYTES);
    private ScheduledThreadPoolExecutor sweeper;
    private Future<?> sweeping;

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
     * @param network the caller's network; null for a caller with credentials
     * @return false when too many bodies are being read; nothing was started then
     */
    boolean start(HttpServletRequest request, HttpServletResponse response, int maxBytes, String network)
            throws IOException {
        ConcurrencyLimit<String> limit = network == null ? known : anonymous;
        ByteBudget<String> memory = network == null ? knownBytes : anonymousBytes;
        String key = network == null ? KNOWN : network;
        if (!limit.enter(key)) {
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
                    memory,
                    key,
                    new MinimumBodyRate(System.nanoTime()),
                    ended -> {
                        reads.remove(ended);
                        limit.leave(key);
                    });
        } catch (IOException | RuntimeException unreadable) {
            limit.leave(key);
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
