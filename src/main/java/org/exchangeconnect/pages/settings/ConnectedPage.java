package org.exchangeconnect.pages.settings;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import jakarta.servlet.http.HttpServletRequest;
import org.exchangeconnect.pages.CurrentUser;

/** The final page of a flow that started outside our pages or in a separate window. */
@Named
@RequestScoped
public class ConnectedPage {

    @Inject
    CurrentUser currentUser;

    @Inject
    HttpServletRequest request;

    public boolean isLive() {
        return currentUser.healthStatus().isLive() && !isCancelled();
    }

    public String getKind() {
        return isLive() ? "good" : "none";
    }

    public String getTitle() {
        return topic() + ".title";
    }

    public String getText() {
        return topic() + ".text";
    }

    private String topic() {
        if (isCancelled()) {
            return "connected.cancelled";
        }
        return isLive() ? "connected" : "connected.nobody";
    }

    private boolean isCancelled() {
        return "cancelled".equals(request.getParameter("outcome"));
    }
}
