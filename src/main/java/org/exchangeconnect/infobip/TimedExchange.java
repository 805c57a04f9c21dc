package org.exchangeconnect.infobip;

import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandler;
import java.net.http.HttpTimeoutException;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/**
 * An HTTP exchange whose total time is limited. The JDK's request timeout covers the response's headers only, and when
 * this process resumes after a pause it drops a response that has already arrived.
 */
public final class TimedExchange {

    /** How long a response may take to be read after this process resumes. */
    private static final Duration RESUME_TIME = Duration.ofSeconds(1);

    private TimedExchange() {}

    /**
     * Sends a request and waits until the handler's body is complete, for at most {@code time}; if this process was
     * paused meanwhile, for one more second. Safe for use by many threads.
     *
     * @throws CallFailedException if the response is not complete in time, the exchange fails, or the thread is
     *     interrupted; it is then still marked as interrupted
     */
    public static <T> HttpResponse<T> send(HttpClient http, HttpRequest request, BodyHandler<T> handler, Duration time)
            throws CallFailedException {
        long end = System.nanoTime() + time.toNanos();
        CompletableFuture<HttpResponse<T>> response = http.sendAsync(request, handler);
        try {
            return response(response, time, end);
        } catch (ExecutionException failure) {
            throw new CallFailedException(
                    failure.getCause() instanceof IOException known ? known : new IOException(failure.getCause()));
        } catch (TimeoutException late) {
            throw new CallFailedException(new HttpTimeoutException("no response in time"));
        } catch (InterruptedException stopping) {
            Thread.currentThread().interrupt();
            throw new CallFailedException(stopping);
        } finally {
            response.cancel(true);
        }
    }

    private static <T> HttpResponse<T> response(CompletableFuture<HttpResponse<T>> response, Duration time, long end)
            throws ExecutionException, TimeoutException, InterruptedException {
        try {
            return response.get(time.toMillis(), TimeUnit.MILLISECONDS);
        } catch (TimeoutException late) {
            boolean paused = System.nanoTime() - end > RESUME_TIME.toNanos() / 4;
            return response.get(paused ? RESUME_TIME.toMillis() : 0, TimeUnit.MILLISECONDS);
        }
    }
}
