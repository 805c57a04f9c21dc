package org.exchangeconnect.pages;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import jakarta.servlet.http.HttpServletRequest;

/** Where connecting ends when it did not begin in a page of ours, or began in a window of its own. */
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
