package org.exchangeconnect.config;

import java.net.http.HttpClient;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** The keys {@code infobip.http.*}: the limits of every outgoing HTTP call, and the proxy on its way. */
public record HttpSettings(Duration connectTimeout, Duration readTimeout, ForwardProxy proxy) {

    /** Firewalls forget idle connections without a word, many after a minute or more. We close them before. */
    public static final Duration MAX_IDLE = Duration.ofSeconds(30);

    /**
     * Where the JDK's two HTTP clients look for it; they have no other way to set it. The first is read once, when the
     * first client is made. The second is for connections to a proxy: others are closed after five seconds.
     */
    private static final List<String> MAX_IDLE_PROPERTIES =
            List.of("jdk.httpclient.keepalive.timeout", "http.keepAlive.time.proxy");

    static {
        MAX_IDLE_PROPERTIES.stream()
                .filter(name -> System.getProperty(name) == null)
                .forEach(name -> System.setProperty(name, Long.toString(MAX_IDLE.toSeconds())));
    }

    /** Settings without a proxy of our own. */
    public HttpSettings(Duration connectTimeout, Duration readTimeout) {
        this(connectTimeout, readTimeout, ForwardProxy.OF_THE_JVM);
    }

    /**
     * Makes a client for calls that carry secrets: kept-alive connections, and no redirect followed, so that nothing goes
     * to another host than the one that was asked for. Each call sets its own time limit.
     */
    public HttpClient newClient() {
        return builder().build();
    }

    /**
     * Makes such a client for many small answers: the one thread of it that reads from the network hands nothing over to
     * others. Each call is to be waited for by the thread that makes it, and what takes the body must not block.
     */
    public HttpClient newClientOfOneThread() {
        return builder().executor(Runnable::run).build();
    }

    private HttpClient.Builder builder() {
        HttpClient.Builder builder = HttpClient.newBuilder()
                .version(HttpClient.Version.HTTP_1_1)
                .followRedirects(HttpClient.Redirect.NEVER)
                .connectTimeout(connectTimeout);
        Optional.ofNullable(proxy.selector()).ifPresent(builder::proxy);
        return builder;
    }
}
