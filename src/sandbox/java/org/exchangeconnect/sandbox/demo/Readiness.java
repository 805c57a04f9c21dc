package org.exchangeconnect.sandbox.demo;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/**
 * Waits until an application responds. It requests an address of the application instead of reading the server's log,
 * because the server reports that it is ready even if the application failed to start.
 */
public final class Readiness {

    private static final Duration POLL_INTERVAL = Duration.ofMillis(100);
    private static final Duration LINE_LIMIT = Duration.ofMinutes(2);
    private static final int LINES_SHOWN = 40;

    private final AppServer server;
    private final HttpClient client =
            HttpClient.newBuilder().connectTimeout(Duration.ofSeconds(2)).build();

    private Readiness(AppServer server) {
        this.server = server;
    }

    /**
     * Waits until the application responds.
     *
     * @param progress called about ten times a second while waiting
     * @throws IllegalStateException if the process ends, the application fails to start or the time is up; the message
     *     contains the end of the server's output
     */
    public static void await(AppServer server, Duration limit, Runnable progress) {
        new Readiness(server).await(System.nanoTime() + limit.toNanos(), progress);
    }

    /** Waits without showing progress. */
    public static void await(AppServer server, Duration limit) {
        await(server, limit, () -> {});
    }

    /** Waits at most two minutes for an output line that contains one of these texts. */
    static void awaitLine(AppServer server, String... signs) {
        long deadline = System.nanoTime() + LINE_LIMIT.toNanos();
        while (server.output().stream().noneMatch(line -> Stream.of(signs).anyMatch(line::contains))) {
            if (System.nanoTime() > deadline) {
                throw new Readiness(server).failed("The application was not redeployed in time");
            }
            pause();
        }
    }

    private void await(long deadline, Runnable progress) {
        while (!answers()) {
            if (!server.isRunning()) {
                throw failed("The server stopped");
            }
            if (server.isUp() && !answers()) {
                throw failed("The application did not start");
            }
            if (System.nanoTime() > deadline) {
                throw failed("The application did not respond in time");
            }
            progress.run();
            pause();
        }
    }

    private boolean answers() {
        URI address = server.address().resolve("style.css");
        HttpRequest request =
                HttpRequest.newBuilder(address).timeout(Duration.ofSeconds(10)).build();
        try {
            return client.send(request, BodyHandlers.discarding()).statusCode() == 200;
        } catch (IOException notYet) {
            return false;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    private IllegalStateException failed(String what) {
        List<String> lines = server.output();
        String end = String.join("\n", lines.subList(Math.max(0, lines.size() - LINES_SHOWN), lines.size()));
        return new IllegalStateException(what + ". Last lines of " + server.log() + ":\n" + end);
    }

    private static void pause() {
        try {
            TimeUnit.MILLISECONDS.sleep(POLL_INTERVAL.toMillis());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
