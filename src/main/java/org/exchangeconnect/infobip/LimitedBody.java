package org.exchangeconnect.infobip;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.http.HttpResponse.BodyHandler;
import java.net.http.HttpResponse.BodySubscriber;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Flow;
import java.util.concurrent.TimeUnit;

/**
 * Receives a body of bounded size within bounded time. The JDK's own request timeout ends with the response's headers,
 * so what is left of the time then is the body's.
 */
public final class LimitedBody implements BodySubscriber<byte[]> {

    private final int maxBytes;
    private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    private final CompletableFuture<byte[]> body = new CompletableFuture<>();
    private volatile Flow.Subscription subscription;

    /** Creates one whose time counts from now. */
    public LimitedBody(int maxBytes, Duration time) {
        this.maxBytes = maxBytes;
        body.orTimeout(time.toMillis(), TimeUnit.MILLISECONDS).exceptionally(tooLate -> {
            cancel();
            return null;
        });
    }

    /** Returns a handler for a request that is sent now: headers and body together take at most {@code time}. */
    public static BodyHandler<byte[]> handler(int maxBytes, Duration time) {
        long start = System.nanoTime();
        return head -> new LimitedBody(maxBytes, time.minusNanos(System.nanoTime() - start));
    }

    @Override
    public CompletionStage<byte[]> getBody() {
        return body;
    }

    @Override
    public void onSubscribe(Flow.Subscription given) {
        subscription = given;
        if (body.isDone()) {
            given.cancel();
        } else {
            given.request(Long.MAX_VALUE);
        }
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
            cancel();
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

    private void cancel() {
        if (subscription != null) {
            subscription.cancel();
        }
    }
}
