package org.exchangeconnect.config;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.net.http.HttpClient;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * The keys {@code infobip.http.*}: the timeouts of every outgoing HTTP call, and the forward proxy.
 *
 * @param readTimeout for every other call: token requests, look-ups, webhooks
 * @param sendTimeout for requests that send SMS: Infobip needs seconds for many destinations, and a request that is
 *     given up leaves its outcome unknown
 * @param gatewayTimeout for the gateway's calls, until the response's headers arrive
 */
@Singleton
public record HttpSettings(
        Duration connectTimeout,
        Duration readTimeout,
        Duration sendTimeout,
        Duration gatewayTimeout,
        ForwardProxy proxy) {

    /** Enough for a request with 1,000 destinations, to which Infobip responds after several seconds. */
    static final Duration DEFAULT_SEND_TIMEOUT = Duration.ofSeconds(15);

    /**
     * Firewalls drop idle connections silently, many after a minute or more, so the application closes them earlier.
     */
    public static final Duration MAX_IDLE = Duration.ofSeconds(30);

    /**
     * System properties, the only way to configure the JDK's two HTTP clients. The first is read once, when the first
     * client is created. The second is for connections to a proxy; others are closed after five seconds.
     */
    private static final List<String> MAX_IDLE_PROPERTIES =
            List.of("jdk.httpclient.keepalive.timeout", "http.keepAlive.time.proxy");

    static {
        MAX_IDLE_PROPERTIES.stream()
                .filter(name -> System.getProperty(name) == null)
                .forEach(name -> System.setProperty(name, Long.toString(MAX_IDLE.toSeconds())));
    }

    @Inject
    HttpSettings(Settings settings) {
        this(
                settings.get(ConfigKeys.CONNECT_TIMEOUT),
                settings.get(ConfigKeys.READ_TIMEOUT),
                settings.get(ConfigKeys.SEND_TIMEOUT),
                settings.get(ConfigKeys.GATEWAY_TIMEOUT),
                new ForwardProxy(settings));
    }

    /** Creates settings with the default timeouts for sending and the gateway, and without a configured proxy. */
    public HttpSettings(Duration connectTimeout, Duration readTimeout) {
        this(connectTimeout, readTimeout, DEFAULT_SEND_TIMEOUT, DEFAULT_SEND_TIMEOUT, ForwardProxy.OF_THE_JVM);
    }

    /**
     * Creates a client for calls that carry secrets. It keeps connections alive and follows no redirect, so that
     * nothing goes to a host other than the requested one. Callers must set a timeout on each request.
     */
    public HttpClient newClient() {
        return builder().build();
    }

    /**
     * Creates such a client for many small responses: its network thread processes them itself instead of handing them
     * to other threads. The calling thread must wait for each call, and body subscribers must not block.
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
