package org.exchangeconnect.web;

import jakarta.servlet.ServletContextEvent;
import jakarta.servlet.ServletContextListener;
import java.util.List;
import java.util.logging.Level;
import java.util.logging.Logger;
import java.util.stream.Stream;

/**
 * Silences the loggers that write requests down with their credentials once somebody turns logging to its finest: tokens
 * in calls to Infobip, codes in the addresses that come in, the paths of webhooks' addresses, the back office's password.
 */
public final class WireLoggers implements ServletContextListener {

    /** Kept: the platform forgets a logger, and its level with it, when nobody holds it. */
    private static final List<Logger> SILENCED = Stream.of(
                    // the JDK's client, below Payara's REST client
                    "sun.net.www.protocol.http.HttpURLConnection",
                    "jdk.httpclient.HttpClient",
                    "jdk.internal.httpclient.debug",
                    // Payara's front
                    "org.glassfish.grizzly.http.util.Parameters",
                    "org.glassfish.grizzly.http.Cookies",
                    "org.glassfish.grizzly.websockets.BaseWebSocketFilter",
                    "org.glassfish.grizzly.http2.NetLogger",
                    "fish.payara.microprofile.telemetry.tracing.jaxrs.OpenTelemetryRequestEventListener",
                    // WildFly's REST client and front
                    "org.apache.http",
                    "io.undertow",
                    "org.xnio")
            .map(Logger::getLogger)
            .toList();

    @Override
    public void contextInitialized(ServletContextEvent event) {
        SILENCED.forEach(logger -> logger.setLevel(Level.WARNING));
    }
}
