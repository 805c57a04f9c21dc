package org.exchangeconnect.web.limits;

import jakarta.servlet.AsyncContext;
import jakarta.servlet.ReadListener;
import jakarta.servlet.ServletInputStream;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.exchangeconnect.limits.ByteBudget;
import org.exchangeconnect.limits.MinimumBodyRate;
import org.exchangeconnect.observability.Logs;
import org.exchangeconnect.web.Refusal;

/**
 * Reads one request body into memory without blocking a thread: the server calls it when bytes are available. Finally
 * it dispatches the request or refuses it.
 */
final class AsyncBodyReader implements ReadListener {

    /** The request attribute of a dispatched request that holds the whole body as {@code byte[]}. */
    static final String BODY = AsyncBodyReader.class.getName();

    private static final Logger LOG = Logs.of(AsyncBodyReader.class);
    private static final int PART_BYTES = 8 * 1024;

    private final AsyncContext context;
    private final HttpServletRequest request;
    private final HttpServletResponse response;
    private final ServletInputStream in;
    private final int maxBytes;
    private final ByteBudget<String> memory;
    private final String key;
    private final MinimumBodyRate pace;
    private final long length;
    private final Consumer<AsyncBodyReader> onEnd;
    private final ByteArrayOutputStream body = new ByteArrayOutputStream();

    /** No lock is held while the server is called: it calls back under locks of its own, and the two would deadlock. */
    private final AtomicBoolean ended = new AtomicBoolean();

    private final AtomicInteger reserved = new AtomicInteger();
    private volatile int received;

    /**
     * @param memory the bytes of all bodies that are being read
     * @param key this body's key there
     * @param onEnd called once, when the body is complete or reading it was given up
     */
    AsyncBodyReader(
            AsyncContext context,
            HttpServletRequest request,
            HttpServletResponse response,
            int maxBytes,
            ByteBudget<String> memory,
            String key,
            MinimumBodyRate pace,
            Consumer<AsyncBodyReader> onEnd)
            throws IOException {
        this.context = context;
        this.request = request;
        this.response = response;
        this.in = request.getInputStream();
        this.maxBytes = maxBytes;
        this.memory = memory;
        this.key = key;
        this.pace = pace;
        // Payara never signals the end of the body of a request with Upgrade, so the length decides.
        this.length = request.getHeader("Upgrade") == null ? Long.MAX_VALUE : request.getContentLengthLong();
        this.onEnd = onEnd;
    }

    void start() {
        in.setReadListener(this);
    }

    @Override
    public void onDataAvailable() throws IOException {
        try {
            read();
        } catch (IOException | RuntimeException failure) {
            // Reading fails where the request was refused meanwhile.
            if (!ended.get()) {
                throw failure;
            }
        }
    }

    private void read() throws IOException {
        byte[] part = new byte[PART_BYTES];
        while (!ended.get() && in.isReady()) {
            int read = in.read(part);
            if (read < 0) {
                complete();
                return;
            }
            if (!reserve(read)) {
                response.setHeader("Retry-After", "1");
                refuse(Refusal.TOO_MANY_REQUESTS);
                return;
            }
            body.write(part, 0, read);
            received = body.size();
            if (body.size() > maxBytes) {
                refuse(Refusal.REQUEST_TOO_LARGE);
            } else if (body.size() >= length) {
                complete();
            }
        }
    }

    private boolean reserve(int bytes) {
        if (!memory.reserve(key, bytes)) {
            return false;
        }
        reserved.addAndGet(bytes);
        if (ended.get()) {
            release();
        }
        return true;
    }

    /** Another thread may have ended the reading meanwhile: each byte is released by one of the two. */
    private void release() {
        memory.release(key, reserved.getAndSet(0));
    }

    @Override
    public void onAllDataRead() {
        complete();
    }

    @Override
    public void onError(Throwable failure) {
        LOG.log(Level.FINE, "A request body was interrupted", failure);
        refuse(Refusal.BODY_BROKEN_OFF);
    }

    /** Refuses the request when its body arrives too slowly. */
    void checkPace(long nanoTime) {
        if (!ended.get() && pace.isTooSlow(received, nanoTime)) {
            refuse(Refusal.REQUEST_TIMEOUT);
        }
    }

    private void complete() {
        if (ended.compareAndSet(false, true)) {
            release();
            onEnd.accept(this);
            request.setAttribute(BODY, body.toByteArray());
            context.dispatch();
        }
    }

    private void refuse(Refusal refusal) {
        if (ended.compareAndSet(false, true)) {
            release();
            onEnd.accept(this);
            refusal.write(request, response);
            context.complete();
        }
    }
}
