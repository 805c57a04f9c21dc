package org.exchangeconnect.web.session;

import jakarta.servlet.ServletContextEvent;
import jakarta.servlet.ServletContextListener;
import jakarta.servlet.SessionCookieConfig;

/**
 * Configures the session cookie so that browsers send it from a frame on another site:
 * {@code SameSite=None; Partitioned}. WildFly writes these attributes; Payara ignores them, so
 * {@link PartitionedSessionFilter} adds them there.
 */
public final class SessionCookieSettings implements ServletContextListener {

    @Override
    public void contextInitialized(ServletContextEvent event) {
        SessionCookieConfig cookie = event.getServletContext().getSessionCookieConfig();
        cookie.setHttpOnly(true);
        cookie.setSecure(true);
        cookie.setAttribute("SameSite", "None");
        cookie.setAttribute("Partitioned", "");
    }
}
