package org.exchangeconnect.web;

import jakarta.servlet.ServletContextEvent;
import jakarta.servlet.ServletContextListener;
import jakarta.servlet.SessionCookieConfig;

/**
 * Makes the session cookie one that a frame on another site gets back: {@code SameSite=None; Partitioned}.
 * WildFly emits what is set here; Payara keeps the attributes to itself, so
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
