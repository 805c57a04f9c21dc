package org.exchangeconnect.web;

import jakarta.servlet.ServletContextEvent;
import jakarta.servlet.ServletContextListener;
import java.util.List;
import java.util.logging.Level;
import java.util.logging.Logger;
import java.util.stream.Stream;

/**
 * Silences loggers that would write requests with their credentials when logging is set to its finest level: tokens in
 * calls to Infobip, codes in incoming URLs, the paths of webhook URLs, and the back office's password.
 */
public final class WireLoggers implements ServletContextListener {

    /** Strong references: a logger that is garbage-collected loses its level. */
    private static final List<Logger> SILENCED = Stream.of(
                    // the JDK's client, below Payara's REST client
                    "sun.net.www.protocol.http.HttpURLConnection",
                    "jdk.httpclient.HttpClient",
                    "jdk.internal.httpclient.debug",
                    // Payara's HTTP front end
                    "org.glassfish.grizzly.http.util.Parameters",
                    "org.glassfish.grizzly.http.Cookies",
                    "org.glassfish.grizzly.websockets.BaseWebSocketFilter",
                    "org.glassfish.grizzly.http2.NetLogger",
                    "fish.payara.microprofile.telemetry.tracing.jaxrs.OpenTelemetryRequestEventListener",
                    // WildFly's REST client and HTTP front end
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
