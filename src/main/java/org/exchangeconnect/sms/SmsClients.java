package org.exchangeconnect.sms;

import jakarta.annotation.PreDestroy;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.net.URI;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import org.eclipse.microprofile.rest.client.RestClientBuilder;
import org.exchangeconnect.config.HttpSettings;

/**
 * Clients of Infobip's SMS API, one for each endpoint. A client is created at its first use and kept, because it is
 * expensive and holds the kept-alive connections. Safe for use by many threads.
 */
@Singleton
class SmsClients {

    static final int MAX_CLIENTS = 100;
    private static final int MAX_HTTP_CONNECTIONS = 512;

    private final HttpSettings http;
    private final Map<URI, RefCountedClient> held = new LinkedHashMap<>(16, 0.75f, true);

    @Inject
    SmsClients(HttpSettings http) {
        this.http = http;
    }

    /** Makes a call with the endpoint's client, which stays open during the call. */
    <T> T call(URI endpoint, Function<SmsClient, T> call) {
        RefCountedClient client = take(endpoint);
        try {
            return call.apply(client.client());
        } finally {
            release(client);
        }
    }

    private synchronized RefCountedClient take(URI endpoint) {
        RefCountedClient client = held.computeIfAbsent(endpoint, this::open);
        client.use();
        if (held.size() > MAX_CLIENTS) {
            var longestUnused = held.values().iterator();
            longestUnused.next().retire();
            longestUnused.remove();
        }
        return client;
    }

    private synchronized void release(RefCountedClient client) {
        client.release();
    }

    @PreDestroy
    synchronized void close() {
        held.values().forEach(RefCountedClient::retire);
        held.clear();
    }

    /**
     * On Payara the body must be streamed: otherwise the HttpURLConnection below Jersey buffers it, and silently
     * repeats a POST if the connection breaks before the response. It closes idle connections after five seconds. On
     * WildFly the defaults are 50 connections without an idle limit; further calls would wait for one.
     */
    private RefCountedClient open(URI endpoint) {
        RestClientBuilder builder = RestClientBuilder.newBuilder()
                .baseUri(endpoint)
                .connectTimeout(http.connectTimeout().toMillis(), TimeUnit.MILLISECONDS)
                .readTimeout(http.sendTimeout().toMillis(), TimeUnit.MILLISECONDS)
                .followRedirects(false)
                .property("microprofile.rest.client.disable.default.mapper", true)
                .property("resteasy.connectionPoolSize", MAX_HTTP_CONNECTIONS)
                .property("resteasy.connectionTTL", List.of(HttpSettings.MAX_IDLE.toSeconds(), TimeUnit.SECONDS))
                .property("jersey.config.client.request.entity.processing", "CHUNKED");
        http.proxy().forUri(endpoint).ifPresent(proxy -> builder.proxyAddress(proxy.getHostString(), proxy.getPort()));
        return new RefCountedClient(builder.build(SmsClient.class));
    }
}
