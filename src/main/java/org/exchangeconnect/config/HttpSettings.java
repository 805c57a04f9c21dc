package org.exchangeconnect.config;

import java.net.http.HttpClient;
import java.time.Duration;

/** The keys {@code infobip.http.*}: the limits of every call to Infobip. */
public record HttpSettings(Duration connectTimeout, Duration readTimeout) {

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
        return HttpClient.newBuilder()
                .version(HttpClient.Version.HTTP_1_1)
                .followRedirects(HttpClient.Redirect.NEVER)
                .connectTimeout(connectTimeout);
    }
}
