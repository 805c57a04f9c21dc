package org.exchangeconnect.web;

import jakarta.enterprise.inject.spi.CDI;
import jakarta.servlet.ServletContext;
import jakarta.servlet.ServletContextEvent;
import jakarta.servlet.ServletContextListener;
import jakarta.servlet.http.HttpServletRequest;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.exchangeconnect.config.OAuthSettings;
import org.exchangeconnect.observability.Logs;

/**
 * Holds the path at which browsers reach the application: the path of {@code infobip.oauth.redirect-uri} without the
 * callback, which a reverse proxy may map to the context root. The session cookie and the pages' links use it.
 */
public final class PublicPath implements ServletContextListener {

    private static final Logger LOG = Logs.of(PublicPath.class);
    private static final String ATTRIBUTE = PublicPath.class.getName();

    @Override
    public void contextInitialized(ServletContextEvent event) {
        ServletContext context = event.getServletContext();
        String path = configured(context.getContextPath());
        context.setAttribute(ATTRIBUTE, path);
        if (!path.equals(context.getContextPath())) {
            context.getSessionCookieConfig().setPath(path.isEmpty() ? "/" : path);
            LOG.info(() -> "Public path differs from the context root, as infobip.oauth.redirect-uri states: path="
                    + path + "/, contextRoot=" + context.getContextPath() + "/");
        }
    }

    private static String configured(String own) {
        try {
            return CDI.current().select(OAuthSettings.class).get().publicUri("").getRawPath();
        } catch (RuntimeException invalid) {
            LOG.log(Level.FINE, "The configuration is invalid; the startup reports why", invalid);
            return own;
        }
    }

    /**
     * Returns the path for links. The operator's page need not be published by the proxy, so its links use the context
     * path.
     */
    public static String of(HttpServletRequest request) {
        Object path = request.getServletContext().getAttribute(ATTRIBUTE);
        return path instanceof String text && !"/operator".equals(request.getServletPath())
                ? text
                : request.getContextPath();
    }
}
