package org.exchangeconnect.nodes;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.net.Socket;
import java.net.URI;
import java.security.GeneralSecurityException;
import java.security.cert.X509Certificate;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import javax.net.SocketFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManager;
import javax.net.ssl.X509TrustManager;

/**
 * Sends unauthenticated attack traffic to a node on this machine: requests with {@code Upgrade}, slow bodies, page
 * views without a cookie, activation links, and invalid credentials from many addresses. {@link #close} stops it.
 */
final class AttackGenerator implements AutoCloseable {

    private static final int SLOW_BODIES = 400;
    private static final int UPGRADES_PER_SECOND = 10;
    private static final int PAGES_PER_SECOND = 500;
    private static final int LINKS_PER_SECOND = 200;
    private static final int LOGINS_PER_SECOND = 40;
    private static final int THREADS = 24;
    private static final int ADDRESSES = 20;
    private static final int READ_TIMEOUT_MILLIS = 5_000;

    private final URI target;
    private final SocketFactory sockets;
    private final ScheduledExecutorService threads = Executors.newScheduledThreadPool(THREADS);
    private final List<ScheduledFuture<?>> tasks = new ArrayList<>();
    private final List<SlowBody> bodies = new ArrayList<>();
    private final AtomicLong requests = new AtomicLong();
    private final AtomicInteger guess = new AtomicInteger();

    private AttackGenerator(URI target) throws GeneralSecurityException {
        this.target = target;
        this.sockets = "https".equals(target.getScheme()) ? trustingAll() : SocketFactory.getDefault();
    }

    /** @param target the application's address, ending with a slash */
    static AttackGenerator start(URI target) throws GeneralSecurityException {
        AttackGenerator attackers = new AttackGenerator(target);
        attackers.keptAlive(PAGES_PER_SECOND, 6, "settings");
        attackers.keptAlive(LINKS_PER_SECOND, 4, "api/oauth/authorize");
        attackers.every(UPGRADES_PER_SECOND, attackers::upgrade);
        attackers.every(LOGINS_PER_SECOND, attackers::login);
        for (int i = 0; i < SLOW_BODIES; i++) {
            attackers.bodies.add(
                    attackers.new SlowBody(i % 2 == 0 ? "api/webhooks/delivery-reports" : "api/connections"));
        }
        attackers.tasks.add(attackers.threads.scheduleWithFixedDelay(
                () -> attackers.bodies.forEach(SlowBody::next), 0, 2, TimeUnit.SECONDS));
        return attackers;
    }

    static String basic(String user, String password) {
        return "Basic " + Base64.getEncoder().encodeToString((user + ":" + password).getBytes(UTF_8));
    }

    long requests() {
        return requests.get();
    }

    private void every(int perSecond, Runnable request) {
        tasks.add(threads.scheduleAtFixedRate(request, 0, 1_000_000 / perSecond, TimeUnit.MICROSECONDS));
    }

    /** Sends many requests over few connections. */
    private void keptAlive(int perSecond, int connections, String path) {
        for (int i = 0; i < connections; i++) {
            Kept kept = new Kept(path);
            tasks.add(threads.scheduleAtFixedRate(
                    kept::send, 0, 1_000_000L * connections / perSecond, TimeUnit.MICROSECONDS));
        }
    }

    private void upgrade() {
        String path = List.of("metrics", "api/connections", "operator", "settings", "api/webhooks/delivery-reports")
                .get(guess.incrementAndGet() % 5);
        once(head("GET", path) + "Connection: Upgrade\r\nUpgrade: foo\r\n\r\n");
    }

    private void login() {
        int number = guess.incrementAndGet();
        once(head("GET", "api/connections") + "Connection: close\r\nX-Forwarded-For: 198.51.100." + number % ADDRESSES
                + "\r\nAuthorization: " + basic("demo", "guess-" + number) + "\r\n\r\n");
    }

    private void once(String request) {
        try (Socket socket = open()) {
            socket.getOutputStream().write(request.getBytes(UTF_8));
            requests.incrementAndGet();
            read(socket);
        } catch (IOException refused) {
            return;
        }
    }

    private String head(String method, String path) {
        return method + " " + target.getPath() + path + " HTTP/1.1\r\nHost: " + target.getHost() + "\r\n";
    }

    private Socket open() throws IOException {
        Socket socket = sockets.createSocket(target.getHost(), target.getPort());
        socket.setSoTimeout(READ_TIMEOUT_MILLIS);
        return socket;
    }

    private static boolean read(Socket socket) throws IOException {
        byte[] part = new byte[32_768];
        int read = socket.getInputStream().read(part);
        // Further available bytes belong to the same response, or arrive before the next request.
        while (read > 0 && socket.getInputStream().available() > 0) {
            read = socket.getInputStream().read(part);
        }
        return read > 0;
    }

    private static SocketFactory trustingAll() throws GeneralSecurityException {
        SSLContext context = SSLContext.getInstance("TLS");
        context.init(null, new TrustManager[] {new TrustsAll()}, null);
        return context.getSocketFactory();
    }

    @Override
    public void close() {
        tasks.forEach(task -> task.cancel(false));
        threads.shutdownNow();
        bodies.forEach(SlowBody::close);
    }

    private final class Kept {

        private final String request;
        private Socket socket;

        Kept(String path) {
            request = head("GET", path) + "\r\n";
        }

        void send() {
            try {
                if (socket == null) {
                    socket = open();
                }
                socket.getOutputStream().write(request.getBytes(UTF_8));
                requests.incrementAndGet();
                if (!read(socket)) {
                    socket.close();
                    socket = null;
                }
            } catch (IOException refused) {
                socket = null;
            }
        }
    }

    /** A body that arrives one byte at a time, restarted after a rejection. */
    private final class SlowBody {

        private final String path;
        private Socket socket;

        SlowBody(String path) {
            this.path = path;
        }

        void next() {
            try {
                if (socket == null) {
                    socket = open();
                    socket.getOutputStream()
                            .write((head("POST", path)
                                            + "Content-Type: application/json\r\nContent-Length: 60000\r\n\r\n{"
                                            + " ".repeat(20_000))
                                    .getBytes(UTF_8));
                } else {
                    socket.getOutputStream().write(' ');
                }
                requests.incrementAndGet();
            } catch (IOException refused) {
                close();
            }
        }

        void close() {
            try {
                if (socket != null) {
                    socket.close();
                }
            } catch (IOException gone) {
                return;
            } finally {
                socket = null;
            }
        }
    }

    private static final class TrustsAll implements X509TrustManager {

        @Override
        public void checkClientTrusted(X509Certificate[] chain, String type) {}

        @Override
        public void checkServerTrusted(X509Certificate[] chain, String type) {}

        @Override
        public X509Certificate[] getAcceptedIssuers() {
            return new X509Certificate[0];
        }
    }
}
