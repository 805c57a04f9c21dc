package org.exchangeconnect.sandbox;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;

/** The HTTP server of the engine. A delayed or held response blocks no thread. */
final class HttpFront implements AutoCloseable {

    private static final int BACKLOG = 4096;
    private static final int QUEUE_CAPACITY = 20_000;

    private final Engine engine;
    private final Router router;
    private final HttpServer server;
    private final ExecutorService workers;
    private final ScheduledExecutorService timer;

    HttpFront(Engine engine) throws IOException {
        tuneServer();
        this.engine = engine;
        this.router = new Router(engine);
        SandboxOptions options = engine.options();
        server = HttpServer.create(
                new InetSocketAddress(InetAddress.getByAddress(new byte[] {127, 0, 0, 1}), options.port()), BACKLOG);
        workers = new ThreadPoolExecutor(
                options.threads(),
                options.threads(),
                1,
                TimeUnit.MINUTES,
                new LinkedBlockingQueue<>(QUEUE_CAPACITY),
                daemons(),
                new ThreadPoolExecutor.CallerRunsPolicy());
        timer = Executors.newSingleThreadScheduledExecutor(daemons());
        server.setExecutor(workers);
        server.createContext("/", this::handle);
        server.start();
        long pause = options.pushesEach().toMillis();
        if (pause > 0) {
            timer.scheduleWithFixedDelay(this::push, pause, pause, TimeUnit.MILLISECONDS);
        }
    }

    int port() {
        return server.getAddress().getPort();
    }

    @Override
    public void close() {
        timer.shutdownNow();
        server.stop(0);
        workers.shutdownNow();
    }

    /** By default the JDK's server waits 40 ms between head and body, and keeps only 200 idle connections. */
    private static void tuneServer() {
        System.setProperty("sun.net.httpserver.nodelay", "true");
        System.setProperty("sun.net.httpserver.maxIdleConnections", "20000");
        System.setProperty("sun.net.httpserver.idleInterval", "300");
    }

    private void handle(HttpExchange exchange) {
        try {
            Request request = HttpMessages.read(exchange, engine.now());
            Endpoint endpoint = router.find(request.path());
            Optional<Fault> fault = engine.faults().next(endpoint.kind(), () -> endpoint.userOf(request));
            if (fault.isEmpty()) {
                HttpMessages.write(exchange, carryOut(endpoint, request));
            } else {
                fail(fault.get(), endpoint, request, exchange);
            }
        } catch (IOException gone) {
            exchange.close();
        }
    }

    private void fail(Fault fault, Endpoint endpoint, Request request, HttpExchange exchange) {
        Runnable answer = () -> {
            Reply reply = shape(fault, endpoint, request);
            later(fault.after(), () -> HttpMessages.write(exchange, reply));
        };
        if (!fault.held()) {
            later(fault.before(), answer);
            return;
        }
        Runnable waiting = () -> workers.execute(answer);
        engine.faults().hold(waiting);
        later(fault.before(), () -> {
            if (engine.faults().giveUp(waiting)) {
                exchange.close();
            }
        });
    }

    private Reply shape(Fault fault, Endpoint endpoint, Request request) {
        if (fault.carriedOut()) {
            return endpoint.dressed(request, fault.shape().of(carryOut(endpoint, request), endpoint.errors()));
        }
        Reply reply = endpoint.dressed(request, fault.shape().of(null, endpoint.errors()))
                .noted(new RecorderNote(RequestOutcome.FAULT, endpoint.userOf(request), "scripted"));
        engine.recorder().record(request, endpoint.kind(), reply);
        return reply;
    }

    private Reply carryOut(Endpoint endpoint, Request request) {
        Reply reply;
        try {
            reply = endpoint.answer(request);
        } catch (RuntimeException broken) {
            reply = Reply.json(500, "{\"error\":\"the sandbox failed\"}")
                    .noted(new RecorderNote(RequestOutcome.MALFORMED, null, "the sandbox failed on it: " + broken));
        }
        engine.recorder().record(request, endpoint.kind(), reply);
        return reply;
    }

    private void push() {
        workers.execute(() -> {
            engine.sms().pushReports(engine.options().pushStyle());
            engine.sms().pushInbound();
        });
    }

    private void later(Duration delay, Runnable task) {
        if (delay.isZero()) {
            task.run();
        } else {
            timer.schedule(() -> workers.execute(task), delay.toMillis(), TimeUnit.MILLISECONDS);
        }
    }

    private static ThreadFactory daemons() {
        return task -> {
            Thread thread = new Thread(task, "infobip-sandbox");
            thread.setDaemon(true);
            return thread;
        };
    }
}
