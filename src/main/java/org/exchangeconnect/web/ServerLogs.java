package org.exchangeconnect.web;

import jakarta.servlet.ServletContextEvent;
import jakarta.servlet.ServletContextListener;
import java.util.List;
import java.util.logging.Filter;
import java.util.logging.Level;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import java.util.stream.Stream;
import org.exchangeconnect.observability.Logs;

/**
 * Prevents anonymous clients from filling the log through the servers' own loggers. Disconnected clients are not logged
 * as warnings. Other warnings about requests are limited per minute, and lose the stack trace if the request was
 * malformed.
 */
public final class ServerLogs implements ServletContextListener {

    /** Strong references: a logger that is garbage-collected loses its filter. */
    private static final List<Logger> LOGGERS = Stream.of(
                    // Payara: Catalina, authentication, REST, the HTTP front end
                    "jakarta.enterprise.web",
                    "jakarta.enterprise.web.core",
                    "jakarta.enterprise.web.util",
                    "javax.enterprise.system.container.web.com.sun.web.security",
                    "org.glassfish.jersey.server.ServerRuntime$Responder",
                    "org.glassfish.grizzly.filterchain.DefaultFilterChain",
                    "org.glassfish.grizzly.http.server.util.RequestUtils",
                    "org.glassfish.grizzly.http.server.Request",
                    "org.glassfish.grizzly.http.util.Parameters",
                    "org.apache.catalina.connector",
                    // WildFly: the HTTP front end, REST
                    "io.undertow.request",
                    "io.undertow.request.io",
                    "io.undertow.servlet.request",
                    "org.jboss.resteasy.resteasy_jaxrs.i18n",
                    // Faces, on all servers
                    "org.apache.myfaces.context.ExceptionHandlerImpl")
            .map(Logger::getLogger)
            .toList();

    @Override
    public void contextInitialized(ServletContextEvent event) {
        LOGGERS.forEach(logger -> Logs.filter(logger, new Strangers()));
    }

    @Override
    public void contextDestroyed(ServletContextEvent event) {
        Logs.release();
    }

    static final class Strangers implements Filter {

        private final Filter few = Logs.perMinuteFilter();

        @Override
        public boolean isLoggable(LogRecord line) {
            if (line.getLevel().intValue() < Level.WARNING.intValue()) {
                return true;
            }
            boolean answered = line.getThrown() instanceof IllegalStateException committed
                    && String.valueOf(committed.getMessage()).contains("UT010019");
            if (ClientAborts.isCause(line.getThrown()) || answered || !few.isLoggable(line)) {
                return false;
            }
            if (ClientAborts.isMalformedRequest(line.getThrown())) {
                line.setMessage(
                        line.getMessage() + ": " + line.getThrown().getClass().getName());
                line.setThrown(null);
            }
            return true;
        }
    }
}
