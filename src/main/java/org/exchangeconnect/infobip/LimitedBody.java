package org.exchangeconnect.infobip;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.http.HttpResponse.BodyHandler;
import java.net.http.HttpResponse.BodySubscriber;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Flow;

/** Receives a response body of limited size. {@link TimedExchange} limits its time. */
public final class LimitedBody implements BodySubscriber<byte[]> {

    /** The limit for the JSON of Infobip's APIs. */
    public static final int MAX_JSON_BYTES = 1 << 20;

    private static final int PART = 8192;

    private final int maxBytes;
    private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    private final CompletableFuture<byte[]> body = new CompletableFuture<>();
    private volatile Flow.Subscription subscription;

    public LimitedBody(int maxBytes) {
        this.maxBytes = maxBytes;
    }

    /** Returns a handler for responses of at most {@code maxBytes}; longer ones fail with an {@link IOException}. */
    public static BodyHandler<byte[]> handler(int maxBytes) {
        return head -> new LimitedBody(maxBytes);
    }

    /**
     * Reads a body from a client that only has a blocking stream.
     *
     * @param time the limit for the whole body; the last blocking read can end after it
     * @throws IOException if the body is too large, takes too long or breaks off
     */
    public static byte[] read(InputStream stream, int maxBytes, Duration time) throws IOException {
        long end = System.nanoTime() + time.toNanos();
        ByteArrayOutputStream body = new ByteArrayOutputStream();
        byte[] part = new byte[PART];
        for (int length = stream.read(part); length >= 0; length = stream.read(part)) {
            body.write(part, 0, length);
            if (body.size() > maxBytes || System.nanoTime() - end > 0) {
                throw new IOException(
                        "the response is larger than " + maxBytes + " bytes or takes longer than " + time);
            }
        }
        return body.toByteArray();
    }

    @Override
    public CompletionStage<byte[]> getBody() {
        return body;
    }

    @Override
    public void onSubscribe(Flow.Subscription given) {
        subscription = given;
        given.request(Long.MAX_VALUE);
    }

    @Override
    public void onNext(List<ByteBuffer> buffers) {
        for (ByteBuffer buffer : buffers) {
            byte[] part = new byte[buffer.remaining()];
            buffer.get(part);
            bytes.writeBytes(part);
        }
        if (bytes.size() > maxBytes) {
            body.completeExceptionally(new IOException("the response is larger than " + maxBytes + " bytes"));
            subscription.cancel();
        }
    }

    @Override
    public void onError(Throwable failure) {
        body.completeExceptionally(failure);
    }

    @Override
    public void onComplete() {
        body.complete(bytes.toByteArray());
    }
}
